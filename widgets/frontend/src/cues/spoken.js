/**
 * What the voice says, from the content: what to do now, and what comes next before it comes. Pure.
 *
 * @import { Phase, Plan } from "../types.js"
 */
import { landmarksOf } from "../core/landmarks.js";
import { t } from "../core/strings.js";
import { WHOLE_ROW_SECONDS } from "./sounds.js";

/** How many characters a voice speaks in a second, and what it needs to begin, in ms. Slow voices set the measure. */
const A_SECOND = 13;
const BEGIN_MS = 300;
/** A phase shorter than this, in seconds, leaves no time to tell what follows: it is told with the one before. */
const SHORT_SECONDS = 6;

/** How long a text takes to say, in ms, with a slow voice. @param {string} text */
export function sayingMs(text) {
	return BEGIN_MS + (text.length / A_SECOND) * 1000;
}

/**
 * What to do now: the cue; where a phase is met for the first time and has the time, as much of its full text as fits.
 *
 * @param {Plan} plan
 * @param {Phase[]} phases
 * @param {number} index
 * @param {number} roomMs how long may be spoken
 */
export function nowWords(plan, phases, index, roomMs) {
	const phase = phases[index];
	const { cue, text } = plan.steps[phase.step];
	let said = `${cue}.`;
	// In a phase of two seconds there is time for the cue alone.
	for (const mark of landmarkWords(phases, index)) {
		if (sayingMs(`${mark} ${said}`) <= roomMs) said = `${mark} ${said}`;
	}
	const met = phases.slice(0, index).some(({ step }) => step === phase.step);
	if (met) return said;
	for (const sentence of text.split(/(?<=[.?])\s+/)) {
		if (sayingMs(`${said} ${sentence}`) > roomMs) break;
		said = `${said} ${sentence}`;
	}
	return said;
}

/**
 * Where one is, in words, the most important first: the same stand on the screen.
 *
 * @param {Phase[]} phases
 * @param {number} index
 */
function landmarkWords(phases, index) {
	const { side, half, last } = landmarksOf(phases, index);
	const words = [];
	if (last) words.push(t("cue.last"));
	if (side) words.push(t("cue.side"));
	if (half) words.push(t("cue.half"));
	return words.map((word) => `${word}.`);
}

/**
 * What comes next: one cue, or two where the first is over before the second could be told; and whether it is the last
 * repetition, where that is too short to say so itself.
 *
 * @param {Plan} plan
 * @param {Phase[]} phases
 * @param {number} index of the phase that comes next
 * @param {number} [roomMs] how long may be spoken; the screen has room for all
 * @returns {string} nothing where nothing fits
 */
export function nextWords(plan, phases, index, roomMs = Number.POSITIVE_INFINITY) {
	const [next, then] = [phases[index], phases[index + 1]];
	if (!next) return sayingMs(t("guide.lastStep")) <= roomMs ? t("guide.lastStep") : "";
	const { cue } = plan.steps[next.step];
	const short = next.kind !== "question" && next.seconds < SHORT_SECONDS;
	/** @type {((cue: string) => string)[]} */
	const ways = [(first) => t("guide.nextIs", { cue: first })];
	if (then && short) ways.unshift((first) => t("guide.nextTwo", { cue: first, later: plan.steps[then.step].cue }));
	const last = t("cue.last");
	const tellsLast = landmarksOf(phases, index).last && next.seconds < WHOLE_ROW_SECONDS;
	const words = tellsLast ? [...ways.map((way) => way(`${last}. ${cue}`)), `${last}.`] : ways.map((way) => way(cue));
	return words.find((word) => sayingMs(word) <= roomMs) ?? "";
}
