/**
 * The practice record: documents that only grow. Each has an id from birth, a head that never changes, and entries that
 * never change. Two copies of a document are brought together by the union of their entries, in any order, as often as
 * one likes. `lowback/record/model.py` keeps the same shapes.
 *
 * @typedef {"session"|"check"|"note"|"erased"} RecordKind
 *
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} kind
 * @property {string} at ISO 8601, UTC
 * @property {number} offset minutes the person's clock was ahead of UTC
 *
 * @typedef {object} PracticeRecord
 * @property {number} format
 * @property {string} id
 * @property {RecordKind} kind
 * @property {string} born ISO 8601, UTC
 * @property {number} offset
 * @property {Record<string, any>} about
 * @property {(Entry & Record<string, any>)[]} entries in the order of their time
 */
import { newId } from "../core/ids.js";

/** The version of the record's shape. */
export const FORMAT = 1;
/** The longest note, in characters. */
export const MOST_NOTE = 10_000;

/**
 * Text as every database takes it: without a null, and without half of a character, as is left where one is cut in two.
 *
 * @param {string} text
 */
export function plain(text) {
	return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\0/g, "");
}

/**
 * When something happens: in UTC, and how far the person's clock is ahead of it.
 *
 * @param {number} wall ms since the epoch
 */
export function stamp(wall) {
	const when = new Date(wall);
	return { at: when.toISOString(), offset: 0 - when.getTimezoneOffset() };
}

/**
 * A new document without entries.
 *
 * @param {RecordKind} kind
 * @param {Record<string, any>} about
 * @param {number} wall
 * @param {string} [id]
 * @returns {PracticeRecord}
 */
export function born(kind, about, wall, id = newId()) {
	const { at, offset } = stamp(wall);
	return { format: FORMAT, id, kind, born: at, offset, about, entries: [] };
}

/**
 * A new entry.
 *
 * @param {string} kind
 * @param {Record<string, any>} fields
 * @param {number} wall
 * @returns {Entry & Record<string, any>}
 */
export function entry(kind, fields, wall) {
	return { id: newId(), kind, ...stamp(wall), ...fields };
}

/**
 * What is left of a document that was erased: that there was one, so that no copy brings it back.
 *
 * @param {string} id
 * @param {number} wall
 * @returns {PracticeRecord}
 */
export function erased(id, wall) {
	return { ...born("erased", {}, wall, id), offset: 0 };
}

/**
 * Bring two copies of a document together. What either knows is kept; where both say something else under one id, the
 * words that come first in order win, so that every copy ends up the same.
 *
 * @param {PracticeRecord} one
 * @param {PracticeRecord} other
 * @returns {PracticeRecord}
 */
export function merge(one, other) {
	if (one.kind === "erased" || other.kind === "erased") {
		const gone = [one, other].filter(({ kind }) => kind === "erased");
		return gone.sort((a, b) => order(a.born, b.born))[0];
	}
	const head = [one, other].sort((a, b) => order(a.born, b.born) || order(said(a), said(b)))[0];
	/** @type {Map<string, Entry & Record<string, any>>} */
	const entries = new Map();
	for (const item of [...one.entries, ...other.entries]) {
		const found = entries.get(item.id);
		if (!found || (found !== item && order(canonical(item), canonical(found)) < 0)) entries.set(item.id, item);
	}
	return { ...head, entries: [...entries.values()].sort((a, b) => order(a.at, b.at) || order(a.id, b.id)) };
}

/**
 * Whether this is a document for all that the code here relies on. Our own store has checked each field; a file is read by
 * `reading.js`.
 *
 * @param {any} value
 * @returns {value is PracticeRecord}
 */
export function isRecord(value) {
	const texts = [value?.id, value?.kind, value?.born];
	if (value?.format !== FORMAT || texts.some((text) => typeof text !== "string")) return false;
	if (typeof value.about !== "object" || value.about === null || !Array.isArray(value.entries)) return false;
	return value.entries.every((/** @type {any} */ item) =>
		[item?.id, item?.kind, item?.at].every((text) => typeof text === "string"),
	);
}

/**
 * Whether two copies say the same.
 *
 * @param {PracticeRecord} one
 * @param {PracticeRecord} other
 */
export function same(one, other) {
	return canonical(one) === canonical(other);
}

/**
 * Whether two copies say different things under one id: one of them was changed where nothing may change.
 *
 * @param {PracticeRecord} one
 * @param {PracticeRecord} other
 */
export function conflict(one, other) {
	if (one.kind === "erased" || other.kind === "erased") return one.kind !== other.kind;
	if (said(one) !== said(other)) return true;
	const mine = new Map(one.entries.map((item) => [item.id, item]));
	return other.entries.some((item) => {
		const found = mine.get(item.id);
		return found !== undefined && canonical(found) !== canonical(item);
	});
}

/** The head of a document, as text. @param {PracticeRecord} document */
function said({ entries: _, ...head }) {
	return canonical(head);
}

/**
 * A value as text that is the same for equal values, whatever the order of their fields.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
	const fields = Object.entries(value)
		.filter(([, inner]) => inner !== undefined)
		.sort(([a], [b]) => order(a, b));
	return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(",")}}`;
}

/** @param {string} a @param {string} b */
export function order(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
