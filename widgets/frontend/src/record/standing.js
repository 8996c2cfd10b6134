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
 * @typedef {object} Pained the last word on pain
 * @property {number} at
 * @property {number|null} value
 * @property {string} [where] asked before
 *
 * @typedef {object} Standing the latest word on everything
 * @property {Record<string, Answers>} answers by group
 * @property {Record<string, number>} confirmed by group: when a professional was said to have agreed
 * @property {Record<string, Stopped>} stops by session: those that lead to help, or did
 * @property {{before?: Pained, after?: Pained}} [pain] asked before an exercise, and after one
 *
 * @typedef {{ask: string}|{help: "emergency"|"same-day"|"soon", group: string}|null} Next
 */

/** So long what was said of a day holds, in ms. */
export const HOLDS_MS = 24 * 3600 * 1000;
/** So long answers to the check hold, in ms: after a night all of it is asked again, for a night is when things change. */
const ANSWERS_HOLD_MS = 12 * 3600 * 1000;

/** The pain from which on the rule is to stop: where its last band begins. @param {Safety} safety */
export const stopFrom = ({ pain }) => pain[pain.length - 1].least;

/** The groups of signs, and the leads, that close every exercise until a professional has said that it is fine. */
export const EMERGENCY = "emergency";
export const SAME_DAY = "same-day";

/** Pain that has gone further down a leg afterwards closes the exercise, as the reason to stop of that name does. */
const WENT_DOWN = { reason: "one-leg", leads: "soon", blocks: true };
const ASKS_NOTHING = { reason: "", leads: "later", blocks: false };

/** @returns {Standing} */
export function unknown() {
	return { answers: {}, confirmed: {}, stops: {} };
}

/** The group of a stop that keeps an exercise, or all of them, closed until asked. @param {string} exercise or the lead that closes all */
export function afterStop(exercise) {
	return `stop/${exercise}`;
}

/** The group that a stop keeps closed until asked; "" where it closes nothing. @param {Stopped} stop */
export function closedBy({ leads, blocks, exercise }) {
	return leads === EMERGENCY || leads === SAME_DAY ? afterStop(leads) : blocks ? afterStop(exercise) : "";
}

/**
 * The group for which help is due at once, or the same day, whatever the exercise; "" where it is not. A sign that comes
 * and goes needs help as well: neither a day nor a later stop ends it, but the word of a professional who knows of it, or
 * the same sign taken back.
 *
 * @param {Standing} standing
 * @param {"emergency"|"same-day"} lead
 * @param {number} now ms since the epoch
 * @param {string[][]} together pairs of signs for the same day that are an emergency together
 */
export function helpDue(standing, lead, now, together) {
	const stop = afterStop(lead);
	const agreed = agreement(standing, now);
	if (Object.values(standing.stops).some((one) => closedBy(one) === stop && !agreed(stop, one.at))) return stop;
	/** @param {string} group @param {(yes: string[]) => boolean} closes */
	const closed = (group, closes) => {
		const said = standing.answers[group];
		return said && closes(said.yes) && !agreed(group, said.at) ? group : "";
	};
	const own = closed(lead, (yes) => yes.length > 0);
	if (own || lead === SAME_DAY) return own;
	return closed(SAME_DAY, (yes) => together.some((pair) => pair.every((sign) => yes.includes(sign))));
}

/**
 * Whether a sign of a group was said yes to within a day, and nobody who knows of it has agreed since.
 *
 * @param {Standing} standing
 * @param {string} group
 * @param {number} now ms since the epoch
 * @param {string[]} [signs] those of the group that close; all of them, where none are named
 */
export function saidYes(standing, group, now, signs) {
	const said = standing.answers[group];
	if (!said || !recent(said.at, now) || agreement(standing, now)(group, said.at)) return false;
	return said.yes.some((sign) => !signs || signs.includes(sign));
}

/**
 * Whether a professional was said to have agreed for a group since a moment.
 *
 * @param {Standing} standing
 * @param {number} now
 * @returns {(group: string, since: number) => boolean}
 */
function agreement({ confirmed }, now) {
	return (group, since) => known(confirmed[group] ?? 0, now) > known(since, now);
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
		} else if (kind === "session" && item.kind === "pain") {
			const { value, where, direction } = item;
			if (item.when === "after") {
				// The last word on it counts, one that asks for nothing as well.
				const leads = direction === "further" ? WENT_DOWN : ASKS_NOTHING;
				next.stops[`${id}/after`] = later(next.stops[`${id}/after`], { at, exercise: about.exercise, ...leads });
			}
			const when = /** @type {"before"|"after"} */ (item.when);
			next.pain = { ...next.pain, [when]: later(next.pain?.[when], { at, value, ...(where ? { where } : {}) }) };
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
		else if (item.kind === "reason" || item.kind === "pain") says = true;
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
	for (const help of /** @type {const} */ ([EMERGENCY, SAME_DAY])) {
		const group = helpDue(standing, help, now, safety.together);
		if (group) return { help, group };
	}
	const agreed = agreement(standing, now);
	const open = toAsk(standing, safety, now);
	for (const { id, questions } of safety.groups) {
		if (open.includes(id)) return { ask: id };
		const found = answers[id];
		// What leaves a gentler way open closes nothing by itself.
		const shut = questions.some((sign) => !sign.instead && found.yes.includes(sign.id));
		if (shut && !agreed(id, found.at)) return { help: "soon", group: id };
	}
	const group = ownStop(standing, safety, now);
	return group ? { help: "soon", group } : null;
}

/**
 * The group of a stop that keeps this exercise closed until somebody who knows of it agrees; "" where there is none.
 *
 * @param {Standing} standing
 * @param {Safety} safety
 * @param {number} now
 */
export function ownStop(standing, { exercise }, now) {
	const agreed = agreement(standing, now);
	const group = afterStop(exercise);
	return Object.values(standing.stops).some((stop) => closedBy(stop) === group && !agreed(group, stop.at)) ? group : "";
}

/**
 * When pain last went down a leg in any exercise, less than a day ago, in ms since the epoch; 0 where it did not.
 *
 * @param {Standing} standing
 * @param {number} now
 */
export function lastLegPain({ stops }, now) {
	return lastOf(Object.values(stops), ({ reason, at }) => reason === WENT_DOWN.reason && recent(at, now));
}

/**
 * Whether less than a day ago it was enough for the day: stopped for what asks for that, or so much pain.
 *
 * @param {Standing} standing
 * @param {number} stopFrom the pain from which on the rule is to stop
 * @param {number} now
 */
export function restsToday({ stops, pain }, stopFrom, now) {
	const stopped = Object.values(stops).some(({ at, leads }) => leads === "today" && recent(at, now));
	const after = pain?.after;
	return stopped || Boolean(after && (after.value ?? 0) >= stopFrom && recent(after.at, now));
}

/**
 * The only variant that what was said leaves open, where that is another than the one asked for.
 *
 * @param {Standing} standing
 * @param {Safety} safety
 * @param {string} variant
 * @param {boolean} [strong] the pain that was just told is one to stop at: as good as a yes
 */
export function insteadOf({ answers }, { exercise, groups }, variant, strong) {
	const own = groups[groups.length - 1].questions;
	const yes = answers[exercise]?.yes ?? [];
	return own.find(({ id, instead = variant }) => instead !== variant && (strong || yes.includes(id)))?.instead;
}

/**
 * The groups that are to be asked: never answered, half a day ago, by other questions, or before the last stop that leads to
 * help.
 *
 * @param {Standing} standing
 * @param {Safety} safety
 * @param {number} now
 */
export function toAsk({ answers, stops }, safety, now) {
	const all = Object.values(stops).map((stop) => ({ ...stop, at: known(stop.at, now) }));
	// Also where a list of signs was opened, and what the answer was is not known: it was left half way.
	const asks = safety.reasons.filter((reason) => reason.asks || reason.signs.length).map(({ id }) => id);
	const serious = lastOf(all, ({ leads, reason }) => (leads !== "today" && leads !== "later") || asks.includes(reason));
	return safety.groups
		.filter(({ id, hash }) => {
			const found = answers[id];
			return !(found && found.hash === hash && holds(found.at, now) && found.at > serious);
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

/** Whether what was answered before an exercise may be taken for an answer to the next. @param {number} at @param {number} now */
export function holds(at, now) {
	return Math.abs(now - at) < ANSWERS_HOLD_MS;
}

/** Less than a day apart; a clock that was set back does not make an answer old. @param {number} at @param {number} now */
export function recent(at, now) {
	return Math.abs(now - at) < HOLDS_MS;
}
