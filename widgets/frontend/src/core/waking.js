/**
 * Tells a sleep from a late tick. Two clocks are compared: the monotonic one may stand still while a machine sleeps,
 * the one on the wall may be set by hand, by an hour in summer, or by a server.
 *
 * @import { Clock } from "../types.js"
 */

/** What is later than this, in ms, is a sleep, not a late tick: pause and ask. */
export const JUMP_MS = 2000;
/** Nobody waits longer than this for the next waking. */
export const TICK_MS = 1000;

export class Waking {
	/** @type {Clock} */ #clock;
	/** When we were awake last, on the monotonic clock. */
	seen = 0;
	#wall = 0;
	#due = 0;

	/** @param {Clock} clock */
	constructor(clock) {
		this.#clock = clock;
	}

	/** We are awake now. */
	see() {
		this.seen = this.#clock.now();
		this.#wall = this.#clock.wall();
		this.#due = this.seen + TICK_MS;
	}

	/** We will be woken in so many ms. @param {number} delay */
	expect(delay) {
		this.#due = this.#clock.now() + delay;
	}

	/** Whether time leapt since we were awake last. */
	get leapt() {
		const passed = this.#clock.now() - this.seen;
		const apart = Math.abs(this.#clock.wall() - this.#wall - passed);
		return Math.max(this.#clock.now() - this.#due, apart) > JUMP_MS;
	}
}
