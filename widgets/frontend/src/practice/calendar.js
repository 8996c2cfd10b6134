/**
 * The days of some weeks, and what was done on each. A table, so that it can be read as one.
 *
 * @import { Row } from "../record/fold.js"
 */

import { initial, longDay, minutesWords, month, shortDay, weekday } from "../core/days.js";
import { plural, t } from "../core/strings.js";
import { h } from "../dom.js";
import { addDays, grouped, secondsOf, weekOf } from "./stats.js";

/** So many weeks are drawn at most; further back the list of sessions tells. */
const MOST_WEEKS = 26;

/** What a day's square is told from. @typedef {Pick<Row, "day"|"seconds">} Done */

/**
 * @param {Done[]} rows what was practised
 * @param {string} first
 * @param {string} last
 */
export function calendar(rows, first, last) {
	const byDay = grouped(rows, ({ day }) => day);
	const end = weekOf(last);
	const begin = [weekOf(first), addDays(end, -7 * (MOST_WEEKS - 1))].sort()[1];
	/** @type {HTMLElement[]} */
	const lines = [];
	for (let week = end; week >= begin; week = addDays(week, -7)) {
		const days = Array.from({ length: 7 }, (_, at) => addDays(week, at));
		lines.push(
			h(
				"tr",
				{},
				h("th", { scope: "row" }, shortDay(week)),
				...days.map((day) => dayCell(day, byDay.get(day) ?? [], last)),
			),
		);
	}
	// Where letters are large there is room for one of them.
	const names = Array.from({ length: 7 }, (_, at) => addDays(end, at)).map((day) =>
		h("span", { class: "lb-weekday" }, h("span", {}, weekday(day)), h("span", { "aria-hidden": "true" }, initial(day))),
	);
	return h(
		"table",
		{ class: "lb-calendar" },
		h("caption", { class: "lb-hidden" }, t("practice.calendar", { from: month(begin), to: month(last) })),
		h("thead", {}, h("tr", {}, h("td", {}), ...names.map((name) => h("th", { scope: "col" }, name)))),
		h("tbody", {}, ...lines),
	);
}

/** @param {string} day @param {Done[]} rows @param {string} today */
function dayCell(day, rows, today) {
	const number = String(Number(day.slice(8)));
	if (day > today) return h("td", { class: "lb-day lb-later" }, number);
	const dots = h("span", { class: "lb-dots", "aria-hidden": "true" });
	dots.textContent = "●".repeat(Math.min(4, rows.length));
	const words = rows.length
		? t("practice.day", { times: plural("practice.sessions", rows.length), time: minutesWords(secondsOf(rows)) })
		: "";
	return h(
		"td",
		{
			"aria-current": day === today ? "date" : undefined,
			class: rows.length ? "lb-day lb-done" : "lb-day",
			title: words ? `${longDay(day)}: ${words}` : longDay(day),
		},
		number,
		dots,
		h("span", { class: "lb-hidden" }, words),
	);
}
