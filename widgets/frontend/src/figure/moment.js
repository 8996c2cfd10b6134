/**
 * What the figure shows at a moment of an exercise: the pose, the working side, the arrow of what moves, the hold. In a
 * rest there is none: who is tired is not shown what to do.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Phase } from "../types.js"
 * @import { Shown } from "./drawing.js"
 * @import { Mark } from "./marks.js"
 */

/** What is shown, and the same in words. @typedef {{shown: Shown, words: string}} Moment */

/**
 * @param {Movement} movement
 * @param {Phase[]} phases
 * @param {number} at
 * @param {number} fraction how much of the phase is done
 * @param {boolean} [still] for a picture that stands, or a person who wants no motion: the pose the phase leads to
 * @returns {Moment}
 */
export function momentOf(movement, phases, at, fraction, still = false) {
	const phase = phases[at];
	const clip = movement.clipOf(phases, at);
	const done = still ? 1 : fraction;
	const points = clip.at(done);
	const { arrows = [], up = false, things } = movement.data.steps[phase.step];
	/** @type {Mark[]} */
	let marks = [];
	if (phase.kind === "hold") {
		marks = arrows.map((point) => ({ kind: "ring", points, point, share: still ? null : fraction }));
	} else if (clip.moves) {
		const from = still ? 0 : fraction;
		marks = arrows.map((point) => ({ kind: "arrow", clip, point, from, quiet: !still }));
	}
	return { shown: { points, side: phase.side, marks, up, things }, words: movement.words(phase.step) };
}

/**
 * A step as it stands beside its words: its pose, with the way there.
 *
 * @param {Movement} movement
 * @param {Phase[]} phases
 * @param {string} step
 * @returns {Moment}
 */
export function stillOf(movement, phases, step) {
	const at = phases.findIndex((phase) => phase.step === step);
	if (at >= 0 && movement.clipOf(phases, at).moves) return momentOf(movement, phases, at, 1, true);
	const { arrows = [], things } = movement.data.steps[step];
	const points = movement.still(step);
	const holds = at >= 0 && phases[at].kind === "hold";
	/** @type {Mark[]} */
	const marks = holds ? arrows.map((point) => ({ kind: "ring", points, point, share: null })) : [];
	return { shown: { points, side: at >= 0 ? phases[at].side : null, marks, things }, words: movement.words(step) };
}
