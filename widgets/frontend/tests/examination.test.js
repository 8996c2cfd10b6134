import assert from "node:assert/strict";
import { test } from "node:test";
import { nextMark, tally } from "../src/examination/marks.js";
import { clockTime } from "../src/examination/station-clock.js";

/** @param {string} id @param {number} marks */
const item = (id, marks, must = false) => ({ id, part: /** @type {const} */ ("screen"), text: id, marks, must });

test("marks are added up, and what must be done is missing until it has one", () => {
	const items = [item("a", 1), item("b", 2, true), item("c", 1, true)];
	const given = new Map([["a", 1]]);
	assert.deepEqual(tally(items, given), { total: 1, most: 4, missing: [items[1], items[2]] });
	given.set("b", 1).set("c", 1);
	assert.deepEqual(tally(items, given), { total: 3, most: 4, missing: [] });
});

test("a press more gives a mark more, and after the last none", () => {
	assert.deepEqual([nextMark(0, 2), nextMark(1, 2), nextMark(2, 2), nextMark(0, 1), nextMark(1, 1)], [1, 2, 0, 1, 0]);
});

test("minutes and seconds", () => {
	assert.deepEqual([480, 61, 9, 0].map(clockTime), ["8:00", "1:01", "0:09", "0:00"]);
});
