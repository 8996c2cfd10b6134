/**
 * Moments of a movement on the timeline of the default dose: a second there, a phase, and how much of that is done. Another
 * dose finds the same moment by phase and share.
 *
 * @import { Phase, Plan } from "../types.js"
 * @import { MomentPlace } from "./note.js"
 */
import { timeline, totalSeconds, variantOf } from "../core/timeline.js";

export class Moments {
	/** @type {Phase[]} */ #phases;
	/** @type {number[]} */ #starts = [];

	/** @param {Plan|null} plan where there is none, there is no moment */
	constructor(plan) {
		this.variant = "";
		this.seconds = 0;
		this.#phases = [];
		if (!plan) return;
		const variant = variantOf(plan, plan.variant);
		const dose = Object.fromEntries(Object.entries(variant.dose).map(([name, rule]) => [name, rule.default]));
		this.variant = variant.id;
		this.#phases = timeline(plan, variant, dose);
		this.seconds = totalSeconds(this.#phases);
		let start = 0;
		for (const phase of this.#phases) {
			this.#starts.push(start);
			start += phase.seconds;
		}
	}

	/** @param {number} second @returns {MomentPlace} */
	at(second) {
		let index = this.#phases.findIndex(
			(phase, at) => phase.seconds > 0 && second < this.#starts[at] + phase.seconds - 1e-9,
		);
		if (index < 0) index = this.#phases.findLastIndex((phase) => phase.seconds > 0);
		const phase = this.#phases[index];
		const fraction = Math.min(1, Math.max(0, (second - this.#starts[index]) / phase.seconds));
		return { second: rounded(second), phase: phase.id, fraction: rounded(fraction) };
	}

	/** Where a phase of any dose is on this timeline. @param {string} phase @param {number} fraction */
	secondOf(phase, fraction) {
		const index = this.#phases.findIndex(({ id }) => id === phase);
		if (index < 0) return 0;
		return Math.round((this.#starts[index] + this.#phases[index].seconds * fraction) * 10) / 10;
	}
}

/** @param {number} value */
function rounded(value) {
	return Math.round(value * 10_000) / 10_000;
}
