/**
 * Whether an exercise is under way on this page, and waiting until none is.
 *
 * @import { Registry } from "./registry.js"
 */
import { PAGE } from "./names.js";

/** @returns {import("../core/session.js").Session|undefined} an exercise that runs or is paused */
export function underWay() {
	const page = /** @type {Record<symbol, Registry|undefined>} */ (/** @type {unknown} */ (globalThis))[PAGE];
	return [...(page?.sessions.values() ?? [])].find(({ active }) => active);
}

/**
 * @param {() => void} then at once where none is
 */
export function whenQuiet(then) {
	const session = underWay();
	if (!session) return then();
	const end = session.watch(() => {
		if (session.active) return;
		end();
		whenQuiet(then);
	});
}
