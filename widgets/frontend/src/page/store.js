/**
 * Text that the browser keeps: over a reload of this tab, or for good. Where it refuses, text is kept for as long as the
 * page lives.
 *
 * @import { Store } from "../types.js"
 */

/** For as long as the tab is open. @returns {Store} */
export function pageStore() {
	return allowed(() => sessionStorage);
}

/** For the next visit too. @returns {Store} */
export function lastingStore() {
	return allowed(() => localStorage);
}

/**
 * @param {() => Store} open
 * @returns {Store}
 */
function allowed(open) {
	try {
		const store = open();
		store.getItem("lowback");
		return store;
	} catch {
		return memoryStore();
	}
}

/** @returns {Store} */
export function memoryStore() {
	/** @type {Map<string, string>} */
	const kept = new Map();
	return {
		getItem: (key) => kept.get(key) ?? null,
		setItem: (key, value) => void kept.set(key, value),
		removeItem: (key) => void kept.delete(key),
	};
}
