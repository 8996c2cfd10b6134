/**
 * The longest a hold may last, in seconds, whatever a plan says. `lowback/content/rules.py` keeps the same table.
 * Source E3.15: "no more than five seconds".
 *
 * @import { Step } from "../types.js"
 */

/** @type {Record<string, number>} */
export const HOLD_CAPS = { "double-knee-lifts": 5 };

/**
 * The cap of a step, or null where it has none.
 *
 * @param {string} exercise
 * @param {Step} step
 * @returns {number|null}
 */
export function holdCap(exercise, step) {
	if (step.kind !== "hold") return null;
	const caps = [step.cap, HOLD_CAPS[exercise]].filter((cap) => typeof cap === "number");
	return caps.length ? Math.min(...caps) : null;
}
