/**
 * A clock that a test moves, plans to test with, and a session on both.
 *
 * @import { Clock, Plan } from "../src/types.js"
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { HoverBudget } from "../src/core/hover.js";
import { Session } from "../src/core/session.js";
import { memoryStore } from "../src/page/store.js";

/** A clock that stands still until it is moved; waking happens at the moment it was asked for. */
export class ManualClock {
	#now = 1000;
	#wallAhead;
	/** @type {Map<number, {at: number, wake: () => void}>} */
	#timers = new Map();
	#ids = 0;

	/** @param {number} [wall] what the clock on the wall says now, ms since the epoch */
	constructor(wall = Date.UTC(2026, 0, 1)) {
		this.#wallAhead = wall - this.#now;
	}

	/** @type {Clock["now"]} */
	now = () => this.#now;
	/** @type {Clock["wall"]} */
	wall = () => this.#wallAhead + this.#now;
	/** @type {Clock["wake"]} */
	wake = (delay, wake) => {
		const id = ++this.#ids;
		this.#timers.set(id, { at: this.#now + delay, wake });
		return () => this.#timers.delete(id);
	};

	/** @param {number} ms */
	advance(ms) {
		const end = this.#now + ms;
		for (;;) {
			const due = [...this.#timers.entries()]
				.filter(([, timer]) => timer.at <= end)
				.sort((a, b) => a[1].at - b[1].at)[0];
			if (!due) break;
			this.#timers.delete(due[0]);
			this.#now = Math.max(this.#now, due[1].at);
			due[1].wake();
		}
		this.#now = end;
	}

	/** The machine sleeps: time passes and nobody is woken until it is over. @param {number} ms */
	sleep(ms) {
		this.#now += ms;
		this.advance(0);
	}

	/** Time passes, and nobody has been woken yet. @param {number} ms */
	pass(ms) {
		this.#now += ms;
	}

	/** Somebody sets the clock on the wall. @param {number} ms */
	setWall(ms) {
		this.#wallAhead += ms;
	}
}

/** @type {Record<string, Plan>} */
const plans = JSON.parse(readFileSync(new URL("../../../tests/golden/plans.json", import.meta.url), "utf8"));

export const exercises = Object.keys(plans);

/**
 * The plan that Python makes of an exercise, with another variant or dose if wanted.
 *
 * @param {string} exercise
 * @param {{variant?: string, dose?: Record<string, number>}} [wanted]
 * @returns {Plan}
 */
export function planOf(exercise, { variant, dose } = {}) {
	const plan = structuredClone(plans[exercise]);
	if (variant) {
		plan.variant = variant;
		const rules = plan.variants.find(({ id }) => id === variant)?.dose ?? {};
		plan.dose = Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, rule.default]));
	}
	Object.assign(plan.dose, dose);
	return plan;
}

/**
 * @param {string} exercise
 * @param {{variant?: string, dose?: Record<string, number>, clock?: ManualClock, store?: ReturnType<typeof memoryStore>, hover?: HoverBudget}} [options]
 */
export function sessionOf(exercise, options = {}) {
	const clock = options.clock ?? new ManualClock();
	const store = options.store ?? memoryStore();
	const hover = options.hover ?? new HoverBudget(clock, store);
	const session = new Session({ plan: planOf(exercise, options), key: `test:${exercise}`, clock, store, hover });
	/** @type {import("../src/types.js").SessionEvent[]} */
	const events = [];
	session.listen((event) => events.push(event));
	return { session, clock, store, hover, events };
}

/**
 * Let the time run until the session rests or asks.
 *
 * @param {Session} session
 * @param {ManualClock} clock
 * @param {number} [thinking] how long a question waits for its answer, in ms
 */
export function runToEnd(session, clock, thinking = 0) {
	for (let seconds = 0; session.status === "running" && seconds < 7200; seconds++) {
		if (session.phase.kind === "question") {
			clock.advance(thinking);
			session.answer("go-on");
		} else clock.advance(1000);
	}
}

/** Press Skip until a step is there. @param {Session} session @param {string} step */
export function skipTo(session, step) {
	for (let presses = 0; session.phase.step !== step; presses++) {
		assert.ok(presses < 200, `never came to ${step}`);
		session.skip();
	}
}
