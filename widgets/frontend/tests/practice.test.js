/**
 * What weeks of practice add up to, and what is not said of them.
 *
 * @import { Row } from "../src/record/fold.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, median, painOverWeeks, practised, weekOf } from "../src/practice/stats.js";
import { howItEnded, rowOf } from "../src/record/fold.js";
import { sessionRecord } from "./records.js";

/** @param {string} day @param {number|null} value @returns {Row} */
const row = (day, value) => ({ ...rowOf(sessionRecord()), day, before: value === null ? null : { value } });

test("weeks begin on Monday, over the ends of months and years", () => {
	assert.equal(weekOf("2026-11-22"), "2026-11-16");
	assert.equal(weekOf("2026-01-01"), "2025-12-29");
	assert.equal(addDays("2028-02-28", 1), "2028-02-29");
});

test("the middle of a week", () => {
	assert.equal(median([5, 1, 3]), 3);
	assert.equal(median([4, 1, 3, 2]), 2.5);
});

test("pain is compared over weeks, and never from too little", () => {
	const first = ["2026-01-01", "2026-01-02", "2026-01-04"].map((day) => row(day, 6));
	const last = ["2026-01-26", "2026-01-28", "2026-01-30"].map((day) => row(day, 3));
	assert.deepEqual(painOverWeeks([...first, ...last]), { first: 6, last: 3, days: 29 });
	assert.equal(painOverWeeks([...first, ...last.slice(1)]), null);
	assert.equal(painOverWeeks(first), null);
	assert.equal(painOverWeeks([]), null);
	// Not answered is not 0.
	assert.deepEqual(painOverWeeks([...first, row("2026-01-29", null), ...last]), { first: 6, last: 3, days: 29 });
});

test("what was deleted, or never begun, is no practice", () => {
	assert.equal(practised(row("2026-01-01", 3)), true);
	assert.equal(practised({ ...row("2026-01-01", 3), deleted: "2026-01-01" }), false);
	assert.equal(practised({ ...row("2026-01-01", 3), status: "not-started" }), false);
});

test("who skipped most of it came to the end, and did not do it", () => {
	const ended = { ...row("2026-01-01", 3), status: /** @type {const} */ ("finished"), planned: 130 };
	assert.equal(howItEnded({ ...ended, seconds: 65 }), "finished");
	assert.equal(howItEnded({ ...ended, seconds: 64 }), "skipped");
	assert.equal(howItEnded({ ...ended, status: "stopped", seconds: 64 }), "stopped");
	// A row that was kept before it was told has no plan to compare with.
	assert.equal(howItEnded({ ...ended, planned: undefined, seconds: 1 }), "finished");
	assert.equal(rowOf(sessionRecord()).planned, 130);
});
