/**
 * Three screens for who is here for the first time: the signs that need a doctor, the position one can be in, and the phone
 * where it can be seen. Each is one picture and a few words.
 *
 * @import { MovementData } from "../types.js"
 */
import { Movement } from "../core/movement.js";
import { direction, language, t } from "../core/strings.js";
import { h } from "../dom.js";
import { still } from "../figure/figure.js";
import { addressOf } from "../notes/surface.js";
import { list, phone } from "./drawings.js";

/**
 * @typedef {object} AboutStart
 * @property {{id: string, title: string, page: string, position: string, begin_if: string, figure: MovementData}[]} exercises
 * @property {{least: number, most: number, text: string}[]} pain what each stretch of the scale from 0 to 10 asks for
 */

/** Where the signs stand on the same page, under a heading of the notebook. */
const SIGNS = "#Signs-that-need-a-doctor,-not-an-exercise";

/**
 * @param {Element} root
 * @param {AboutStart} about
 * @param {(exercise: string) => boolean} open opens an exercise where a link cannot, and tells whether it did
 * @returns {() => void} takes it off the page
 */
export function mountStart(root, { exercises, pain }, open) {
	const cards = exercises.map(({ id, title, page, position, begin_if: when, figure }) => {
		const movement = new Movement(figure);
		const link = h(
			"a",
			{
				class: "lb-card-link",
				href: addressOf(page),
				onclick: (press) => {
					if (open(id)) press.preventDefault();
				},
			},
			position,
		);
		return h(
			"li",
			{ class: "lb-card" },
			h("div", { class: "lb-card-figure" }, still(movement, { points: movement.still("card") }, "")),
			h("p", {}, link),
			h("p", { class: "lb-hint" }, `${title}, ${t("start.if", { words: when })}`),
		);
	});
	// Who lies comes first, and has the phone beside them.
	const movement = new Movement(exercises[0].figure);
	const bands = pain.map(({ least, most, text }, at) =>
		h(
			"li",
			{ class: `lb-opening-band lb-opening-band-${at}` },
			h("strong", {}, t("about.band", { least, most })),
			" ",
			h("span", {}, text),
		),
	);
	for (const [at, { least, most }] of pain.entries())
		bands[at].style.setProperty("--lb-share", String(most - least + 1));
	const element = h(
		"section",
		{ class: "lowback lb-opening", "aria-label": t("start.label"), lang: language(), dir: direction() },
		screen(1, t("start.signs"), list(), [
			h("p", {}, t("start.signsText")),
			h("p", {}, h("a", { class: "lb-opening-link", href: SIGNS }, t("start.seeSigns"))),
		]),
		screen(2, t("start.where"), h("ul", { class: "lb-opening-cards" }, ...cards), [h("p", {}, t("start.whereText"))]),
		screen(
			3,
			t("start.put"),
			h("div", { class: "lb-opening-beside" }, still(movement, { points: movement.still("card") }, ""), phone()),
			[
				h("p", {}, t("start.putText")),
				h("p", { class: "lb-opening-scale" }, t("start.pain")),
				h("ul", { class: "lb-opening-bands" }, ...bands),
			],
		),
	);
	root.append(element);
	return () => element.remove();
}

/**
 * @param {number} number
 * @param {string} title
 * @param {Element} picture
 * @param {Element[]} words
 */
function screen(number, title, picture, words) {
	return h(
		"section",
		{ class: `lb-opening-screen lb-opening-${number}` },
		h("div", { class: "lb-opening-picture" }, picture),
		h("div", { class: "lb-opening-words" }, h("h2", {}, h("span", {}, String(number)), " ", title), ...words),
	);
}
