/**
 * How long a capped hold may still last. One a page: whatever is pressed, on whichever guide, and over a reload,
 * two holds with less than REST_MS between them share one cap. Where the way out of a hold is skipped, the legs are out
 * again before the next one's move has ended: that move alone is no rest.
 *
 * @import { Clock, Store } from "../types.js"
 */

const REST_MS = 3000;
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
		const [kind, used, at] = (store.getItem(KEY) ?? "").split(" ");
		const age = clock.wall() - Number(at);
		if (kind === "open" && age >= 0) {
			// The page was left inside a hold: it lasted until now, for all we know.
			this.#used = Number(used) + age;
			this.#ended = clock.now();
		} else if (kind === "closed" && age >= 0 && age < REST_MS) {
			this.#used = Number(used);
			this.#ended = clock.now() - age;
		}
	}

	/**
	 * A capped hold begins: what is left of its cap, in ms.
	 *
	 * @param {number} now
	 * @param {number} capMs
	 */
	begin(now, capMs) {
		if (now - this.#ended >= REST_MS) this.#used = 0;
		this.#keep("open");
		return Math.max(0, capMs - this.#used);
	}

	/**
	 * A capped hold ended.
	 *
	 * @param {number} now
	 * @param {number} heldMs
	 */
	end(now, heldMs) {
		this.#used += heldMs;
		this.#ended = now;
		this.#keep("closed");
	}

	/** @param {"open"|"closed"} kind */
	#keep(kind) {
		try {
			this.#store.setItem(KEY, `${kind} ${this.#used} ${this.#clock.wall()}`);
		} catch {
			// The page itself still knows.
		}
	}
}
