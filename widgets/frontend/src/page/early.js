/**
 * A guide that a page drew before its kernel: when the kernel's own comes for the same cell, the one that is there stays,
 * with whatever it is in the middle of.
 *
 * @import { Session } from "../core/session.js"
 */

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

/** @param {HTMLElement} el where it was drawn @param {Early} guide */
export function drewEarly(el, guide) {
	drawn().set(el.dataset.cell ?? "", guide);
}

/**
 * Whether a guide of this session stands on the page already for the cell that an element is in.
 *
 * @param {HTMLElement} el
 * @param {Session} session
 */
export function isDrawn(el, session) {
	const joins = el.closest("[data-joins]");
	if (!(joins instanceof HTMLElement)) return false;
	joins.dataset.joined = "true";
	document.dispatchEvent(new Event(JOINED));
	const found = drawn().get(joins.dataset.joins ?? "");
	if (found?.session === session) return true;
	// The notebook asks for something else than it did when it was saved: what runs goes on, beside it.
	if (found && !found.session.active) found.end();
	joins.hidden = false;
	return false;
}
