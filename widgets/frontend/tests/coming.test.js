/**
 * A page asks after its kernel until it is connected, and says when it is gone.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ASK_MS, watchComing } from "../src/page/coming.js";
import { ManualClock } from "./helpers.js";

/** @param {("coming"|"there"|"gone")[]} answers */
function watched(answers) {
	const clock = new ManualClock();
	const seen = { asked: 0, gone: 0 };
	watchComing(
		clock,
		async () => answers[seen.asked++],
		() => seen.gone++,
	);
	const pass = async () => {
		clock.advance(ASK_MS);
		await new Promise((done) => setImmediate(done));
	};
	return { seen, pass };
}

test("it asks until the kernel is connected", async () => {
	const { seen, pass } = watched(["coming", "coming", "there"]);
	for (let passed = 0; passed < 6; passed++) await pass();
	assert.deepEqual(seen, { asked: 3, gone: 0 });
});

test("it says once that the kernel is gone", async () => {
	const { seen, pass } = watched(["coming", "gone"]);
	for (let passed = 0; passed < 6; passed++) await pass();
	assert.deepEqual(seen, { asked: 2, gone: 1 });
});
