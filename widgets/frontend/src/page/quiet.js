/**
 * Waits until no exercise is under way on this page.
 *
 * @import { Registry } from "./registry.js"
 */
import { PAGE } from "./names.js";

/**
 * @param {() => void} then at once where none is
 */
export function whenQuiet(then) {
	const page = /** @type {Record<symbol, Registry|undefined>} */ (/** @type {unknown} */ (globalThis))[PAGE];
	const session = [...(page?.sessions.values() ?? [])].find(({ active }) => active);
	if (!session) return then();
	const end = session.watch(() => {
		if (session.active) return;
		end();
		whenQuiet(then);
	});
}
