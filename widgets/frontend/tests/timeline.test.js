import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { boundedDose, timeline, totalSeconds, variantOf } from "../src/core/timeline.js";
import { exercises, planOf } from "./helpers.js";

const golden = JSON.parse(readFileSync(new URL("../../../tests/golden/timeline.json", import.meta.url), "utf8"));

/** @param {string} exercise @param {{variant?: string, dose?: Record<string, number>}} [wanted] */
function phasesOf(exercise, wanted) {
	const plan = planOf(exercise, wanted);
	const variant = variantOf(plan, plan.variant);
	return timeline(plan, variant, boundedDose(variant, plan.dose));
}

/** Every exercise and variant with any dose inside its bounds. */
const anyRequest = fc.constantFrom(...exercises).chain((exercise) => {
	const plan = planOf(exercise);
	return fc.constantFrom(...plan.variants).chain((variant) =>
		fc.record({
			exercise: fc.constant(exercise),
			variant: fc.constant(variant.id),
			dose: fc.record(
				Object.fromEntries(
					Object.entries(variant.dose).map(([name, rule]) => [name, fc.integer({ min: rule.least, max: rule.most })]),
				),
			),
		}),
	);
});

test("the golden vectors, which Python keeps too", () => {
	assert.ok(golden.length >= 12);
	for (const { exercise, variant, dose, phases, total } of golden) {
		const found = phasesOf(exercise, { variant, dose });
		assert.deepEqual(
			found.map(({ id, seconds, side, role }) => [id, seconds, side, role]),
			phases,
			`${exercise} ${variant}`,
		);
		assert.equal(totalSeconds(found), total);
	}
});

const TOTALS = [
	// 15 into position, 4 reaching up, 5 sways a side of 2, then 3 × (4 + 15 + 5 + 5 + 18 + 20)
	["standing-roll-down", "article", {}, 15 + 4 + 5 * 2 * 2 + 3 * (4 + 15 + 5 + 5 + 18 + 20)],
	// 8 × (2 + 3 + 5 + 3), 7 rests of 5, then on the palms 15 and 5 × (3 + 2 + 3), 4 rests of 5, 15 to get up
	["raise-and-pull", "article", {}, 15 + 8 * 13 + 7 * 5 + 15 + 5 * 8 + 4 * 5 + 15],
	["raise-and-pull", "elbows", {}, 15 + 8 * 13 + 7 * 5 + 15],
	// 5 × (3 + 2 + 3 + 2 + 3), the legs out and back in 2 each
	["double-knee-lifts", "gentler", {}, 15 + 5 * 13 + 4 * 10 + 15],
	["double-knee-lifts", "article", { repetitions: 1, hold: 2 }, 15 + 12 + 15],
	// ten turns of 4 + 2 + 4, nine rests of 2
	["seated-twist", "article", {}, 15 + 10 * 10 + 9 * 2],
	["seated-twist", "article", { hold: 0, repetitions: 1 }, 15 + 2 * 8 + 2],
	// three heights, each 2 × (3 + 2 + 3 + 2 + 3), a rest behind each but the last
	["double-knee-lifts", "lower-step-by-step", {}, 15 + 6 * 13 + 5 * 20 + 15],
	// six turns of one leg: over, out, held, back, down
	["double-knee-lifts", "one-leg", {}, 15 + 6 * (4 * 3 + 2) + 5 * 10 + 15],
	["seated-twist", "slower", { repetitions: 1, rest: 1 }, 15 + 2 * (8 + 5 + 8) + 1],
];

for (const [exercise, variant, dose, total] of /** @type {[string, string, Record<string, number>, number][]} */ (
	TOTALS
)) {
	test(`${exercise} (${variant}) ${JSON.stringify(dose)} takes ${total} s`, () => {
		assert.equal(totalSeconds(phasesOf(exercise, { variant, dose })), total);
	});
}

test("for any dose: nothing negative, ids unique, the order kept, the total the sum of its doses", () => {
	fc.assert(
		fc.property(anyRequest, ({ exercise, variant, dose }) => {
			const phases = phasesOf(exercise, { variant, dose });
			assert.ok(phases.every(({ seconds, kind }) => seconds > 0 || (seconds === 0 && kind === "question")));
			assert.equal(new Set(phases.map(({ id }) => id)).size, phases.length);
			assert.equal(phases[0].kind, "position");
			const plan = planOf(exercise, { variant });
			const order = variantOf(plan, variant).parts.map(({ id }) => id);
			const places = phases.map((phase) => [order.indexOf(phase.part), phase.repetition]);
			for (let at = 1; at < places.length; at++) {
				const [part, repetition] = places[at - 1];
				assert.ok(places[at][0] > part || (places[at][0] === part && places[at][1] >= repetition));
			}
			for (const phase of phases) {
				const { seconds, dose: name } = plan.steps[phase.step];
				if (phase.kind !== "question" && phase.cap === null) assert.equal(phase.seconds, seconds ?? dose[name ?? ""]);
			}
		}),
		{ numRuns: 3000 },
	);
});

test("for any dose: sides are balanced", () => {
	fc.assert(
		fc.property(anyRequest, ({ exercise, variant, dose }) => {
			const phases = phasesOf(exercise, { variant, dose });
			const plan = planOf(exercise, { variant });
			for (const part of variantOf(plan, variant).parts) {
				const count = (/** @type {string} */ side) =>
					phases.filter((phase) => phase.part === part.id && phase.side === side).length;
				if (!part.repeat) continue;
				// A last turn alone is one side's.
				const turn = part.steps.filter((id) => plan.steps[id].side === "right").length;
				assert.ok(Math.abs(count("right") - count("left")) <= (part.alternate ? turn : 0), part.id);
			}
		}),
		{ numRuns: 2000 },
	);
});

test("the twist turns the same number of times to each side, right first", () => {
	const turns = phasesOf("seated-twist").filter(({ step }) => step.startsWith("turn-"));
	assert.equal(turns.length, 10);
	assert.deepEqual(
		turns.slice(0, 4).map(({ side }) => side),
		["right", "left", "right", "left"],
	);
});

/** What the moves into and out of the hold leave of five seconds, by the variants in which legs hover. */
const LEFT = { gentler: 4.357, article: 3.151, "lower-step-by-step": 4.357 };

test("no hold in which the legs hover passes what the moves leave of five seconds, whatever a file's caps and doses say", () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...Object.entries(LEFT)),
			fc.integer({ min: -5, max: 1e6 }),
			fc.integer({ min: 1, max: 100 }),
			([variant, left], hold, most) => {
				const plan = planOf("double-knee-lifts", { variant });
				for (const each of plan.variants) each.dose.hold = { ...each.dose.hold, most: most * 100 };
				for (const step of Object.values(plan.steps)) if (step.kind === "hold") step.cap = most;
				const chosen = variantOf(plan, variant);
				for (const phase of timeline(plan, chosen, { ...boundedDose(chosen, {}), hold })) {
					if (phase.step === "hold-60") continue;
					if (phase.kind === "hold") assert.ok(phase.seconds <= left && phase.seconds >= 0, `${phase.seconds}`);
				}
			},
		),
		{ numRuns: 1000 },
	);
});

test("what hovers is capped whatever kind of step it is, and the moves beside it keep their time in every mode", () => {
	const plan = planOf("double-knee-lifts", { variant: "article" });
	plan.steps["hold-low"] = { ...plan.steps["hold-low"], kind: "rest", dose: "rest", cap: undefined };
	const chosen = variantOf(plan, "article");
	const round = timeline(plan, chosen, { ...boundedDose(chosen, {}), rest: 60 }).slice(2, 5);
	assert.deepEqual(
		round.map(({ step, seconds, role }) => [step, seconds, role]),
		[
			["legs-out", 2, "enter"],
			["hold-low", 3.151, "capped"],
			["knees-back", 2, "exit"],
		],
	);
});

test("a dose from anywhere comes inside its bounds", () => {
	const { variants } = planOf("double-knee-lifts");
	fc.assert(
		fc.property(
			fc.dictionary(fc.constantFrom("hold", "rest", "repetitions", "__proto__", "other"), fc.anything()),
			(wanted) => {
				const dose = boundedDose(variants[0], wanted);
				assert.deepEqual(Object.keys(dose).sort(), Object.keys(variants[0].dose).sort());
				for (const [name, rule] of Object.entries(variants[0].dose)) {
					assert.ok(Number.isInteger(dose[name]) && dose[name] >= rule.least && dose[name] <= rule.most);
				}
			},
		),
	);
});
