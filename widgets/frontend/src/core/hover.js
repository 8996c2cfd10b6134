/**
 * How long a capped hold may still last. One a page: whatever is pressed, on whichever guide, two holds with
 * less than REST_MS between them share one cap.
 */

const REST_MS = 2000;

export class HoverBudget {
	#used = 0;
	#ended = Number.NEGATIVE_INFINITY;

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
	}
}
