/**
 * Where a phase stands in the whole: what a person with closed eyes would otherwise have to count. Pure.
 *
 * @import { Phase } from "../types.js"
 */
import { totalSeconds } from "./timeline.js";

/** Under this length, in seconds, a halfway mark would tell nothing. */
const LEAST_FOR_HALF = 60;

/**
 * @typedef {object} Landmarks
 * @property {boolean} side this phase changes to the other side
 * @property {boolean} half the first half of the exercise's time is over as this phase begins
 * @property {boolean} last the last repetition begins with this phase
 */

/**
 * @param {Phase[]} phases
 * @param {number} index
 * @returns {Landmarks}
 */
export function landmarksOf(phases, index) {
	const phase = phases[index];
	const first = !isSameRepetition(phases[index - 1], phase);
	return {
		side: changesSide(phases, index),
		half: index > 0 && index === halfway(phases),
		last: first && isLastRepetition(phase),
	};
}

/** @param {Phase} phase */
export function isLastRepetition(phase) {
	return phase.of > 1 && phase.repetition === phase.of;
}

/**
 * @param {Phase|undefined} one
 * @param {Phase|undefined} other
 */
export function isSameRepetition(one, other) {
	return Boolean(one && other && one.part === other.part && one.repetition === other.repetition);
}

/**
 * The first phase that begins in the second half of the time; -1 where the exercise is too short to have halves.
 *
 * @param {Phase[]} phases
 */
function halfway(phases) {
	const total = totalSeconds(phases);
	if (total < LEAST_FOR_HALF) return -1;
	let at = 0;
	return phases.findIndex((phase) => {
		const begins = at;
		at += phase.seconds;
		return begins >= total / 2;
	});
}

/**
 * A rest may turn the head to a side; only what is worked on counts as a change.
 *
 * @param {Phase[]} phases
 * @param {number} index
 */
function changesSide(phases, index) {
	const phase = phases[index];
	if (phase.kind === "change-side") return true;
	if (!phase.side || phase.kind === "rest" || phase.kind === "position") return false;
	const before = phases.slice(0, index).findLast(({ side, kind }) => side && kind !== "rest" && kind !== "position");
	return Boolean(before && before.side !== phase.side);
}
