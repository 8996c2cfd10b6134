/**
 * The whole exercise in a loop of its own, before the start: every step once, in little time.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Phase, Variant } from "../types.js"
 */

/** How long a step shows in the loop, in ms: a movement a share of its own time, within bounds. */
const SHARE = 0.4;
const LEAST_MS = 1100;
const MOST_MS = 3600;
const STILL_MS = 900;
/** With reduced motion each pose stands so long. */
const STEP_MS = 2000;

/**
 * The phases that the loop shows: each step once.
 *
 * @param {Variant} variant
 * @param {Phase[]} phases
 */
export function onceThrough(variant, phases) {
	const turns = new Map(variant.parts.map((part) => [part.id, Math.max(1, part.alternate?.length ?? 0)]));
	return phases.filter((phase) => phase.repetition <= (turns.get(phase.part) ?? 1));
}

export class Preview {
	/**
	 * @param {Movement} movement
	 * @param {Phase[]} phases
	 * @param {boolean} stepwise reduced motion: from pose to pose
	 */
	constructor(movement, phases, stepwise) {
		this.phases = phases;
		this.stepwise = stepwise;
		let at = 0;
		this.spans = phases.map((phase, index) => {
			const clip = movement.clipOf(phases, index);
			const own = clip.moves ? Math.min(MOST_MS, Math.max(LEAST_MS, phase.seconds * 1000 * SHARE)) : STILL_MS;
			const span = { from: at, length: stepwise ? STEP_MS : own };
			at += span.length;
			return span;
		});
		this.length = at;
	}

	/**
	 * Which phase shows after so many ms, and how much of it is done.
	 *
	 * @param {number} passed
	 */
	at(passed) {
		const within = this.length ? passed % this.length : 0;
		const index = Math.max(
			0,
			this.spans.findIndex(({ from, length }) => within < from + length),
		);
		const { from, length } = this.spans[index];
		return { index, fraction: this.stepwise ? 1 : (within - from) / length };
	}
}
