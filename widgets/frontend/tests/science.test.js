import assert from "node:assert/strict";
import { test } from "node:test";
import { fractionAt, passageAt, scaleOf, tickAt, valueAt } from "../src/science/way.js";

test("once through, a slider's share is the movement's", () => {
	assert.equal(fractionAt({ times: 0 }, 0.4), 0.4);
	assert.equal(fractionAt({ times: 0 }, 1), 1);
});

test("to and fro: up at each half, down at each whole, and down at the end", () => {
	const piece = { times: 10 };
	for (const [at, fraction] of [
		[0, 0],
		[0.05, 1],
		[0.1, 0],
		[0.025, 0.5],
		[0.075, 0.5],
		[0.95, 1],
		[1, 0],
	])
		assert.ok(Math.abs(fractionAt(piece, at) - fraction) < 1e-9, `${at}`);
});

test("between two values it is a straight line, and the ends are the ends", () => {
	assert.equal(valueAt([0, 10, 0], 0), 0);
	assert.equal(valueAt([0, 10, 0], 0.25), 5);
	assert.equal(valueAt([0, 10, 0], 0.5), 10);
	assert.equal(valueAt([0, 10, 4], 1), 4);
});

test("a sketch's height is told by the nearest word", () => {
	const curve = { ticks: ["lower back", "buttock", "thigh", "calf"] };
	assert.equal(tickAt(curve, 0), "lower back");
	assert.equal(tickAt(curve, 0.3), "buttock");
	assert.equal(tickAt(curve, 0.66), "thigh");
	assert.equal(tickAt(curve, 1), "calf");
});

test("a passage is said up to its end, the last one to the end of all", () => {
	const passages = [{ until: 0.3 }, { until: 0.75 }, { until: 1 }];
	assert.deepEqual(
		[0, 0.3, 0.31, 0.75, 0.76, 1].map((at) => passageAt(passages, at)),
		[0, 0, 1, 1, 2, 2],
	);
});

test("curves of one unit have one scale, and a sketch has none", () => {
	/** @type {{kind: import("../src/science/types.js").Curve["kind"], values: number[]}[]} */
	const curves = [
		{ kind: "angle", values: [0, 6] },
		{ kind: "angle", values: [0, -35] },
		{ kind: "moment", values: [10, 71] },
		{ kind: "sketch", values: [0.2, 0.9] },
	];
	assert.deepEqual(scaleOf(curves, "angle"), { least: -35, most: 6 });
	assert.deepEqual(scaleOf(curves, "moment"), { least: 0, most: 71 });
	assert.deepEqual(scaleOf(curves, "sketch"), { least: 0, most: 1 });
});
