/**
 * One curve as a strip: its name, its value where the slider stands, and a line with a mark. A sketch is drawn dashed and
 * says that it is one.
 *
 * @import { Curve } from "./types.js"
 */
import { t } from "../core/strings.js";
import { h, setText } from "../dom.js";
import { tickAt, valueAt } from "./way.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 320;
const HEIGHT = 56;
/** So much room above and below the line. */
const ROOM = 5;

/** A number in a curve's unit; no minus before a nought. @param {"angle"|"moment"|"lever"} kind @param {number} n */
const inUnit = (kind, n) => t(`science.${kind}`, { n: Math.round(n) || 0 });

/**
 * @param {Curve} curve
 * @param {{least: number, most: number}} scale what its lowest and its highest line stand for
 */
export function strip(curve, { least, most }) {
	const y = (/** @type {number} */ value) =>
		HEIGHT - ROOM - ((value - least) / (most - least || 1)) * (HEIGHT - 2 * ROOM);
	const drawing = drawn("svg", {
		viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
		preserveAspectRatio: "none",
		class: "lb-strip-line",
		"aria-hidden": "true",
	});
	const step = WIDTH / (curve.values.length - 1);
	const d = curve.values.map((value, at) => `${at ? "L" : "M"}${(at * step).toFixed(1)} ${y(value).toFixed(1)}`);
	const mark = drawn("line", { class: "lb-strip-mark", y1: "0", y2: String(HEIGHT) });
	drawing.append(
		drawn("line", { class: "lb-strip-zero", x1: "0", x2: String(WIDTH), y1: String(y(0)), y2: String(y(0)) }),
		drawn("path", { class: "lb-strip-curve", d: d.join("") }),
		mark,
	);
	// A sketch has no scale: its heights are nobody's numbers.
	const { kind } = curve;
	const axis = kind === "sketch" ? [] : [most, least].map((bound) => h("span", {}, inUnit(kind, bound)));
	const value = h("output", { class: "lb-strip-value" });
	const words = curve.kind === "sketch" ? t("science.sketch", { label: curve.label }) : curve.label;
	const element = h(
		"div",
		{ class: "lb-strip", "data-curve": curve.id, "data-kind": curve.kind },
		h("p", { class: "lb-strip-name" }, h("span", {}, words), value),
		h(
			"div",
			{ class: "lb-strip-field" },
			drawing,
			h("div", { class: "lb-strip-axis", "aria-hidden": "true" }, ...axis),
		),
	);
	/** What is told of it there, in words. @param {number} at */
	const told = (at) => {
		const now = valueAt(curve.values, at);
		if (curve.kind === "sketch") return curve.ticks.length ? tickAt(curve, now) : "";
		return inUnit(curve.kind, now);
	};
	return {
		element,
		told,
		/** @param {number} at */
		show(at) {
			mark.setAttribute("x1", String(at * WIDTH));
			mark.setAttribute("x2", String(at * WIDTH));
			setText(value, told(at));
		},
	};
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 */
export function drawn(name, attributes) {
	const element = document.createElementNS(SVG, name);
	for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
	return element;
}
