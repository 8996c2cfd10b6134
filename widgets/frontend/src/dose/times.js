/**
 * How long a dose lasts, in seconds, by what the body does: the mirror of `lowback/dose.py`.
 *
 * @import { Phase } from "../types.js"
 */

/** @typedef {{total: number, tension: number, holds: number, rest: number}} Times */

/**
 * @param {Phase[]} phases
 * @returns {Times}
 */
export function timesOf(phases) {
	const sum = (/** @type {(phase: Phase) => boolean} */ which) =>
		phases.filter(which).reduce((total, { seconds }) => total + seconds, 0);
	const holds = sum(({ of, kind }) => of > 0 && kind === "hold");
	return {
		total: sum(() => true),
		tension: holds + sum(({ of, kind }) => of > 0 && kind === "move"),
		holds,
		rest: sum(({ kind }) => kind === "rest"),
	};
}
