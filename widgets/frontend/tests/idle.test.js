/**
 * A page that nobody uses gives its kernel back, with a warning, and never during an exercise.
 */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { ANSWER_MS, watchIdle } from "../src/page/idle.js";
import { PAGE } from "../src/page/names.js";
import { ManualClock, sessionOf } from "./helpers.js";

const AFTER = 600_000;

function watched() {
	const clock = new ManualClock();
	const page = new EventTarget();
	/** @type {string[]} */
	const told = [];
	watchIdle(
		clock,
		AFTER,
		{ warn: () => told.push("warn"), keep: () => told.push("keep"), leave: () => told.push("leave") },
		page,
	);
	return { clock, told, use: (kind = "keydown") => page.dispatchEvent(new Event(kind)) };
}

/** @param {unknown} value */
const put = (value) => {
	/** @type {Record<symbol, unknown>} */ (/** @type {unknown} */ (globalThis))[PAGE] = value;
};
afterEach(() => put(undefined));

test("it warns, and 20 seconds later it leaves, once", () => {
	const { clock, told, use } = watched();
	clock.advance(AFTER - 1);
	assert.deepEqual(told, []);
	clock.advance(1);
	assert.deepEqual(told, ["warn"]);
	clock.advance(ANSWER_MS - 1);
	assert.deepEqual(told, ["warn"]);
	clock.advance(1);
	assert.deepEqual(told, ["warn", "leave"]);
	use();
	clock.advance(10 * AFTER);
	assert.deepEqual(told, ["warn", "leave"]);
	assert.ok(ANSWER_MS >= 20_000);
});

test("whatever a person does puts it off, and answers the warning", () => {
	for (const kind of ["click", "keydown", "wheel", "input"]) {
		const { clock, told, use } = watched();
		clock.advance(AFTER - 1);
		use(kind);
		clock.advance(AFTER - 1);
		assert.deepEqual(told, [], kind);
		clock.advance(1);
		use(kind);
		assert.deepEqual(told, ["warn", "keep"], kind);
		clock.advance(AFTER - 1);
		assert.deepEqual(told, ["warn", "keep"], kind);
		clock.advance(1);
		assert.deepEqual(told, ["warn", "keep", "warn"], kind);
	}
});

test("the mouse on its way to the warning does not take it away", () => {
	const { clock, told, use } = watched();
	clock.advance(AFTER - 1);
	use("pointermove");
	clock.advance(AFTER);
	for (const kind of ["pointermove", "pointerdown"]) use(kind);
	assert.deepEqual(told, ["warn"]);
	use("click");
	assert.deepEqual(told, ["warn", "keep"]);
});

test("never during an exercise, running or paused; the time counts anew afterwards", () => {
	const { session } = sessionOf("seated-twist");
	put({ sessions: new Map([["", session]]) });
	const { clock, told } = watched();
	session.start();
	clock.advance(5 * AFTER);
	session.pause();
	clock.advance(5 * AFTER);
	assert.deepEqual(told, []);
	session.stop();
	clock.advance(AFTER - 1);
	assert.deepEqual(told, []);
	clock.advance(1);
	assert.deepEqual(told, ["warn"]);
});
