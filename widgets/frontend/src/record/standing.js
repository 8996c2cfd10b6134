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
 * @typedef {object} Stopped why a session was stopped; the last word on it counts
 * @property {number} at
 * @property {string} exercise
 * @property {string} reason
 * @property {string} leads
 * @property {boolean} blocks
 *
 * @typedef {object} Standing the latest word on everything
 * @property {Record<string, Answers>} answers by group
 * @property {Record<string, number>} confirmed by group: when a professional was said to have agreed
 * @property {Record<string, Stopped>} stops by session: those that lead to help, or did
 *
 * @typedef {{ask: string}|{help: "emergency", because: "answer"|"stop"}|{help: "soon", group: string}|null} Next
 */

/** So long answers hold, in ms. */
export const HOLDS_MS = 24 * 3600 * 1000;

/** @returns {Standing} */
export function unknown() {
	return { answers: {}, confirmed: {}, stops: {} };
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
	if (!matters({ kind, entries })) return standing;
	const next = structuredClone(standing);
	for (const item of entries) {
		const at = Date.parse(item.at);
		if (kind === "check" && item.kind === "answers") {
			const { yes, hash } = item;
			next.answers[item.group] = later(next.answers[item.group], { record: id, at, yes, hash });
		} else if (kind === "check" && item.kind === "confirmed") {
			next.confirmed[item.group] = Math.max(next.confirmed[item.group] ?? 0, at);
		} else if (kind === "session" && item.kind === "reason") {
			const { reason, leads, blocks } = item;
			next.stops[id] = later(next.stops[id], { at, exercise: about.exercise, reason, leads, blocks });
		}
	}
	return next;
}

/**
 * Whether a document says anything of where a person stands. What was deleted does not; nor do answers from a file, which
 * may be anybody's.
 *
 * @param {Pick<PracticeRecord, "kind"|"entries">} document
 */
export function matters({ kind, entries }) {
	let gone = false;
	let says = kind === "check";
	for (const item of entries) {
		if (item.kind === "deleted" || item.kind === "imported") gone = true;
		else if (item.kind === "restored") gone = false;
		else if (item.kind === "reason") says = true;
	}
	return says && !gone;
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
	const { answers } = standing;
	const [signs] = safety.groups;
	const said = answers[signs.id];
	// A yes holds for a day, whatever came after it but another answer.
	if (said?.yes.length && recent(said.at, now)) return { help: "emergency", because: "answer" };
	const stops = Object.values(standing.stops).map((stop) => ({ ...stop, at: known(stop.at, now) }));
	const emergency = lastOf(stops, ({ leads }) => leads === "emergency");
	if (recent(emergency, now) && emergency >= (said?.at ?? 0)) return { help: "emergency", because: "stop" };
	/** @param {string} group @param {number} since */
	const agreed = (group, since) => known(standing.confirmed[group] ?? 0, now) > since;
	const open = toAsk(standing, safety, now);
	for (const { id } of safety.groups) {
		if (open.includes(id)) return { ask: id };
		const found = answers[id];
		if (id !== signs.id && found.yes.length && !agreed(id, found.at)) return { help: "soon", group: id };
	}
	const blocked = stops.filter(({ blocks, exercise }) => blocks && exercise === safety.exercise);
	const group = afterStop(safety.exercise);
	return blocked.some(({ at }) => !agreed(group, at)) ? { help: "soon", group } : null;
}

/**
 * The groups that are to be asked: never answered, a day ago, by other questions, or before the last stop that leads to
 * help.
 *
 * @param {Standing} standing
 * @param {Safety} safety
 * @param {number} now
 */
export function toAsk({ answers, stops }, safety, now) {
	const all = Object.values(stops).map((stop) => ({ ...stop, at: known(stop.at, now) }));
	const serious = lastOf(all, ({ leads }) => leads === "emergency" || leads === "soon");
	return safety.groups
		.filter(({ id, hash }) => {
			const found = answers[id];
			return !(found && found.hash === hash && recent(found.at, now) && found.at > serious);
		})
		.map(({ id }) => id);
}

/** @param {Stopped[]} stops @param {(stop: Stopped) => boolean} which */
function lastOf(stops, which) {
	return Math.max(0, ...stops.filter(which).map(({ at }) => at));
}

/** What a wrong clock put more than a day ahead happened at some time: long ago, for all that is known. @param {number} at @param {number} now */
function known(at, now) {
	return at > now && !recent(at, now) ? 0 : at;
}

/** The latest moment of what is known, less than a day apart from now. @param {Standing} standing @param {number} now */
export function latest({ answers, confirmed, stops }, now) {
	const all = [...Object.values(answers), ...Object.values(stops)].map(({ at }) => at);
	return Math.max(0, ...[...all, ...Object.values(confirmed)].filter((at) => recent(at, now)));
}

/** Less than a day apart; a clock that was set back does not make an answer old. @param {number} at @param {number} now */
export function recent(at, now) {
	return Math.abs(now - at) < HOLDS_MS;
}
