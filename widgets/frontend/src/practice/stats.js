/**
 * What a stretch of weeks adds up to. Days without practice are days without practice: nothing here counts in a row.
 *
 * @import { Row } from "../record/fold.js"
 */

const DAY_MS = 24 * 3600 * 1000;

/** @param {string} day YYYY-MM-DD @param {number} days */
export function addDays(day, days) {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of a day's week. @param {string} day */
export function weekOf(day) {
	return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** Whether somebody practised; what was only said before a start that did not come is no practice. @param {Row} row */
export function practised(row) {
	return row.kind === "session" && !row.deleted && row.status !== "not-started";
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => string} key
 * @returns {Map<string, T[]>}
 */
export function grouped(items, key) {
	/** @type {Map<string, T[]>} */
	const found = new Map();
	for (const item of items) {
		const name = key(item);
		const group = found.get(name);
		if (group) group.push(item);
		else found.set(name, [item]);
	}
	return found;
}

/** @param {Pick<Row, "seconds">[]} rows */
export function secondsOf(rows) {
	return rows.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** @param {number[]} values */
export function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const half = sorted.length >> 1;
	return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** So many numbers at each end, at least, or nothing is said. */
const LEAST = 3;
/** The ends that are compared, and the least between them, in days. */
const END_DAYS = 7;
const APART_DAYS = 21;

/**
 * The pain before exercising at the beginning and at the end of a stretch of weeks: the middle number of a week each.
 * Null where there are too few numbers, or too few weeks: one session's change says nothing.
 *
 * @param {Row[]} rows
 * @returns {{first: number, last: number, days: number}|null}
 */
export function painOverWeeks(rows) {
	const known = rows.flatMap(({ day, before }) =>
		before && before.value !== null ? [{ day, value: before.value }] : [],
	);
	if (!known.length) return null;
	const begin = known[0].day;
	const end = known[known.length - 1].day;
	const days = Math.round((Date.parse(end) - Date.parse(begin)) / DAY_MS);
	const first = known.filter(({ day }) => day < addDays(begin, END_DAYS)).map(({ value }) => value);
	const last = known.filter(({ day }) => day > addDays(end, -END_DAYS)).map(({ value }) => value);
	if (days < APART_DAYS || first.length < LEAST || last.length < LEAST) return null;
	return { first: median(first), last: median(last), days };
}
