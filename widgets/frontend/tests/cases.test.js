/** The way through a case: what follows what, going back, and what is kept and read again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { CASES, CaseKept } from "../src/cases/kept.js";
import { after, askedOf, backTo, missed, pathOf, turnedAt } from "../src/cases/path.js";

/** @type {import("../src/cases/types.js").Step[]} */
const STEPS = [
	{ id: "history", stage: "history", kind: "tell", text: "", to: "ask" },
	{
		id: "ask",
		stage: "ask",
		kind: "ask",
		text: "",
		to: "choose",
		ways: [
			{ id: "a", text: "", why: "", sources: [], needed: true },
			{ id: "b", text: "", why: "", sources: [], needed: true },
			{ id: "c", text: "", why: "", sources: [], needed: false },
		],
	},
	{
		id: "choose",
		stage: "choose",
		kind: "choose",
		text: "",
		ways: [
			{ id: "good", text: "", why: "", sources: [], verdict: "best", to: "end" },
			{ id: "bad", text: "", why: "", sources: [], verdict: "unsafe", to: "harm" },
		],
	},
	{ id: "end", stage: "end", kind: "end", text: "", safe: true },
	{ id: "harm", stage: "consequence", kind: "tell", text: "", to: "harmed" },
	{ id: "harmed", stage: "consequence", kind: "end", text: "", safe: false },
];
const PASSED = [
	{ step: "history", passed: true },
	{ step: "ask", passed: true, asked: ["c"] },
];

/** @param {import("../src/cases/types.js").Done[]} done */
const ids = (done) => pathOf(STEPS, done).map(({ step }) => step.id);

test("a step is on the page once the one before it was gone on from", () => {
	assert.deepEqual(ids([]), ["history"]);
	assert.deepEqual(ids([{ step: "history" }]), ["history"]);
	assert.deepEqual(ids([{ step: "history", passed: true }]), ["history", "ask"]);
	assert.deepEqual(ids([...PASSED]), ["history", "ask", "choose"]);
	assert.deepEqual(ids([...PASSED, { step: "choose", way: "good" }]), ["history", "ask", "choose", "end"]);
	assert.equal(after(STEPS[3], { step: "end", passed: true }), undefined);
});

test("an unsafe way is gone to its end, and back to where it turned", () => {
	const done = [...PASSED, { step: "choose", way: "bad" }, { step: "harm", passed: true }];
	assert.deepEqual(ids(done), ["history", "ask", "choose", "harm", "harmed"]);
	assert.equal(turnedAt(pathOf(STEPS, done)), "choose");
	assert.deepEqual(backTo(pathOf(STEPS, done), "choose"), PASSED);
	assert.equal(turnedAt(pathOf(STEPS, PASSED)), undefined);
});

test("what was kept of a way that is no longer gone is left out, and a way that is not there waits", () => {
	const done = [...PASSED, { step: "harm", passed: true }, { step: "choose", way: "gone" }];
	assert.deepEqual(ids(done), ["history", "ask", "choose"]);
	assert.deepEqual(backTo(pathOf(STEPS, done), "moon"), []);
});

test("what was needed and not asked is told, and nothing else", () => {
	assert.deepEqual(
		missed(STEPS[1], { step: "ask", asked: ["c", "b"] }).map(({ id }) => id),
		["a"],
	);
});

/** @param {string} [kept] */
const store = (kept) => {
	const values = new Map(kept ? [[CASES, kept]] : []);
	return {
		getItem: (/** @type {string} */ key) => values.get(key) ?? null,
		setItem: (/** @type {string} */ key, /** @type {string} */ value) => void values.set(key, value),
		removeItem: (/** @type {string} */ key) => void values.delete(key),
	};
};
/** @type {any} */
const GIVEN = { id: "one", of: "abc", steps: STEPS };

test("what was done is kept by case, and let go of when the case changed", () => {
	const kept = store();
	new CaseKept(kept, GIVEN).set(PASSED);
	new CaseKept(kept, { ...GIVEN, id: "two" }).set([]);
	assert.deepEqual(new CaseKept(kept, GIVEN).get(), PASSED);
	assert.deepEqual(new CaseKept(kept, { ...GIVEN, of: "abd" }).get(), []);
});

for (const bad of ["{", "[]", "7", '{"one":7}', '{"one":{"of":"abc","done":7}}'])
	test(`what cannot be read counts as nothing: ${bad}`, () => {
		const kept = new CaseKept(store(bad), GIVEN);
		assert.deepEqual(kept.get(), []);
		kept.set(PASSED);
		assert.deepEqual(kept.get(), PASSED);
	});

test("of what was kept, what has no shape is left out", () => {
	const done = [7, null, { step: 1 }, { step: "ask", asked: 3 }, { step: "choose", way: 2 }, ...PASSED];
	assert.deepEqual(new CaseKept(store(JSON.stringify({ one: { of: "abc", done } })), GIVEN).get(), PASSED);
});

test("a browser that keeps no more lets the case go on", () => {
	const full = {
		...store(),
		setItem() {
			throw new DOMException("full", "QuotaExceededError");
		},
	};
	assert.doesNotThrow(() => new CaseKept(full, GIVEN).set(PASSED));
});

test("at the end it is told how much of what was needed was asked", () => {
	const path = (/** @type {string[]} */ ...asked) =>
		pathOf(STEPS, [PASSED[0], { ...PASSED[1], asked }, { step: "choose", way: "good" }]);
	assert.deepEqual(askedOf(path()), { asked: 0, needed: 2 });
	assert.deepEqual(askedOf(path("c", "b")), { asked: 1, needed: 2 });
	assert.deepEqual(askedOf(path("a", "b")), { asked: 2, needed: 2 });
});
