/**
 * Space pauses and goes on, Escape stops. A control that has the focus keeps its own keys.
 *
 * @import { Session } from "../core/session.js"
 */

import { pauseOrGoOn } from "./bar.js";

const OWN_KEYS = "button, input, select, textarea, summary, a[href], [contenteditable]:not([contenteditable='false'])";

/**
 * @param {HTMLElement} region
 * @param {Session} session
 * @param {object} options
 * @param {() => boolean} options.foremost whether keys pressed nowhere in particular are meant for this session
 * @param {import("./bar.js").Enter} options.enter
 * @param {() => void} options.stopped called once Escape stopped it
 * @returns {() => void} ends it
 */
export function listenToKeys(region, session, { foremost, enter, stopped }) {
	/** @param {KeyboardEvent} event */
	const listen = (event) => {
		const target = /** @type {Element} */ (event.target);
		// Keys pressed nowhere in particular are ours while the exercise runs; those of other parts of the page are not.
		const nowhere = target === document.body || target === document.documentElement;
		if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
		if (!session.active || !(region.contains(target) || (nowhere && foremost()))) return;
		// What lies over the page is left first.
		if (event.key === "Escape" && document.querySelector("dialog:modal")) return;
		if (event.key === "Escape") {
			session.stop();
			stopped();
		} else if (event.key === " " && !target.closest(OWN_KEYS)) pauseOrGoOn(session, enter, event);
		else return;
		// A second view of this guide must not take the key again, nor the page scroll.
		event.preventDefault();
	};
	document.addEventListener("keydown", listen);
	return () => document.removeEventListener("keydown", listen);
}
