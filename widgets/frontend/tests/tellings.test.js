import assert from "node:assert/strict";
import { test } from "node:test";
import { tellings, tellingWords } from "../src/core/tellings.js";
import { boundedDose, timeline, variantOf } from "../src/core/timeline.js";
import { exercises, planOf } from "./helpers.js";

/**
 * @param {string} exercise
 * @param {string} variantId
 * @param {"default"|"least"|"most"} amount
 */
function phasesOf(exercise, variantId, amount) {
	const plan = planOf(exercise, { variant: variantId });
	const variant = variantOf(plan, variantId);
	const dose = Object.fromEntries(Object.entries(variant.dose).map(([name, rule]) => [name, rule[amount]]));
	return { plan, phases: timeline(plan, variant, boundedDose(variant, dose)) };
}

for (const exercise of exercises) {
	for (const { id: variant } of planOf(exercise).variants) {
		for (const amount of /** @type {const} */ (["default", "least", "most"])) {
			test(`${exercise} (${variant}, ${amount} dose): at most four tellings in any 30 s, and every cue is told`, () => {
				const { plan, phases } = phasesOf(exercise, variant, amount);
				const starts = tellings(phases);
				let at = 0;
				const begins = phases.map((phase) => {
					at += phase.seconds;
					return at - phase.seconds;
				});
				// The end is told too.
				const times = [...starts.map((start) => begins[start]), at];
				for (const from of times) {
					const within = times.filter((time) => time >= from && time <= from + 30);
					assert.ok(within.length <= 4, `${within}`);
				}
				const told = starts.map((start) => tellingWords(plan, phases, start));
				const all = told.join(" ");
				for (const phase of phases) assert.ok(all.includes(plan.steps[phase.step].cue), phase.id);
				for (const words of told) assert.doesNotMatch(words, /undefined|\{|\.\./);
			});
		}
	}
}

test("short phases are told together, by repetition", () => {
	const { plan, phases } = phasesOf("double-knee-lifts", "gentler", "default");
	const told = tellings(phases).map((start) => tellingWords(plan, phases, start));
	assert.match(told[0], /^Get into position\. On your back, knees bent\. Lie flat on your back\./);
	assert.deepEqual(told.slice(1, 3), [
		"Repetition 1 of 5. Knees to your chest. Legs long and high. Tummy tight, back flat. Knees back to chest.",
		"Feet down again. Rest and breathe.",
	]);
	const sways = phasesOf("standing-roll-down", "article", "default");
	const words = tellings(sways.phases).map((start) => tellingWords(sways.plan, sways.phases, start));
	assert.deepEqual(words.slice(1, 3), [
		"Repetitions 1 to 3 of 5. Sway to the right. Sway to the left.",
		"Repetitions 4 to 5 of 5. Sway to the right. Sway to the left. Repetition 1 of 3. Arms loose, knees soft.",
	]);
});
