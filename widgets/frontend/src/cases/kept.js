/**
 * How far one is in each case, kept by this browser: nobody else has it.
 *
 * @import { Store } from "../types.js"
 * @import { Case, Done } from "./types.js"
 */

export const CASES = "lowback.cases.1";

export class CaseKept {
	#store;
	#id;
	#of;

	/** @param {Store} store @param {Case} given */
	constructor(store, { id, of }) {
		this.#store = store;
		this.#id = id;
		this.#of = of;
	}

	/** What was done; nothing where the case changed since, or what is kept cannot be read. @returns {Done[]} */
	get() {
		const kept = this.#all()[this.#id];
		if (kept?.of !== this.#of || !Array.isArray(kept.done)) return [];
		return kept.done.filter(isDone);
	}

	/** @param {Done[]} done */
	set(done) {
		const all = { ...this.#all(), [this.#id]: { of: this.#of, done } };
		try {
			this.#store.setItem(CASES, JSON.stringify(all));
		} catch {
			// The browser keeps no more: the case goes on, and begins anew after a reload.
		}
	}

	/** @returns {Record<string, any>} */
	#all() {
		try {
			const found = JSON.parse(this.#store.getItem(CASES) ?? "{}");
			return found && typeof found === "object" && !Array.isArray(found) ? found : {};
		} catch {
			return {};
		}
	}
}

/** @param {any} one @returns {one is Done} */
function isDone(one) {
	if (!one || typeof one !== "object" || typeof one.step !== "string") return false;
	const { asked = [], said = [], text = "", way = "" } = one;
	return Array.isArray(asked) && Array.isArray(said) && typeof text === "string" && typeof way === "string";
}
