/**
 * Fields that a browser draws in its own way, drawn as the rest of the page is.
 */
import { h } from "./dom.js";

/**
 * A file to choose: a button in our own words. The browser's own field stays there for the keyboard and for a screen
 * reader; what was chosen is said by whoever reads it.
 *
 * @param {string} words
 * @param {HTMLInputElement} input of the type file
 */
export function fileButton(words, input) {
	return h("label", { class: "lb-button lb-file" }, input, h("span", {}, words));
}
