/**
 * Records to test with, a keeper on a browser's database that is made up, and a store on the other side.
 *
 * @import { PracticeRecord } from "../src/record/model.js"
 * @import { Safety } from "../src/types.js"
 */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { Keeper } from "../src/record/keeper.js";
import { born, entry, merge, same } from "../src/record/model.js";
import { ManualClock } from "./helpers.js";

const SECOND = 1000;
export const HOUR = 3600 * SECOND;

/** Forget all that was kept. */
export function freshBrowser() {
	globalThis.indexedDB = new IDBFactory();
}

/**
 * A keeper of its own: another tab of the same browser, where the browser is not fresh.
 *
 * @param {ManualClock} [clock]
 * @param {Partial<ConstructorParameters<typeof Keeper>[0]>} [options]
 */
export function keeperOn(clock = new ManualClock(), options = {}) {
	return { clock, keeper: new Keeper({ clock, ...options }) };
}

/**
 * One run of an exercise.
 *
 * @param {object} [options]
 * @param {string} [options.id]
 * @param {number} [options.wall]
 * @param {string} [options.exercise]
 * @param {number|null} [options.before]
 * @returns {PracticeRecord}
 */
export function sessionRecord({ id, wall = Date.UTC(2026, 0, 1, 6), exercise = "seated-twist", before = 4 } = {}) {
	const about = { exercise, version: "1.0.0", hash: "abc", variant: "article", dose: { hold: 5 }, seconds: 130 };
	const document = born("session", about, wall, id);
	const phase = { phase: "twist/turn/1", step: "turn", side: "right", repetition: 1, planned: 5, own_pace: false };
	document.entries.push(
		entry("pain", { when: "before", value: before, where: "back" }, wall),
		entry("start", { ...phase, held: 0 }, wall + 1),
		entry("phase-end", { ...phase, held: 5 }, wall + 5 * SECOND),
		entry("pause", { ...phase, phase: "twist/hold/1", held: 2 }, wall + 7 * SECOND),
		entry("resume", { ...phase, phase: "twist/hold/1", held: 0 }, wall + 9 * SECOND),
		entry("stop", { ...phase, phase: "twist/hold/1", held: 3 }, wall + 13 * SECOND),
	);
	return document;
}

/** A check of two groups and an exercise's own, as Python sends it. @type {Safety} */
export const SAFETY = {
	exercise: "seated-twist",
	none: "None of these",
	together: [["D5", "D1"]],
	groups: [
		{ id: "emergency", version: "1", hash: "s1", lead: "Now", questions: [{ id: "S1", text: "Both legs." }] },
		{ id: "same-day", version: "1", hash: "s1", lead: "Today", questions: [{ id: "D1", text: "One leg is weak." }] },
		{ id: "soon", version: "1", hash: "s1", lead: "Soon", questions: [{ id: "U1", text: "A fever." }] },
		{ id: "seated-twist", version: "1", hash: "e1", lead: "Not if", questions: [{ id: "hip", text: "A new hip." }] },
	],
	reasons: [],
	leads: {},
	pain: [],
	regions: [],
	words: {},
};

/**
 * Answers to one group.
 *
 * @param {string} group
 * @param {string[]} yes
 * @param {number} wall
 * @param {string} [hash]
 */
export function answers(group, yes, wall, hash = group === "seated-twist" ? "e1" : "s1") {
	const document = born("check", {}, wall);
	document.entries.push(entry("answers", { group, yes, version: "1", hash }, wall));
	return document;
}

/** A store behind a page, as `lowback/store/link.py` answers; it can be made silent, or refuse. */
export class FakeStore {
	id = "store-1";
	/** @type {Map<string, PracticeRecord & {seq: number}>} */
	kept = new Map();
	silent = false;
	problem = "";
	/** @type {Record<string, any>[]} */
	asked = [];
	#seq = 0;
	/** @type {(message: Record<string, any>) => void} */
	answer = () => {};

	/** @param {Record<string, any>} message */
	send = (message) => {
		// As text, the way it travels.
		const { kind, id, records, seq, scope = "", scopes = [""] } = JSON.parse(JSON.stringify(message));
		this.asked.push({ kind, records });
		if (this.silent) return;
		const reply = { kind: "store", reply: id, store: this.id, problem: this.problem };
		if (this.problem) return queueMicrotask(() => this.answer(reply));
		if (kind === "put") {
			for (const document of records) this.put(document);
			queueMicrotask(() => this.answer({ ...reply, done: true, refused: [] }));
		} else if (kind === "since") {
			const later = [...this.kept.values()]
				.filter((one) => one.seq > seq && scopeOf(one) === scope)
				.sort((a, b) => a.seq - b.seq);
			const page = later.slice(0, 3);
			const upto = page[page.length - 1]?.seq ?? seq;
			const more = later.length > page.length;
			queueMicrotask(() => this.answer({ ...reply, records: page.map(plain), upto, more }));
		} else {
			const last = (/** @type {string} */ name) =>
				Math.max(0, ...[...this.kept.values()].filter((one) => scopeOf(one) === name).map((one) => one.seq));
			const upto = Object.fromEntries(scopes.map((/** @type {string} */ name) => [name, last(name)]));
			queueMicrotask(() => this.answer({ ...reply, upto }));
		}
	};

	/** @param {PracticeRecord} document */
	put(document) {
		const found = this.kept.get(document.id);
		if (found && same(plain(found), merge(plain(found), document))) return;
		this.#seq += 1;
		this.kept.set(document.id, { ...merge(found ? plain(found) : document, document), seq: this.#seq });
	}

	/** It is put back to an earlier day. */
	putBack() {
		this.kept.clear();
		this.#seq = 0;
	}

	/** @param {string} id */
	get(id) {
		const found = this.kept.get(id);
		return found ? plain(found) : null;
	}
}

/** Which part of the record a document belongs to. @param {PracticeRecord} document */
function scopeOf({ kind, about }) {
	return kind === "note" ? `notes/${about.exercise}` : "";
}

/** @param {PracticeRecord & {seq: number}} kept @returns {PracticeRecord} */
function plain({ seq: _, ...document }) {
	return document;
}

/** Let all that was promised happen. */
export async function settle() {
	for (let turn = 0; turn < 200; turn++) await new Promise((done) => setImmediate(done));
}
