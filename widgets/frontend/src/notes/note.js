/**
 * A note: what its record says by now, and the entries that change it. A note is a record as a session is, so nothing of it
 * is ever overwritten; `lowback/annotation/rows.py` reads it the same way.
 *
 * @import { Entry, PracticeRecord } from "../record/model.js"
 *
 * @typedef {{id: string, name: string, orcid?: string}} Author
 *
 * @typedef {object} Words words of a passage; `start` and `end` count code points
 * @property {"text"} kind
 * @property {string} exact
 * @property {string} prefix
 * @property {string} suffix
 * @property {number} start
 * @property {number} end
 *
 * @typedef {{x: number, y: number, width: number, height: number, around: number, above: number}} Region in statures
 * @typedef {{kind: "figure", pose: string, part?: string, region?: Region}} FigurePlace
 * @typedef {{second: number, phase: string, fraction: number}} MomentPlace
 * @typedef {{kind: "movement", variant: string, begin: MomentPlace, end: MomentPlace, part?: string}} StretchPlace
 * @typedef {{kind: "whole"}|Words|FigurePlace|StretchPlace} Place
 *
 * @typedef {object} Target where a note stands
 * @property {string} exercise
 * @property {string} version
 * @property {string} hash
 * @property {string|null} cell
 * @property {string|null} step
 * @property {Place} place
 *
 * @typedef {object} Said
 * @property {string} text
 * @property {string[]} tags ids of the vocabulary
 * @property {string[]} free
 * @property {string} motivation
 *
 * @typedef {Said & {
 *     id: string, exercise: string, author: Author, reply: string, brought: boolean, original: string,
 *     target: Target|null, open: boolean, born: string, offset: number, modified: string, edits: number, deleted: string,
 * }} Note
 */
import { born, entry } from "../record/model.js";

/**
 * @param {PracticeRecord} document
 * @returns {Note}
 */
export function noteOf({ id, born: begun, offset, about, entries }) {
	/** @type {Note} */
	const note = {
		id,
		exercise: about.exercise,
		author: about.author,
		reply: about.reply ?? "",
		brought: about.brought ?? false,
		original: about.original ?? "",
		target: null,
		text: "",
		tags: [],
		free: [],
		motivation: "commenting",
		open: true,
		born: begun,
		offset,
		modified: begun,
		edits: 0,
		deleted: "",
	};
	let bodies = 0;
	for (const item of entries) {
		if (item.kind === "placed") note.target = item.target;
		else if (item.kind === "state") note.open = item.open;
		else if (item.kind === "body") {
			const { text, tags, free, motivation } = item;
			Object.assign(note, { text, tags, free, motivation });
			bodies += 1;
		}
		if (item.kind === "deleted") note.deleted = item.at;
		else if (item.kind === "restored") note.deleted = "";
		else note.modified = item.at > note.modified ? item.at : note.modified;
	}
	note.edits = Math.max(0, bodies - 1);
	return note;
}

/**
 * A new note.
 *
 * @param {{exercise: string, author: Author, target: Target} & Said} what
 * @param {number} wall
 * @returns {PracticeRecord}
 */
export function newNote({ exercise, author, target, ...said }, wall) {
	const document = born("note", { exercise, author }, wall);
	document.entries.push(placed(target, wall), body(said, wall));
	return document;
}

/**
 * A reply. A thread is one list: a reply to a reply stands beside it.
 *
 * @param {Note} to
 * @param {{author: Author, text: string}} what
 * @param {number} wall
 * @returns {PracticeRecord}
 */
export function newReply(to, { author, text }, wall) {
	const document = born("note", { exercise: to.exercise, author, reply: to.reply || to.id }, wall);
	document.entries.push(body({ text, tags: [], free: [], motivation: "replying" }, wall));
	return document;
}

/** @param {Target|null} target @param {number} wall @returns {Entry} */
export function placed(target, wall) {
	return entry("placed", { target }, wall);
}

/** @param {Said} said @param {number} wall @returns {Entry} */
export function body({ text, tags, free, motivation }, wall) {
	return entry("body", { text, tags, free, motivation }, wall);
}

/** @param {boolean} open @param {number} wall @returns {Entry} */
export function state(open, wall) {
	return entry("state", { open }, wall);
}
