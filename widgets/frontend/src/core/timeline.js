/**
 * From a plan, a variant and a dose to phases. Pure: no clock, no page.
 * Python mirrors it in `lowback/timeline.py`; `tests/golden/timeline.json` holds both to the same result.
 *
 * @import { Dose, Phase, Plan, Step, Variant } from "../types.js"
 */

/**
 * The variant of that id, or the first one, which is offered first.
 *
 * @param {Plan} plan
 * @param {string} [id]
 * @returns {Variant}
 */
export function variantOf(plan, id) {
	return plan.variants.find((variant) => variant.id === id) ?? plan.variants[0];
}

/**
 * A dose inside its bounds: whole numbers, unknown names left out, missing ones at their default.
 *
 * @param {Variant} variant
 * @param {Record<string, unknown>} wanted
 * @returns {Dose}
 */
export function boundedDose(variant, wanted) {
	/** @type {Dose} */
	const dose = {};
	for (const [name, rule] of Object.entries(variant.dose)) {
		const value = wanted[name];
		const number = typeof value === "number" && Number.isFinite(value) ? Math.round(value) : rule.default;
		dose[name] = Math.min(rule.most, Math.max(rule.least, number));
	}
	return dose;
}

/**
 * The phases of an exercise, in order.
 *
 * @param {Plan} plan
 * @param {Variant} variant
 * @param {Dose} dose
 * @returns {Phase[]}
 */
export function timeline(plan, variant, dose) {
	/** @type {Phase[]} */
	const phases = [];
	for (const part of variant.parts) {
		const of = part.repeat === undefined ? 0 : dose[part.repeat];
		const times = part.repeat === undefined ? 1 : of;
		for (let repetition = 1; repetition <= times; repetition++) {
			const turn = part.alternate?.length ? part.alternate[(repetition - 1) % part.alternate.length] : null;
			for (const [at, id] of part.steps.entries()) {
				const step = plan.steps[id];
				if (turn && step.side && step.side !== turn) continue;
				// A rest is between repetitions: none behind the last one.
				const closing = part.steps.slice(at).every((later) => plan.steps[later].kind === "rest");
				if (of && closing && repetition === times && !step.after_last) continue;
				const item = `${part.id}/${id}`;
				const cap = Math.min(step.cap ?? Infinity, variant.caps?.[item] ?? Infinity);
				const seconds = secondsOf(step, dose, cap);
				if (seconds === 0 && step.kind !== "question") continue;
				phases.push({
					id: of ? `${item}/${repetition}` : item,
					item,
					part: part.id,
					step: id,
					kind: step.kind,
					seconds,
					side: step.side ?? null,
					repetition,
					of,
					cap: cap < Infinity ? cap : null,
					role: null,
				});
			}
		}
	}
	markCappedHolds(phases);
	return phases;
}

/**
 * The total time, in seconds. Questions wait and count nothing.
 *
 * @param {Phase[]} phases
 */
export function totalSeconds(phases) {
	return phases.reduce((total, phase) => total + phase.seconds, 0);
}

/**
 * @param {Step} step
 * @param {Dose} dose
 * @param {number} cap
 */
function secondsOf(step, dose, cap) {
	if (step.kind === "question") return 0;
	return Math.min(cap, Math.max(0, step.seconds ?? dose[step.dose ?? ""] ?? 0));
}

/**
 * Name the move into a capped hold and the move out of it: pausing, going back or waking up inside
 * leads out by the one, and going on begins at the other.
 *
 * @param {Phase[]} phases
 */
function markCappedHolds(phases) {
	phases.forEach((phase, at) => {
		if (phase.cap === null) return;
		phase.role = "capped";
		const before = phases[at - 1];
		const after = phases[at + 1];
		if (before?.kind === "move" && before.part === phase.part) before.role = "enter";
		if (after?.kind === "move" && after.part === phase.part) after.role = "exit";
	});
}
