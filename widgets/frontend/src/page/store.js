/**
 * Text that this tab keeps over a reload. Where the browser refuses, it is kept for as long as the page lives.
 *
 * @import { Store } from "../types.js"
 */

/** @returns {Store} */
export function pageStore() {
	try {
		sessionStorage.getItem("lowback");
		return sessionStorage;
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
