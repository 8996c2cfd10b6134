/**
 * What a screen reader is told, and when: short phases together, by repetition, so that it is never told too much. Pure.
 *
 * @import { Phase, Plan } from "../types.js"
 */
import { isLastRepetition, isSameRepetition } from "./landmarks.js";
import { t } from "./strings.js";

/** What is told together lasts at least so long, in seconds: so at most three in 30 s, and one more for a question. */
const LEAST_SECONDS = 10;

/** What is told at its moment, however short what is before it: an answer is asked for, or a body gets up. */
const AT_ONCE = ["question", "get-up"];

/**
 * The index of the phase with which each telling begins, in order.
 *
 * @param {Phase[]} phases
 * @returns {number[]}
 */
export function tellings(phases) {
	const starts = [0];
	let told = 0;
	phases.forEach((phase, at) => {
		if (at > 0) {
			const before = phases[at - 1];
			const atOnce = AT_ONCE.includes(phase.kind) || before.kind === "question";
			const room = !isSameRepetition(before, phase) || secondsLeft(phases, at) >= LEAST_SECONDS;
			if (atOnce || (told >= LEAST_SECONDS && room && secondsToQuestion(phases, at) >= LEAST_SECONDS)) {
				starts.push(at);
				told = 0;
			}
		}
		told += phase.seconds;
	});
	return starts;
}

/**
 * The words of a telling, from a phase in it on.
 *
 * @param {Plan} plan
 * @param {Phase[]} phases
 * @param {number} from
 */
export function tellingWords(plan, phases, from) {
	const end = tellings(phases).find((start) => start > from) ?? phases.length;
	const words = [];
	for (let at = from; at < end; ) {
		const { part } = phases[at];
		let to = at;
		while (to < end && phases[to].part === part) to++;
		const begins = !isSameRepetition(phases[at - 1], phases[at]);
		words.push(...(begins ? beginning(phases[at], phases[to - 1]) : []));
		const steps = [...new Set(phases.slice(at, to).map(({ step }) => step))].map((id) => plan.steps[id]);
		words.push(...steps.map(({ cue }) => cue));
		// Alone it has the time for its full text, and a body that is not in position needs it.
		if (end - from === 1 && !phases[at].of) words.push(steps[0].text);
		at = to;
	}
	return words.map((word) => (/[.?]$/.test(word) ? word : `${word}.`)).join(" ");
}

/**
 * What stands before the cues: what kind of phase, or which repetitions.
 *
 * @param {Phase} first
 * @param {Phase} last
 */
function beginning(first, last) {
	if (!first.of) return [t(`kind.${first.kind}`)];
	const { repetition: n, of } = first;
	if (n !== last.repetition) return [t("say.repetitions", { n, to: last.repetition, of })];
	return [t("guide.repetition", { n, of }), ...(isLastRepetition(first) ? [t("cue.last")] : [])];
}

/**
 * What is left of the repetition, in seconds.
 *
 * @param {Phase[]} phases
 * @param {number} from
 */
function secondsLeft(phases, from) {
	let seconds = 0;
	for (let at = from; isSameRepetition(phases[from], phases[at]); at++) seconds += phases[at].seconds;
	return seconds;
}

/**
 * What is left until a question is asked, or the end.
 *
 * @param {Phase[]} phases
 * @param {number} from
 */
function secondsToQuestion(phases, from) {
	let seconds = 0;
	for (let at = from; at < phases.length && phases[at].kind !== "question"; at++) seconds += phases[at].seconds;
	return seconds;
}
