/**
 * One screen of the way into an exercise: a heading that takes the focus, what it says, and its buttons.
 *
 * @import { Safety } from "../types.js"
 */
import { h } from "../dom.js";

/**
 * @param {string} title
 * @param {(Node|string)[]} body
 * @param {HTMLElement[]} buttons
 */
export function screen(title, body, buttons) {
	const heading = h("h2", { tabindex: "-1" }, title);
	const element = h(
		"div",
		{ class: "lb-screen" },
		heading,
		h("div", { class: "lb-screen-body" }, ...body),
		h("div", { class: "lb-row lb-screen-row" }, ...buttons),
	);
	return { element, heading };
}

/** The groups of signs that need help now, or today. @param {Safety} safety */
export const helpOf = ({ groups }) => groups.slice(0, 2);
