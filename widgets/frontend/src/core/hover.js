/**
 * How long a capped hold may still last. One a page: whatever is pressed, on whichever guide, and over a reload,
 * two holds with less than REST_MS between them share one cap.
 *
 * @import { Clock, Store } from "../types.js"
 */

const REST_MS = 2000;
const KEY = "lowback.hover";

export class HoverBudget {
	#used = 0;
	#ended = Number.NEGATIVE_INFINITY;
	#clock;
	#store;

	/**
	 * @param {Clock} clock
	 * @param {Store} store
	 */
	constructor(clock, store) {
		this.#clock = clock;
		this.#store = store;
		const [used, ended] = (store.getItem(KEY) ?? "").split(" ").map(Number);
		const age = clock.wall() - ended;
		if (used > 0 && age >= 0 && age < REST_MS) {
			this.#used = used;
			this.#ended = clock.now() - age;
		}
	}

	/**
	 * What is left of a cap for a hold that begins now, in ms.
	 *
	 * @param {number} now
	 * @param {number} capMs
	 */
	left(now, capMs) {
		if (now - this.#ended >= REST_MS) this.#used = 0;
		return Math.max(0, capMs - this.#used);
	}

	/**
	 * A capped hold ended.
	 *
	 * @param {number} now
	 * @param {number} heldMs
	 */
	spend(now, heldMs) {
		this.#used += heldMs;
		this.#ended = now;
		try {
			this.#store.setItem(KEY, `${this.#used} ${this.#clock.wall()}`);
		} catch {
			// The page itself still knows.
		}
	}
}
