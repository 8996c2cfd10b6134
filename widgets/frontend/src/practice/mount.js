/**
 * My practice: what was done, how it was, and taking it along. It shows; it does not praise, and it counts nothing in a row.
 *
 * @import { Clock } from "../types.js"
 * @import { Keeper } from "../record/keeper.js"
 * @import { Row } from "../record/fold.js"
 * @import { Link } from "../guide/mount.js"
 */

import { dateDay, minutesWords } from "../core/days.js";
import { newId } from "../core/ids.js";
import { direction, language, plural, t } from "../core/strings.js";
import { h, setText } from "../dom.js";
import { keptWords, troubleWords } from "../guide/kept.js";
import { dayOf, howItEnded } from "../record/fold.js";
import { stamp } from "../record/model.js";
import { along } from "./along.js";
import { calendar } from "./calendar.js";
import { painChart, timeChart } from "./charts.js";
import { example } from "./example.js";
import { keepPlace } from "./place.js";
import { deleted, sessions } from "./sessions.js";
import { addDays, grouped, median, painOverWeeks, practised, secondsOf, weekOf } from "./stats.js";
import { folded, table } from "./table.js";
import { undoing } from "./undo.js";

/** Weeks to choose from; 0 is all. */
const WEEKS = [4, 12, 26, 52, 0];
/** More points than these are drawn as the middle of each week. */
const MOST_POINTS = 120;
/** Below this width, in px, a picture is drawn narrower, so that its words stay as large. */
const NARROW = 560;
/** From this width on two pictures stand side by side. */
const WIDE = 880;
/** So long after a change it is drawn, in ms. */
const SOON_MS = 100;

/**
 * What Python tells the page of the exercises, the reasons to stop, and the change in pain that means something.
 *
 * @typedef {object} About
 * @property {Record<string, string>} exercises titles by id
 * @property {Record<string, Record<string, string>>} ways titles of variants by exercise, without the one offered first
 * @property {Record<string, string>} reasons
 * @property {{least: number, text: string, sources: string[]}} change
 */

/**
 * @param {Element} root
 * @param {About} about
 * @param {{keeper: Keeper, clock: Clock}} kept
 * @param {Link} [link]
 * @returns {() => void} takes it off the page
 */
export function mountPractice(root, about, { keeper, clock }, link) {
	const id = `lb-${newId()}`;
	const titleOf = (/** @type {string} */ name) => about.exercises[name] ?? name;
	const wayOf = (/** @type {Row} */ row) => about.ways[row.exercise]?.[row.variant] ?? "";
	const reasonOf = (/** @type {string} */ name) => about.reasons[name] ?? name;
	const exercise = h(
		"select",
		{ id: `${id}-exercise`, onchange: () => void show() },
		h("option", { value: "" }, t("practice.allExercises")),
		...Object.entries(about.exercises).map(([value, title]) => h("option", { value }, title)),
	);
	const weeks = h(
		"select",
		{ id: `${id}-weeks`, onchange: () => void show() },
		...WEEKS.map((n) => h("option", { value: String(n) }, n ? t("practice.weeks", { n }) : t("practice.allWeeks"))),
	);
	weeks.value = "12";
	const body = h("div", { class: "lb-practice-body" });
	const summary = h("p", { class: "lb-summary" });
	const line = h("p", { class: "lb-hint lb-kept" });
	const trouble = h("p", { class: "lb-away", role: "status" });
	const undo = undoing(keeper, clock, () => body.querySelector("[data-place=each]") ?? body.querySelector("summary"));
	const taken = along({ keeper, clock, titles: about.exercises, reasons: about.reasons, undo });
	const region = h(
		"section",
		{ class: "lowback lb-practice", "aria-label": t("practice.title"), lang: language(), dir: direction() },
		summary,
		h(
			"div",
			{ class: "lb-filters" },
			h("div", {}, h("label", { for: exercise.id }, t("practice.exercise")), exercise),
			h("div", {}, h("label", { for: weeks.id }, t("practice.howLong")), weeks),
		),
		body,
		taken.element,
		line,
		trouble,
		undo.element,
	);
	root.append(region);

	const width = () => {
		const room = region.clientWidth || innerWidth;
		if (room < NARROW) return 380;
		return room < WIDE ? 760 : 560;
	};
	let turn = 0;
	/** @type {ReturnType<typeof setTimeout>|undefined} */
	let soon;
	let drawn = "";
	const show = async () => {
		const mine = ++turn;
		const { at, offset } = stamp(clock.wall());
		const today = dayOf(at, offset);
		const wanted = Number(weeks.value);
		const first = wanted ? addDays(weekOf(today), -7 * (wanted - 1)) : "0000";
		const [all, gone] = await Promise.all([keeper.rows(first, "9999"), keeper.deleted(), taken.paint()]);
		// A later choice was made, or a later change came, while this one was read.
		if (mine !== turn) return;
		const rows = all.filter((row) => !exercise.value || row.exercise === exercise.value);
		const shape = JSON.stringify([rows, gone, exercise.value, weeks.value, today, width()]);
		if (shape === drawn) return;
		drawn = shape;
		region.dataset.sessions = String(rows.filter(practised).length);
		const from = wanted ? first : (rows.find(practised)?.day ?? today);
		keepPlace(body, () => body.replaceChildren(...parts(rows, gone, from, today)));
	};

	/** @param {Row[]} rows @param {Row[]} gone @param {string} first @param {string} today */
	const parts = (rows, gone, first, today) => {
		const done = rows.filter(practised);
		const bin = deleted(gone, { keeper, titleOf });
		// Before the first of them nobody rested: there was nothing yet.
		const begun = [first, done[0]?.day ?? first].sort()[1];
		setText(summary, summed(done, begun));
		if (!done.length) {
			// Pain that was said before a start that did not come is told all the same.
			const said = rows.some((row) => row.before || row.after);
			return [...(said ? [h("section", {}, ...painPart(rows, first, today))] : example(today, width())), bin];
		}
		return [
			h(
				"div",
				{ class: "lb-beside" },
				h(
					"div",
					{},
					h(
						"section",
						{},
						h("h2", {}, t("practice.calendarTitle")),
						calendar(done, begun, today),
						h("p", { class: "lb-hint" }, t("practice.rest")),
					),
					h("section", {}, h("h2", {}, t("practice.perExercise")), perExercise(done)),
				),
				h(
					"div",
					{},
					h("section", {}, ...painPart(rows, first, today)),
					h("section", {}, ...timePart(done, first, today)),
				),
			),
			h("h2", { tabindex: "-1", "data-place": "each" }, t("practice.each")),
			sessions([...done].reverse(), { today, titleOf, wayOf, reasonOf, away }),
			bin,
		];
	};

	/** @param {Row[]} done @param {string} first */
	const summed = (done, first) =>
		done.length
			? t("practice.summary", {
					from: dateDay(first),
					days: plural("practice.days", grouped(done, ({ day }) => day).size),
					times: plural("practice.sessions", done.length),
					time: minutesWords(secondsOf(done)),
				})
			: t("practice.nothing");

	/** @param {Row[]} done */
	const perExercise = (done) =>
		table(
			t("practice.perExercise"),
			[t("practice.exercise"), t("practice.times"), t("practice.time"), t("practice.toTheEnd")],
			[...grouped(done, (row) => row.exercise)].map(([name, some]) => [
				titleOf(name),
				String(some.length),
				minutesWords(secondsOf(some)),
				String(some.filter((row) => howItEnded(row) === "finished").length),
			]),
			true,
		);

	/** @param {Row} row @param {string} name @param {boolean} byKey */
	const away = (row, name, byKey) => {
		void keeper.delete(row.id);
		undo.offer(t("practice.gone", { name }), [row.id], byKey);
	};

	/** @param {Row[]} rows @param {string} first @param {string} today */
	const painPart = (rows, first, today) => {
		const known = rows
			.filter((row) => row.kind === "session" && !row.deleted)
			.map(({ day, before, after }) => ({ day, before: before?.value ?? null, after: after?.value ?? null }))
			.filter(({ before, after }) => before !== null || after !== null);
		const heading = h("h2", {}, t("practice.pain"));
		if (!known.length) return [heading, h("p", {}, t("practice.noPain"))];
		const byWeek = known.length > MOST_POINTS;
		const points = byWeek
			? [...grouped(known, ({ day }) => weekOf(day))].map(([day, some]) => ({
					day: day < first ? first : day,
					before: middle(some.map(({ before }) => before)),
					after: middle(some.map(({ after }) => after)),
				}))
			: known;
		const words = painWords(rows.filter((row) => !row.deleted));
		const { change } = about;
		return [
			heading,
			painChart(points, { first, last: today, label: `${t("practice.painLabel")} ${words}`, width: width() }),
			h("p", {}, words),
			h("p", { class: "lb-hint" }, change.text, " ", h("cite", {}, change.sources.join(" "))),
			folded(t("practice.asTable"), () =>
				table(
					t(byWeek ? "practice.painWeekly" : "practice.pain"),
					[t("practice.date"), t("practice.before"), t("practice.after")],
					points.map(({ day, before, after }) => [dateDay(day), shown(before), shown(after)]),
				),
			),
		];
	};

	/** @param {Row[]} rows */
	const painWords = (rows) => {
		const found = painOverWeeks(rows);
		if (!found) return t("practice.tooFew");
		const { first, last } = found;
		const less = first - last;
		const { least } = about.change;
		const values = { first, last, n: Math.abs(less), least, weeks: Math.round(found.days / 7) };
		if (Math.abs(less) < least) return t("practice.painSame", values);
		return t(less > 0 ? "practice.painLess" : "practice.painMore", values);
	};

	/** @param {Row[]} done @param {string} first @param {string} today */
	const timePart = (done, first, today) => {
		const byWeek = grouped(done, ({ day }) => weekOf(day));
		/** @type {{week: string, minutes: number}[]} */
		const found = [];
		for (let week = weekOf(first); week <= today; week = addDays(week, 7)) {
			found.push({ week, minutes: Math.round(secondsOf(byWeek.get(week) ?? []) / 6) / 10 });
		}
		const words = t("practice.timeWords", {
			time: minutesWords(secondsOf(done)),
			weeks: found.filter(({ minutes }) => minutes > 0).length,
			of: found.length,
		});
		return [
			h("h2", {}, t("practice.timeTitle")),
			timeChart(found, { label: `${t("practice.timeLabel")} ${words}`, width: width() }),
			h("p", {}, words),
			folded(t("practice.asTable"), () =>
				table(
					t("practice.timeTitle"),
					[t("practice.week"), t("practice.minutes")],
					[...found].reverse().map(({ week, minutes }) => [dateDay(week), String(minutes)]),
				),
			),
		];
	};

	const paint = () => {
		setText(line, keptWords(keeper, link));
		setText(trouble, troubleWords(keeper, link) || (link?.away ? t("practice.away") : ""));
		// Many changes in a row are drawn once.
		clearTimeout(soon);
		soon = setTimeout(() => void show(), SOON_MS);
	};
	const ends = [keeper.watch(paint), link?.watch(paint)];
	paint();
	void show();
	return () => {
		clearTimeout(soon);
		undo.end();
		for (const end of ends) end?.();
		region.remove();
	};
}

/** @param {(number|null)[]} values */
function middle(values) {
	const known = values.filter((value) => value !== null);
	return known.length ? median(known) : null;
}

/** @param {number|null} value */
function shown(value) {
	return value === null ? "–" : String(value);
}
