/**
 * The two pictures of the practice: pain before and after, and the time spent a week. Drawn as SVG, so that they follow
 * the colours of the page and of paper by themselves.
 */

import { shortDay } from "../core/days.js";
import { t } from "../core/strings.js";
import { h } from "../dom.js";
import { addDays } from "./stats.js";

const SVG = "http://www.w3.org/2000/svg";
const LEFT = 40;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 30;

/**
 * @param {string} name
 * @param {Record<string, string|number>} attributes
 * @param {string} [text]
 */
function draw(name, attributes, text) {
	const element = document.createElementNS(SVG, name);
	for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
	if (text !== undefined) element.textContent = text;
	return element;
}

/**
 * @param {number} width
 * @param {number} height
 * @param {string} label the picture in words
 * @param {Element[]} parts
 */
function picture(width, height, label, parts) {
	const drawing = draw("svg", {
		viewBox: `0 0 ${width} ${height}`,
		class: "lb-plot",
		role: "img",
		"aria-label": label,
	});
	drawing.append(...parts);
	return drawing;
}

/** Where a day stands, between the first and the last. @param {string} first @param {string} last @param {number} width */
function across(first, last, width) {
	const from = Date.parse(first);
	const length = Math.max(1, Date.parse(addDays(last, 1)) - from);
	return (/** @type {string} */ day) => LEFT + ((Date.parse(day) - from) / length) * (width - LEFT - RIGHT);
}

/**
 * @typedef {object} PainPoint
 * @property {string} day
 * @property {number|null} before
 * @property {number|null} after
 */

/**
 * The stretch of days that a picture shows, its name in words, and how wide it is drawn, in px.
 *
 * @typedef {{first: string, last: string, label: string, width: number}} Frame
 */

/**
 * @param {PainPoint[]} points in the order of their days
 * @param {Frame} frame
 */
export function painChart(points, { first, last, label, width }) {
	const height = width === 560 ? 300 : 240;
	const x = across(first, last, width);
	const y = (/** @type {number} */ value) => TOP + (1 - value / 10) * (height - TOP - BOTTOM);
	const parts = [0, 2, 4, 6, 8, 10].flatMap((value) => [
		draw("line", { class: "lb-grid", x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) }),
		draw("text", { class: "lb-tick", x: LEFT - 8, y: y(value) + 5, "text-anchor": "end" }, String(value)),
	]);
	parts.push(...dayTicks(first, last, x, width, height));
	for (const { day, before, after } of points) {
		const at = x(day) + 6;
		if (before !== null && before === after) {
			parts.push(draw("path", { class: "lb-same-dot", d: diamond(at, y(before)) }));
			continue;
		}
		if (before !== null && after !== null) {
			parts.push(draw("line", { class: "lb-link", x1: at, x2: at, y1: y(before), y2: y(after) }));
		}
		if (before !== null) parts.push(draw("circle", { class: "lb-before-dot", cx: at, cy: y(before), r: 6 }));
		if (after !== null) {
			const top = y(after);
			parts.push(draw("rect", { class: "lb-after-dot", x: at - 5, y: top - 5, width: 10, height: 10 }));
		}
	}
	const key = h(
		"p",
		{ class: "lb-key" },
		swatch("circle", { class: "lb-before-dot", cx: 8, cy: 8, r: 6 }),
		t("practice.before"),
		swatch("rect", { class: "lb-after-dot", x: 3, y: 3, width: 10, height: 10 }),
		t("practice.after"),
		swatch("path", { class: "lb-same-dot", d: diamond(8, 8) }),
		t("practice.same"),
	);
	return h("div", { class: "lb-plot-box" }, picture(width, height, label, parts), key);
}

/** Where before and after are the same there is one mark, and no circle under a square. @param {number} x @param {number} y */
function diamond(x, y) {
	return `M${x} ${y - 7.5}l7.5 7.5-7.5 7.5-7.5-7.5z`;
}

/** @param {string} name @param {Record<string, string|number>} attributes */
function swatch(name, attributes) {
	const drawing = draw("svg", { viewBox: "0 0 16 16", class: "lb-swatch", "aria-hidden": "true" });
	drawing.append(draw(name, attributes));
	return drawing;
}

/**
 * @param {{week: string, minutes: number}[]} weeks in order, each week once
 * @param {Pick<Frame, "label"|"width">} frame
 */
export function timeChart(weeks, { label, width }) {
	const height = 200;
	const most = Math.max(10, ...weeks.map(({ minutes }) => minutes));
	const step = [5, 10, 20, 30, 60, 120, 300].find((size) => most / size <= 4) ?? 600;
	const top = Math.ceil(most / step) * step;
	const first = weeks[0].week;
	const last = addDays(weeks[weeks.length - 1].week, 6);
	const x = across(first, last, width);
	const y = (/** @type {number} */ minutes) => TOP + (1 - minutes / top) * (height - TOP - BOTTOM);
	/** @type {Element[]} */
	const parts = [];
	for (let value = 0; value <= top; value += step) {
		parts.push(
			draw("line", { class: "lb-grid", x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) }),
			draw("text", { class: "lb-tick", x: LEFT - 8, y: y(value) + 5, "text-anchor": "end" }, String(value)),
		);
	}
	parts.push(...dayTicks(first, last, x, width, height));
	for (const { week, minutes } of weeks) {
		const from = x(week);
		const broad = Math.min(56, Math.max(1, (x(addDays(week, 7)) - from) * 0.7));
		const bar = {
			class: "lb-bar-time",
			x: from,
			width: broad,
			y: y(minutes),
			height: Math.max(0, y(0) - y(minutes)),
			rx: 3,
		};
		parts.push(draw("rect", bar));
	}
	return h("div", { class: "lb-plot-box" }, picture(width, height, label, parts));
}

/**
 * @param {string} first
 * @param {string} last
 * @param {(day: string) => number} x
 * @param {number} width
 * @param {number} height
 */
function dayTicks(first, last, x, width, height) {
	const days = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
	const count = Math.min(width < 500 ? 2 : 4, Math.max(1, Math.floor(days / 6)));
	return Array.from({ length: count + 1 }, (_, at) => {
		const day = addDays(first, Math.round((days * at) / count));
		const anchor = at === 0 ? "start" : at === count ? "end" : "middle";
		const where = at === count ? width - RIGHT : x(day);
		return draw("text", { class: "lb-tick", x: where, y: height - 8, "text-anchor": anchor }, shortDay(day));
	});
}
