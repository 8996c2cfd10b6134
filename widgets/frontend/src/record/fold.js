/**
 * A document in one short row: what a list, a picture or a table shows of it. Computed, never kept as the truth.
 *
 * @import { PracticeRecord } from "./model.js"
 *
 * @typedef {object} Pain
 * @property {number|null} value 0 to 10; null where only the rest was answered
 * @property {string} [where]
 * @property {string} [direction]
 *
 * @typedef {object} Row
 * @property {string} id
 * @property {string} kind
 * @property {string} born ISO 8601, UTC
 * @property {string} day the person's own date, YYYY-MM-DD
 * @property {string} exercise "" where it is of none
 * @property {string} variant
 * @property {string} version
 * @property {"finished"|"stopped"|"open"|"not-started"|""} status
 * @property {number} seconds spent in phases, pauses left out
 * @property {number} [planned] seconds; not there in a row kept before 2026-12
 * @property {Pain|null} before null: not asked, or not answered; never 0
 * @property {Pain|null} after
 * @property {string} reason
 * @property {string} leads
 * @property {boolean|null} settled
 * @property {string} note
 * @property {string} deleted when, or ""
 */

/** Kinds of entries that tell how long a phase was held. */
const HOLDING = new Set(["phase-end", "pause", "stop"]);

/** The person's own date of a moment. @param {string} at @param {number} offset minutes */
export function dayOf(at, offset) {
	return new Date(Date.parse(at) + offset * 60_000).toISOString().slice(0, 10);
}

/**
 * @param {PracticeRecord} document
 * @returns {Row}
 */
export function rowOf({ id, kind, born, offset, about, entries }) {
	/** @type {Row} */
	const row = {
		id,
		kind,
		born,
		day: kind === "session" || kind === "check" ? dayOf(born, offset) : "",
		exercise: about.exercise ?? "",
		variant: about.variant ?? "",
		version: about.version ?? "",
		status: kind === "session" ? "not-started" : "",
		seconds: 0,
		planned: about.seconds ?? 0,
		before: null,
		after: null,
		reason: "",
		leads: "",
		settled: null,
		note: "",
		deleted: "",
	};
	for (const item of entries) {
		if (item.kind === "start" || item.kind === "resume") row.status = "open";
		else if (item.kind === "finish") row.status = "finished";
		else if (item.kind === "stop") row.status = "stopped";
		else if (item.kind === "pain") {
			const { value, where, direction } = item;
			row[/** @type {"before"|"after"} */ (item.when)] = {
				value,
				...(where ? { where } : {}),
				...(direction ? { direction } : {}),
			};
		} else if (item.kind === "reason") Object.assign(row, { reason: item.reason, leads: item.leads });
		else if (item.kind === "settled") row.settled = item.value;
		else if (item.kind === "note") row.note = item.text;
		else if (item.kind === "deleted") row.deleted = item.at;
		else if (item.kind === "restored") row.deleted = "";
	}
	row.seconds = round(phasesOf(entries).reduce((sum, phase) => sum + phase.held, 0));
	return row;
}

/**
 * What happened phase by phase, each stretch once: a pause tells what was held so far, and the end tells it all.
 *
 * @param {PracticeRecord["entries"]} entries
 */
export function phasesOf(entries) {
	/** @type {{phase: string, step: string, side: string|null, repetition: number, planned: number, held: number}[]} */
	const phases = [];
	let open = false;
	for (const item of entries) {
		if (!HOLDING.has(item.kind) || item.phase === null) continue;
		const { phase, step, side, repetition, planned, held } = item;
		const last = phases[phases.length - 1];
		if (open && last?.phase === phase) last.held = Math.max(last.held, held);
		else if (held > 0 || item.kind === "phase-end") phases.push({ phase, step, side, repetition, planned, held });
		open = item.kind === "pause";
	}
	return phases;
}

/** @param {number} seconds */
function round(seconds) {
	return Math.round(seconds * 1000) / 1000;
}

/**
 * How it ended, in the key of its words. Who pressed Skip most of the way came to the end and did not do it.
 *
 * @param {Row} row
 * @returns {"finished"|"skipped"|"stopped"|"open"}
 */
export function howItEnded({ status, seconds, planned = 0 }) {
	if (status === "finished" && seconds < planned / 2) return "skipped";
	return status === "finished" || status === "stopped" ? status : "open";
}
