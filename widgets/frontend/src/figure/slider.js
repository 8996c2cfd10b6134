/**
 * A slider that leads the figure through a movement, from 0 to 1, with its name over it.
 */
import { newId } from "../core/ids.js";
import { h } from "../dom.js";

/** Its way in so many steps of a key. */
const STEPS = 50;

/**
 * @param {string} name
 * @param {() => void} moved
 */
export function figureSlider(name, moved) {
	const id = `lb-${newId()}`;
	// From left to right in every language, as the movement's curves are.
	const about = { id, type: "range", class: "lb-slider", min: "0", max: String(STEPS), step: "1", dir: "ltr" };
	const input = h("input", about);
	input.value = "0";
	input.addEventListener("input", moved);
	return {
		element: h("div", { class: "lb-figure-slider" }, h("label", { for: id }, name), input),
		input,
		/** How far along it stands. */
		get at() {
			return Number(input.value) / STEPS;
		},
		set at(share) {
			input.value = String(share * STEPS);
		},
	};
}
