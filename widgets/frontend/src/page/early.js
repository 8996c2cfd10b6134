/**
 * A guide that a page drew before its kernel: when the kernel's own comes for the same cell, the one that is there stays,
 * with whatever it is in the middle of.
 *
 * @import { Session } from "../core/session.js"
 */
import { whenThere } from "../dom.js";

const NAME = Symbol.for("lowback.early.1");
/** The kernel's side of a page has come. */
export const JOINED = "lowback:joined";

/** @typedef {{session: Session, end: () => void}} Early */

/** Those on this page, by their cells. @returns {Map<string, Early>} */
function drawn() {
	const page = /** @type {Record<symbol, Map<string, Early>|undefined>} */ (/** @type {unknown} */ (globalThis));
	page[NAME] ??= new Map();
	return page[NAME];
}

/**
 * Draw a guide before its kernel, unless the kernel's own was there first.
 *
 * @param {HTMLElement} el
 * @param {Session} session
 * @param {() => (() => void)} draw gives back what ends it
 */
export function drawEarly(el, session, draw) {
	const cell = el.dataset.cell ?? "";
	if (!drawn().has(cell)) drawn().set(cell, { session, end: draw() });
}

/**
 * Draw a guide that has its kernel, unless it stands on the page already for the cell that it belongs to.
 *
 * @param {HTMLElement} el it may come to the page only later, as Voila's widgets do now and then
 * @param {Session} session
 * @param {() => (() => void)} draw gives back what ends it
 * @returns {() => void} what ends it
 */
export function joinOrDraw(el, session, draw) {
	if (!document.querySelector("[data-joins]")) return draw();
	let end = () => {};
	const stop = whenThere(
		() => (el.isConnected ? el : null),
		() => {
			const joins = el.closest("[data-joins]");
			if (!(joins instanceof HTMLElement)) {
				end = draw();
				return;
			}
			const cell = joins.dataset.joins ?? "";
			const found = drawn().get(cell);
			if (found?.session !== session) {
				// The notebook asks for something else than it did when it was saved: what runs goes on, beside it.
				if (found && !found.session.active) found.end();
				joins.hidden = false;
				end = draw();
				drawn().set(cell, { session, end });
			}
			joins.dataset.joined = "true";
			document.dispatchEvent(new Event(JOINED));
		},
	);
	return () => {
		stop();
		end();
	};
}
