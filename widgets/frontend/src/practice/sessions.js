/**
 * Every session in a list, newest first: what it was, how it ended, the note; and taking one away.
 *
 * @import { Row } from "../record/fold.js"
 * @import { Keeper } from "../record/keeper.js"
 */

import { dateDay, minutesWords, shortDay } from "../core/days.js";
import { t } from "../core/strings.js";
import { h } from "../dom.js";
import { howItEnded } from "../record/fold.js";

/** So many are shown at a time. */
const PAGE = 20;

/**
 * @param {Row[]} rows newest first
 * @param {object} options
 * @param {string} options.today a day of this year is said without the year
 * @param {(id: string) => string} options.titleOf
 * @param {(row: Row) => string} options.wayOf "" for the way that is offered first
 * @param {(id: string) => string} options.reasonOf
 * @param {(row: Row, name: string, byKey: boolean) => void} options.away takes one away, by its name in words
 */
export function sessions(rows, { today, titleOf, wayOf, reasonOf, away }) {
	const list = h("ol", { class: "lb-sessions" });
	const more = h(
		"button",
		{ type: "button", class: "lb-button lb-quiet-button", onclick: () => add() },
		t("practice.more"),
	);
	let shown = 0;
	const add = () => {
		const next = rows.slice(shown, shown + PAGE);
		list.append(...next.map(line));
		shown += next.length;
		more.hidden = shown >= rows.length;
	};
	/** @param {Row} row */
	const line = (row) => {
		const name = t("practice.sessionOf", { title: titleOf(row.exercise), day: dateDay(row.day) });
		const note = row.note ? [h("p", { class: "lb-session-note", dir: "auto" }, row.note)] : [];
		const remove = h(
			"button",
			{
				type: "button",
				class: "lb-small lb-delete",
				"aria-label": t("practice.deleteOne", { name }),
				"data-place": row.id,
				onclick: (press) => away(row, name, /** @type {MouseEvent} */ (press).detail === 0),
			},
			t("practice.delete"),
		);
		return h(
			"li",
			{ class: "lb-session" },
			h(
				"div",
				{ class: "lb-session-words" },
				h(
					"p",
					{ class: "lb-session-title" },
					titleOf(row.exercise),
					" ",
					h("span", {}, (row.day.slice(0, 4) === today.slice(0, 4) ? shortDay : dateDay)(row.day)),
				),
				h("p", { class: "lb-hint" }, [wayOf(row), ...factsOf(row, reasonOf)].filter(Boolean).join(" · ")),
				...note,
			),
			remove,
		);
	};
	add();
	return h("div", {}, list, more);
}

/** @param {Row} row @param {(id: string) => string} reasonOf */
function factsOf(row, reasonOf) {
	const facts = [t(`practice.status.${howItEnded(row)}`), minutesWords(row.seconds)];
	const [before, after] = [row.before?.value ?? null, row.after?.value ?? null];
	if (before !== null) facts.push(t("practice.painBefore", { value: before }));
	if (after !== null)
		facts.push(t(before === null ? "practice.painOnlyAfter" : "practice.painAfter", { value: after }));
	if (row.reason) facts.push(reasonWords(row, reasonOf(row.reason)));
	if (row.settled !== null) facts.push(t(row.settled ? "practice.settled" : "practice.notSettled"));
	return facts;
}

/**
 * A reason to stop in a line: one that stands for several signs, by where it led.
 *
 * @param {Row} row
 * @param {string} words
 */
function reasonWords({ leads }, words) {
	if (!words.includes("\n")) return words;
	return t(leads === "emergency" ? "practice.signNow" : "practice.signToday");
}

/**
 * What was taken away in the last 30 days: back, or gone for good.
 *
 * @param {Row[]} rows
 * @param {object} options
 * @param {Keeper} options.keeper
 * @param {(id: string) => string} options.titleOf
 */
export function deleted(rows, { keeper, titleOf }) {
	if (!rows.length) return h("div", {});
	const ids = rows.map(({ id }) => id);
	const items = rows.slice(0, PAGE).map((row) => {
		const name = row.exercise
			? t("practice.sessionOf", { title: titleOf(row.exercise), day: dateDay(row.day) })
			: t("practice.checkOf", { day: dateDay(row.day) });
		return h(
			"li",
			{ class: "lb-session" },
			h("p", { class: "lb-session-words" }, name),
			h(
				"button",
				{ type: "button", class: "lb-small", onclick: () => void keeper.restore(row.id) },
				t("practice.restore"),
			),
			h(
				"button",
				{ type: "button", class: "lb-small lb-delete", onclick: () => void keeper.erase(row.id) },
				t("practice.erase"),
			),
		);
	});
	return h(
		"details",
		{ class: "lb-more" },
		h("summary", { "data-place": "deleted" }, t("practice.deleted", { n: rows.length })),
		h("p", { class: "lb-hint" }, t("practice.deletedText")),
		h("ol", { class: "lb-sessions" }, ...items),
		...(rows.length > PAGE ? [h("p", { class: "lb-hint" }, t("practice.andMore", { n: rows.length - PAGE }))] : []),
		h(
			"div",
			{ class: "lb-row" },
			h(
				"button",
				{ type: "button", class: "lb-button", onclick: () => void keeper.restore(...ids) },
				t("practice.restoreAll"),
			),
			h(
				"button",
				{ type: "button", class: "lb-button lb-stop", onclick: () => void keeper.erase(...ids) },
				t("practice.eraseAll"),
			),
		),
	);
}
