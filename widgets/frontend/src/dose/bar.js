/**
 * A timeline drawn: a piece a phase, as long as it lasts. What the body does is told by height as well as by colour.
 *
 * @import { Phase } from "../types.js"
 */
import { t, timeWords } from "../core/strings.js";
import { h, setText } from "../dom.js";
import { timesOf } from "./times.js";

/** What the pieces are called, by what looks alike. */
const LOOKS = /** @type {const} */ (["move", "hold", "rest", "other"]);

/** @param {Phase} phase @returns {typeof LOOKS[number]} */
function looksOf({ kind, of }) {
	if (kind === "rest") return "rest";
	return of > 0 && (kind === "move" || kind === "hold") ? kind : "other";
}

/** @param {string} title */
export function bar(title) {
	const pieces = h("div", { class: "lb-pieces", "aria-hidden": "true" });
	const total = h("span", { class: "lb-bar-total" });
	const element = h("p", { class: "lb-bar-title" }, h("strong", {}, title), " ", total);
	return {
		elements: [element, pieces],
		/** @param {Phase[]} phases @param {number} longest so many seconds fill the width */
		paint(phases, longest) {
			const shown = phases.filter(({ seconds }) => seconds > 0);
			pieces.replaceChildren(
				...shown.map((phase) => {
					const piece = h("span", { class: `lb-piece lb-piece-${looksOf(phase)}` });
					piece.style.flexBasis = `${(100 * phase.seconds) / longest}%`;
					return piece;
				}),
			);
			setText(total, timeWords(timesOf(phases).total));
		},
	};
}

/** What the pieces mean, and how long each lasts in all. */
export function legend() {
	const rows = LOOKS.map((looks) => {
		const value = h("span", { class: "lb-legend-time" });
		const swatch = h("span", { class: `lb-piece lb-piece-${looks}`, "aria-hidden": "true" });
		return { looks, value, element: h("li", {}, h("span", { class: "lb-swatch" }, swatch), t(`dose.${looks}`), value) };
	});
	const tension = h("span", { class: "lb-legend-time" });
	const sum = h("li", { class: "lb-legend-sum" }, t("dose.tension"), tension);
	return {
		element: h("ul", { class: "lb-legend" }, ...rows.map((row) => row.element), sum),
		/** @param {Phase[]} phases */
		paint(phases) {
			for (const { looks, value } of rows) {
				const seconds = phases.filter((phase) => looksOf(phase) === looks).reduce((all, one) => all + one.seconds, 0);
				setText(value, timeWords(seconds));
			}
			setText(tension, timeWords(timesOf(phases).tension));
		},
	};
}
