/**
 * Where a person stands with the check: what is to be asked before an exercise, or what keeps it closed. Nothing is
 * decided beyond that.
 *
 * @import { PracticeRecord } from "./model.js"
 * @import { Safety } from "../types.js"
 *
 * @typedef {object} Answers the answers to one group of questions
 * @property {string} record the id of the document it stands in
 * @property {number} at ms since the epoch
 * @property {string[]} yes
 * @property {string} hash of the content that was asked
 *
 * @typedef {object} Stopped the last stop that leads to help
 * @property {number} at
 * @property {string} exercise
 * @property {string} reason
 *
 * @typedef {object} Standing the latest word on everything; bringing two together takes the later of each
 * @property {Record<string, Answers>} answers by group
 * @property {Record<string, number>} confirmed by group: when a professional was said to have agreed
 * @property {Stopped|null} emergency
 * @property {Record<string, Stopped>} soon by exercise
 * @property {Record<string, Stopped>} blocked by exercise: closed until a professional agreed
 *
 * @typedef {{ask: string}|{help: "emergency", because: "answer"|"stop"}|{help: "soon", group: string}|null} Next
 */

/** So long answers hold, in ms. */
export const HOLDS_MS = 24 * 3600 * 1000;

/** @returns {Standing} */
export function unknown() {
	return { answers: {}, confirmed: {}, emergency: null, soon: {}, blocked: {} };
}

/** The group of a stop that keeps an exercise closed until asked. @param {string} exercise */
export function afterStop(exercise) {
	return `stop/${exercise}`;
}

/**
 * What a document adds to what is known. In any order, twice or not, the result is the same.
 *
 * @param {Standing} standing
 * @param {PracticeRecord} document
 * @returns {Standing}
 */
export function withRecord(standing, { id, kind, about, entries }) {
	if (entries.reduce((gone, item) => (item.kind === "deleted" ? true : item.kind === "restored" ? false : gone), false))
		return standing;
	const next = structuredClone(standing);
	for (const item of entries) {
		const at = Date.parse(item.at);
		if (kind === "check" && item.kind === "answers") {
			const { yes, hash } = item;
			next.answers[item.group] = later(next.answers[item.group], { record: id, at, yes, hash });
		} else if (kind === "check" && item.kind === "confirmed") {
			next.confirmed[item.group] = Math.max(next.confirmed[item.group] ?? 0, at);
		} else if (kind === "session" && item.kind === "reason") {
			const { exercise } = about;
			const stopped = { at, exercise, reason: item.reason };
			if (item.leads === "emergency") next.emergency = later(next.emergency, stopped);
			if (item.leads === "soon") next.soon[exercise] = later(next.soon[exercise], stopped);
			if (item.blocks) next.blocked[exercise] = later(next.blocked[exercise], stopped);
		}
	}
	return next;
}

/**
 * @template {{at: number}} T
 * @param {T|null|undefined} one
 * @param {T} other
 * @returns {T}
 */
function later(one, other) {
	return one && one.at >= other.at ? one : other;
}

/**
 * What stands between a person and an exercise: the next group to ask, the help that is due, or nothing.
 *
 * @param {Standing} standing
 * @param {Safety} safety
 * @param {number} now ms since the epoch
 * @returns {Next}
 */
export function nextFor(standing, safety, now) {
	const { answers, emergency, blocked } = standing;
	const [signs] = safety.groups;
	const said = answers[signs.id];
	// A yes holds for a day, whatever came after it but another answer.
	if (said?.yes.length && recent(said.at, now)) return { help: "emergency", because: "answer" };
	if (emergency && recent(emergency.at, now) && emergency.at >= (said?.at ?? 0)) {
		return { help: "emergency", because: "stop" };
	}
	/** @param {string} group @param {number} since */
	const agreed = (group, since) => (standing.confirmed[group] ?? 0) > since;
	const open = toAsk(standing, safety, now);
	for (const { id } of safety.groups) {
		if (open.includes(id)) return { ask: id };
		const found = answers[id];
		if (id !== signs.id && found.yes.length && !agreed(id, found.at)) return { help: "soon", group: id };
	}
	const block = blocked[safety.exercise];
	const group = afterStop(safety.exercise);
	return block && !agreed(group, block.at) ? { help: "soon", group } : null;
}

/**
 * The groups that are to be asked: never answered, a day ago, by other questions, or before the last stop that leads to
 * help.
 *
 * @param {Standing} standing
 * @param {Safety} safety
 * @param {number} now
 */
export function toAsk({ answers, emergency, soon }, safety, now) {
	const serious = Math.max(emergency?.at ?? 0, ...Object.values(soon).map(({ at }) => at));
	return safety.groups
		.filter(({ id, hash }) => {
			const found = answers[id];
			return !(found && found.hash === hash && recent(found.at, now) && found.at > serious);
		})
		.map(({ id }) => id);
}

/** Less than a day apart; a clock that was set back does not make an answer old. @param {number} at @param {number} now */
export function recent(at, now) {
	return Math.abs(now - at) < HOLDS_MS;
}
