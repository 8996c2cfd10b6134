/**
 * While the page is printed, the sheet stands in for the guide: made when it is asked for, gone afterwards.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Session } from "../core/session.js"
 * @import { Safety } from "../types.js"
 */
import { helpOf } from "../check/screen.js";
import { sheet } from "./sheet.js";

/**
 * @param {Element} root
 * @param {Session} session
 * @param {Movement} movement
 * @param {Safety} safety
 * @returns {() => void} ends it
 */
export function printing(root, session, movement, safety) {
	const print = matchMedia("print");
	/** @type {Element|null} */
	let shown = null;
	const begin = () => {
		// What lies over the page is what is wanted on paper.
		if (shown || root.querySelector("dialog.lb-entrance[open]")) return;
		shown = sheet(session.plan, movement, session.variant, session.dose, helpOf(safety));
		root.append(shown);
	};
	const end = () => {
		shown?.remove();
		shown = null;
	};
	const change = () => (print.matches ? begin() : end());
	// The browser tells of printing in one way or the other.
	print.addEventListener("change", change);
	addEventListener("beforeprint", begin);
	addEventListener("afterprint", end);
	change();
	return () => {
		print.removeEventListener("change", change);
		removeEventListener("beforeprint", begin);
		removeEventListener("afterprint", end);
		end();
	};
}
