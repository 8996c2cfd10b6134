/**
 * Elements in one expression. Text is always text: nothing here can make HTML of it.
 */

/** Elements that can have the focus. @type {(keyof HTMLElementTagNameMap)[]} */
const FOCUSABLE = ["a", "button", "dialog", "input", "select", "summary", "textarea"];

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string|boolean|EventListener|undefined>} [attributes] `onclick` and its kind are listeners
 * @param {...(Node|string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (typeof value === "function") element.addEventListener(name.slice(2), value);
		else if (value === true) element.setAttribute(name, "");
		else if (typeof value === "string") element.setAttribute(name, value);
	}
	// JupyterLab asks the element itself that has the focus: an ancestor's word comes too late, and one letter would cut
	// a cell from under it.
	if (FOCUSABLE.includes(tag) || "tabindex" in attributes) element.dataset.lmSuppressShortcuts = "true";
	element.append(...children);
	return element;
}

/**
 * A button as the guide and the pages around it have them.
 *
 * @param {string} words
 * @param {(press: Event) => void} onclick
 * @param {string} [more]
 */
export function button(words, onclick, more = "") {
	return h("button", { type: "button", class: `lb-button ${more}`.trim(), onclick }, words);
}

/**
 * Set a text, touching the page only where it differs.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
	if (element.textContent !== text) element.textContent = text;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * A drawing of 24 by 24 that stands for a word; the word itself stands beside it or in a name.
 *
 * @param {string} path
 */
export function icon(path) {
	const drawing = document.createElementNS(SVG, "svg");
	for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", class: "lb-icon", "aria-hidden": "true" })) {
		drawing.setAttribute(name, value);
	}
	const line = document.createElementNS(SVG, "path");
	line.setAttribute("d", path);
	drawing.append(line);
	return drawing;
}

/**
 * A small button with a drawing for its words.
 *
 * @param {string} words
 * @param {string} path
 * @param {(press: Event) => void} onclick
 */
export function square(words, path, onclick) {
	const attributes = { type: "button", class: "lb-small lb-square", "aria-label": words, title: words, onclick };
	const element = h("button", attributes);
	element.append(icon(path));
	return element;
}

/**
 * Do something with an element once it is on the page, which comes piece by piece.
 *
 * @template {Element} E
 * @param {() => E|null} find
 * @param {(element: E) => void} then
 * @returns {() => void} what stops the waiting
 */
export function whenThere(find, then) {
	const watch = new MutationObserver(look);
	watch.observe(document, { childList: true, subtree: true });
	look();
	function look() {
		const element = find();
		if (!element) return;
		watch.disconnect();
		then(element);
	}
	return () => watch.disconnect();
}

/** @param {string} id */
export const byId = (id) => () => document.getElementById(id);
