/**
 * Which notes are shown: by tag, step, person and state. And what several people say alike.
 *
 * @import { Note } from "./note.js"
 * @import { Standing } from "./places.js"
 *
 * @typedef {object} Placed
 * @property {Note} note
 * @property {Note[]} replies
 * @property {Standing} standing
 *
 * @typedef {{exercise: string, tag: string, step: string, author: string, state: string}} Sieve "" is all
 */

/** @returns {Sieve} */
export function everything() {
	return { exercise: "", tag: "", step: "", author: "", state: "" };
}

/** @param {Placed} placed @param {Sieve} sieve */
export function passes({ note, replies, standing }, { exercise, tag, step, author, state }) {
	if (exercise && note.exercise !== exercise) return false;
	if (tag && !note.tags.includes(tag) && !note.free.some((own) => `free:${own}` === tag)) return false;
	if (step && note.target?.step !== step) return false;
	if (author && note.author.id !== author && !replies.some((reply) => reply.author.id === author)) return false;
	if (state === "review") return standing.how === "review";
	if (state) return note.open === (state === "open");
	return true;
}

/**
 * By how many people the same tag stands on the same step, the most of any of a note's tags.
 *
 * @param {Placed[]} placed
 * @returns {(note: Note) => number}
 */
export function agreement(placed) {
	/** @type {Map<string, Set<string>>} */
	const people = new Map();
	const keys = (/** @type {Note} */ { exercise, target, tags, free }) =>
		target?.step
			? [...tags, ...free.map((own) => `free:${own.toLowerCase()}`)].map((tag) => `${exercise}/${target.step}/${tag}`)
			: [];
	for (const { note } of placed) {
		for (const key of keys(note)) people.set(key, (people.get(key) ?? new Set()).add(note.author.id));
	}
	return (note) => Math.max(0, ...keys(note).map((key) => people.get(key)?.size ?? 0));
}

/**
 * Notes with their replies, in the order of their places: steps first as the exercise has them, then by time.
 *
 * @param {Note[]} notes
 * @param {(note: Note) => Standing} standingOf
 * @param {(note: Note) => number} rank
 * @returns {Placed[]}
 */
export function threads(notes, standingOf, rank) {
	/** @type {Map<string, Note[]>} */
	const replies = new Map();
	const ids = new Set(notes.map(({ id }) => id));
	for (const note of notes) if (note.reply) replies.set(note.reply, [...(replies.get(note.reply) ?? []), note]);
	const byTime = (/** @type {Note} */ a, /** @type {Note} */ b) => (a.born < b.born ? -1 : 1);
	return (
		notes
			// A reply whose note is not here stands for itself.
			.filter(({ reply }) => !reply || !ids.has(reply))
			.map((note) => ({ note, rank: rank(note) }))
			.sort((a, b) => a.rank - b.rank || byTime(a.note, b.note))
			.map(({ note }) => ({ note, replies: (replies.get(note.id) ?? []).sort(byTime), standing: standingOf(note) }))
	);
}
