/**
 * Which steps are ticked. The exercise ticks as it goes; the person ticks by hand.
 *
 * @import { Phase } from "../types.js"
 */

export class Checklist {
	/** @type {Set<string>} */
	#ticked;

	/** @param {Iterable<string>} [items] */
	constructor(items = []) {
		this.#ticked = new Set(items);
	}

	/** @param {string} item */
	has(item) {
		return this.#ticked.has(item);
	}

	/** @returns {string[]} */
	items() {
		return [...this.#ticked];
	}

	clear() {
		this.#ticked.clear();
	}

	/**
	 * @param {string} item
	 * @param {boolean} on
	 */
	set(item, on) {
		if (on) this.#ticked.add(item);
		else this.#ticked.delete(item);
	}

	/**
	 * A phase begins: it is not done yet, and at the first phase of a repetition nor is what comes again in it.
	 *
	 * @param {Phase[]} phases
	 * @param {number} index
	 */
	begin(phases, index) {
		const phase = phases[index];
		const before = phases[index - 1];
		const first = !before || before.part !== phase.part || before.repetition !== phase.repetition;
		for (const other of first ? phases : [phase]) {
			if (other.part === phase.part && other.repetition === phase.repetition) this.#ticked.delete(other.item);
		}
	}
}
