/**
 * What is known of how hard an exercise works a body, and what is not; for held legs the small model of `lowback/loads.py`.
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { h, setText } from "../dom.js";

/** @typedef {Record<"straight"|"bent", number[]>} Arms newton metres for a kilogram and a metre, by degrees of the hip */
/** @typedef {{men: Arms, women: Arms, mass: number[], stature: number[]}} Legs */
/** @typedef {{known?: string, unknown?: string, sources?: string[], legs?: Legs}} Load */

/** What the legs are compared with: a name, the angle of the hip in degrees, and the knees. */
const COMPARED = /** @type {const} */ ([
	["low", 4, "straight"],
	["half", 45, "straight"],
	["tabletop", 90, "bent"],
]);

/** @param {Load} load */
export function loadView({ known, unknown, sources, legs }) {
	if (!known) return null;
	return h(
		"section",
		{ class: "lb-load", "aria-label": t("dose.load") },
		h("h3", {}, t("dose.load")),
		legs ? legsView(legs) : "",
		h(
			"dl",
			{},
			h("div", {}, h("dt", {}, t("dose.known")), h("dd", {}, known)),
			h("div", {}, h("dt", {}, t("dose.unknown")), h("dd", {}, unknown ?? "")),
		),
		h("p", { class: "lb-hint" }, t("dose.sources", { list: sources?.join(" ") ?? "" })),
	);
}

/** @param {Legs} legs */
function legsView(legs) {
	const angle = number(t("dose.angle"), { type: "range", min: "0", max: "90", step: "1" }, 45);
	const mass = number(t("dose.mass"), { type: "number", min: String(legs.mass[0]), max: String(legs.mass[1]) }, 70);
	const [least, most] = legs.stature.map((metres) => Math.round(metres * 100));
	const stature = number(t("dose.stature"), { type: "number", min: String(least), max: String(most) }, 170);
	const bent = h("input", { type: "checkbox" });
	const women = h("input", { type: "checkbox" });
	const told = h("output", { class: "lb-moment" });
	const rows = COMPARED.map(([name, hip, knees]) => {
		const bar = h("span", { class: "lb-moment-bar", "aria-hidden": "true" });
		const value = h("span", { class: "lb-legend-time" });
		return { hip, knees, bar, value, element: h("li", {}, t(`dose.${name}`), bar, value) };
	});
	const paint = () => {
		const arms = women.checked ? legs.women : legs.men;
		const body = mass.value() * (stature.value() / 100);
		const knees = bent.checked ? "bent" : "straight";
		const degrees = Math.round(angle.value());
		setText(angle.shown, t("dose.degrees", { n: degrees }));
		setText(told, t("dose.moment", { n: Math.round(arms[knees][degrees] * body) }));
		const highest = Math.max(...rows.map((row) => arms[row.knees][row.hip] * body));
		for (const row of rows) {
			const moment = arms[row.knees][row.hip] * body;
			setText(row.value, t("dose.newtonMetres", { n: Math.round(moment) }));
			row.bar.style.inlineSize = `${(100 * moment) / highest}%`;
		}
	};
	for (const input of [angle.input, mass.input, stature.input, bent, women]) input.addEventListener("input", paint);
	paint();
	return h(
		"div",
		{ class: "lb-legs" },
		angle.element,
		h("label", { class: "lb-check" }, bent, h("span", {}, t("dose.bent"))),
		told,
		h("ul", { class: "lb-compared" }, ...rows.map((row) => row.element)),
		h("div", { class: "lb-own-body" }, mass.element, stature.element),
		h("label", { class: "lb-check" }, women, h("span", {}, t("dose.women"))),
	);
}

/**
 * A number of the browser's own control; what is out of its bounds comes back at the bound.
 *
 * @param {string} words
 * @param {Record<string, string>} about
 * @param {number} first
 */
function number(words, about, first) {
	const id = `lb-${newId()}`;
	const input = h("input", { id, ...about });
	const [least, most] = [Number(about.min), Number(about.max)];
	let last = first;
	const value = () => {
		const typed = Number.parseFloat(input.value);
		if (Number.isFinite(typed) && typed >= least && typed <= most) last = typed;
		return last;
	};
	input.value = String(first);
	input.addEventListener("change", () => {
		const typed = Number.parseFloat(input.value);
		input.value = String(Number.isFinite(typed) ? Math.min(most, Math.max(least, typed)) : last);
		input.dispatchEvent(new Event("input"));
	});
	const shown = h("span", { class: "lb-legend-time" });
	return {
		input,
		shown,
		value,
		element: h("div", { class: "lb-number" }, h("label", { for: id }, words), input, shown),
	};
}
