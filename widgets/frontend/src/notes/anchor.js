/**
 * Finds the words a note stands on again, in the same passage, after its text was changed. Pure: text in, places out. A
 * passage is a step's text or a cell's; nothing is ever looked for in another one, since steps and exercises share
 * sentences.
 *
 * @import { Words } from "./note.js"
 *
 * @typedef {{start: number, end: number, near: boolean}} Found in UTF-16 units; `near`: the words themselves were changed
 */
import search from "approx-string-match";

/** So much of the text on each side goes with a quote, in code points. */
const CONTEXT = 32;
/** So alike must changed words be, and what stands on one of their sides. */
export const ALIKE = 0.75;
const SIDE_ALIKE = 0.6;
const OTHER_ALIKE = 0.4;
/** One place must be so much likelier than the next. */
const CLEARLY = 0.25;
/** Words of so many letters stand for themselves; shorter ones need what stands beside them. */
const TELLING = 24;
/** Shorter quotes that were changed could be anything. */
const LEAST_NEAR = 12;

/** @param {string} text */
export function pointsIn(text) {
	let count = 0;
	for (const _ of text) count += 1;
	return count;
}

/** How many UTF-16 units so many code points take. @param {string} text @param {number} points */
export function unitsOf(text, points) {
	let units = 0;
	for (const letter of text) {
		if (points-- <= 0) break;
		units += letter.length;
	}
	return units;
}

/**
 * The selector of a stretch of a passage.
 *
 * @param {string} text
 * @param {number} start in UTF-16 units
 * @param {number} end
 * @returns {Words}
 */
export function wordsAt(text, start, end) {
	const before = pointsIn(text.slice(0, start));
	const exact = text.slice(start, end);
	return {
		kind: "text",
		exact,
		prefix: [...text.slice(Math.max(0, start - 2 * CONTEXT), start)].slice(-CONTEXT).join(""),
		suffix: [...text.slice(end, end + 2 * CONTEXT)].slice(0, CONTEXT).join(""),
		start: before,
		end: before + pointsIn(exact),
	};
}

/**
 * Where those words are in the passage now; nothing where that cannot be said.
 *
 * @param {string} text
 * @param {Words} words
 * @param {boolean} [unchanged] the content is known to be what it was
 * @returns {Found|null}
 */
export function find(text, words, unchanged = false) {
	const { exact, start } = words;
	const at = unitsOf(text, start);
	if (unchanged && text.startsWith(exact, at)) return { start: at, end: at + exact.length, near: false };
	const judged = candidates(text, words);
	const chosen = clearest(judged);
	if (!chosen) return null;
	const { sure, errors, start: from, end } = chosen;
	const alone = judged.length === 1;
	const telling = errors ? exact.length >= LEAST_NEAR && sure.least >= OTHER_ALIKE : alone && exact.length >= TELLING;
	const enough = sure.most >= SIDE_ALIKE && (errors === 0 || telling);
	return enough || (errors === 0 && telling) ? { start: from, end, near: errors > 0 } : null;
}

/**
 * The places that could be it: those with the very words, and those with words much like them. A look-alike counts even
 * where the very words stand, since they may be a copy and the look-alike the note's own words, changed.
 *
 * @param {string} text
 * @param {Words} words
 */
function candidates(text, words) {
	const { exact } = words;
	const most = Math.floor(exact.length * (1 - ALIKE));
	const found = all(text, exact).map((start) => ({ start, end: start + exact.length, errors: 0 }));
	// The search gives the best alone: what it gave is covered, and it is asked again.
	for (let round = 0; round < 2; round++) {
		let rest = text;
		for (const { start, end } of found) rest = rest.slice(0, start) + "\0".repeat(end - start) + rest.slice(end);
		found.push(...search(rest, exact, most));
	}
	return (
		found
			.map(({ start, end, errors }) => {
				const sure = context(text, start, end, words);
				return { start, end, errors, sure: { ...sure, sum: sure.sum - errors / exact.length } };
			})
			// Of those that lie over each other, the likeliest.
			.sort((a, b) => b.sure.sum - a.sure.sum || a.start - b.start)
			.filter((one, at, sorted) => !sorted.slice(0, at).some((other) => overlap(one, other)))
	);
}

/** @param {{start: number, end: number}} one @param {{start: number, end: number}} other */
function overlap(one, other) {
	return one.start < other.end && other.start < one.end;
}

/**
 * The one place that is clearly likelier than all others. Where another has the same neighbours on one side, as a sentence
 * that was doubled has, nobody can say which of them it was.
 *
 * @template {{sure: {sum: number, most: number}}} T
 * @param {T[]} places
 * @returns {T|null}
 */
function clearest(places) {
	const [first, ...others] = [...places].sort((a, b) => b.sure.sum - a.sure.sum);
	const alone = others.every(({ sure }) => sure.most < SIDE_ALIKE && first.sure.sum - sure.sum >= CLEARLY);
	return first && alone ? first : null;
}

/** @param {string} text @param {string} exact */
function all(text, exact) {
	const found = [];
	for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) found.push(at);
	return found;
}

/**
 * How alike what stands on both sides is, each from 0 to 1. A side that began or ended the passage is alike where it does
 * so still.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Words} words
 */
function context(text, start, end, { prefix, suffix }) {
	const before = prefix ? alike(text.slice(Math.max(0, start - prefix.length), start), prefix) : Number(start === 0);
	const after = suffix ? alike(text.slice(end, end + suffix.length), suffix) : Number(end === text.length);
	// A neighbour of a few letters says little; that there was none says next to nothing of which of two it was.
	const weight = (/** @type {string} */ side) => (side.length < 4 ? 0.5 : 1);
	return {
		sum: before * (prefix ? weight(prefix) : 0.1) + after * (suffix ? weight(suffix) : 0.1),
		most: Math.max(before * (prefix ? weight(prefix) : 1), after * (suffix ? weight(suffix) : 1)),
		least: Math.min(before, after),
	};
}

/** @param {string} found @param {string} wanted */
function alike(found, wanted) {
	if (found === wanted) return 1;
	if (!found) return 0;
	const [best] = search(found, wanted, wanted.length);
	return best ? 1 - best.errors / wanted.length : 0;
}
