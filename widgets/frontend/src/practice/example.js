/**
 * What will stand on this page, where nothing stands yet: an example, and said to be one.
 */
import { t } from "../core/strings.js";
import { h } from "../dom.js";
import { calendar } from "./calendar.js";
import { painChart } from "./charts.js";
import { addDays } from "./stats.js";

/** Days before today, and the pain before and after: made up, with rest in between, days on which nothing changed and one that was worse. */
const DAYS = [
	[24, 6, 5],
	[22, 5, 5],
	[19, 6, 4],
	[15, 5, 6],
	[12, 6, 5],
	[10, 4, 4],
	[6, 5, 3],
	[3, 4, 4],
];

/**
 * @param {string} today
 * @param {number} width of a picture, in px
 */
export function example(today, width) {
	const first = addDays(today, -27);
	const points = DAYS.map(([ago, before, after]) => ({ day: addDays(today, -ago), before, after }));
	const rows = points.map(({ day }) => ({ day, seconds: 240 }));
	const label = t("practice.painLabel");
	return [
		h("p", { class: "lb-hint" }, t("practice.example")),
		h(
			"div",
			{ class: "lb-beside lb-example", "aria-hidden": "true" },
			h("section", {}, h("h2", {}, t("practice.calendarTitle")), calendar(rows, first, today)),
			h("section", {}, h("h2", {}, t("practice.pain")), painChart(points, { first, last: today, label, width })),
		),
	];
}
