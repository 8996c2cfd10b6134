/**
 * What was answered, kept by this browser: nobody else has it, and it can be cleared.
 *
 * @import { Store } from "../types.js"
 */

export const ANSWERS = "lowback.answers.1";

/**
 * @typedef {object} Kept
 * @property {string} of the question it answers, as it was then
 * @property {unknown} given
 * @property {boolean} right
 * @property {number} hints how many were shown
 */

/**
 * All that is kept, by exercise and question. What cannot be read counts as nothing.
 *
 * @param {Store} store
 * @returns {Record<string, Record<string, Kept>>}
 */
export function allAnswers(store) {
	try {
		const found = JSON.parse(store.getItem(ANSWERS) ?? "{}");
		return found && typeof found === "object" && !Array.isArray(found) ? found : {};
	} catch {
		return {};
	}
}

export class AnswersKept {
	#store;
	#exercise;

	/** @param {Store} store @param {string} exercise */
	constructor(store, exercise) {
		this.#store = store;
		this.#exercise = exercise;
	}

	/** The answer to a question, unless the question changed since. @param {{id: string, of: string}} question */
	get({ id, of }) {
		const kept = allAnswers(this.#store)[this.#exercise]?.[id];
		return kept?.of === of ? kept : null;
	}

	/** @param {string} id @param {Kept} kept */
	set(id, kept) {
		this.#change((own) => ({ ...own, [id]: kept }));
	}

	/**
	 * Let go of the answers to these questions.
	 *
	 * @param {string[]} ids
	 * @returns {() => void} brings them back
	 */
	clear(ids) {
		const before = { ...allAnswers(this.#store)[this.#exercise] };
		this.#change((own) => Object.fromEntries(Object.entries(own).filter(([id]) => !ids.includes(id))));
		return () => this.#change((own) => ({ ...before, ...own }));
	}

	/** @param {(own: Record<string, Kept>) => Record<string, Kept>} change */
	#change(change) {
		const all = allAnswers(this.#store);
		all[this.#exercise] = change(all[this.#exercise] ?? {});
		try {
			this.#store.setItem(ANSWERS, JSON.stringify(all));
		} catch {
			// The browser keeps no more: the answer stays on the page, and that is all it was for.
		}
	}
}
