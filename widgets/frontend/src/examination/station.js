/**
 * A station on a page: one card a reader, so that one phone goes from hand to hand, and a sheet of marks. Printed, all
 * three stand on paper, with empty boxes.
 *
 * @import { Item, Station } from "./types.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { nextMark, tally } from "./marks.js";
import { stationClock } from "./station-clock.js";

const READERS = /** @type {const} */ (["candidate", "patient", "examiner"]);

/** @param {Station} station */
export function stationView(station) {
	const clock = stationClock(station.minutes);
	const cards = {
		candidate: h("div", {}, h("p", {}, station.candidate), h("p", { class: "lb-hint" }, minutes(station))),
		patient: h("div", {}, h("p", {}, station.patient)),
		examiner: h("div", {}, clock.element, ...sheet(station.items)),
	};
	const name = `lb-${newId()}`;
	/** @param {typeof READERS[number]} reader */
	const show = (reader) => {
		for (const one of READERS) shown[one].toggleAttribute("data-shown", one === reader);
	};
	const shown = Object.fromEntries(
		READERS.map((reader) => [
			reader,
			h(
				"div",
				{ class: "lb-station-card", "data-reader": reader },
				h("h4", {}, t(`examination.${reader}`)),
				cards[reader],
			),
		]),
	);
	const choices = READERS.map((reader, at) => {
		const radio = h("input", { type: "radio", name, onchange: () => show(reader) });
		radio.checked = !at;
		return h("label", { class: "lb-check" }, radio, h("span", {}, t(`examination.${reader}`)));
	});
	const print = button(t("examination.print"), () => printAlone(element), "lb-quiet-button");
	const element = h(
		"article",
		{ class: "lb-station", "data-station": station.id },
		h("h3", {}, station.title),
		h("fieldset", { class: "lb-station-readers" }, h("legend", {}, t("examination.who")), ...choices),
		...READERS.map((reader) => shown[reader]),
		print,
	);
	show("candidate");
	return { element, end: clock.end };
}

/** @param {Station} station */
const minutes = (station) => t("examination.minutes", { n: station.minutes });

/**
 * The sheet of marks: what is looked for, part by part, each a button that gives a mark more.
 *
 * @param {Item[]} items
 */
function sheet(items) {
	/** @type {Map<string, number>} */
	const given = new Map();
	const sum = h("p", { class: "lb-station-total" });
	const rest = h("p", {});
	const told = () => {
		const { total, most, missing } = tally(items, given);
		setText(sum, t("examination.total", { n: total, of: most }));
		const list = missing.map(({ text }) => text).join("; ");
		setText(rest, list ? t("examination.missing", { list }) : t("examination.safe"));
	};
	const parts = [...new Set(items.map(({ part }) => part))];
	const lists = parts.map((part) =>
		h(
			"section",
			{ class: "lb-station-part" },
			h("h5", {}, t(`examination.part.${part}`)),
			h("ul", {}, ...items.filter((item) => item.part === part).map((item) => row(item, given, told))),
		),
	);
	told();
	const notKept = h("p", { class: "lb-hint" }, t("examination.notKept"));
	return [
		paperLines(items),
		...lists,
		h("div", { class: "lb-station-sum" }, h("div", { role: "status" }, sum, rest), notKept),
	];
}

/** What is written by hand on paper: who, when, how many marks, and what passes. @param {Item[]} items */
function paperLines(items) {
	const blanks = /** @type {const} */ (["name", "date", "examiner"]).map((what) =>
		h("span", { class: "lb-paper-blank" }, t(`examination.paper.${what}`)),
	);
	const { most } = tally(items, new Map());
	const total = h("span", { class: "lb-paper-blank" }, t("examination.paper.marks", { of: most }));
	return h("div", { class: "lb-paper-lines" }, ...blanks, total, h("p", {}, t("examination.paper.rule")));
}

/**
 * @param {Item} item
 * @param {Map<string, number>} given
 * @param {() => void} changed
 */
function row(item, given, changed) {
	const mark = h("button", { type: "button", class: "lb-small lb-mark-button" });
	const paint = () => {
		const n = given.get(item.id) ?? 0;
		setText(mark, t("examination.marks", { n, of: item.marks }));
		mark.setAttribute("aria-label", t("examination.markOf", { text: item.text, n, of: item.marks }));
		mark.dataset.given = String(n > 0);
	};
	mark.addEventListener("click", () => {
		given.set(item.id, nextMark(given.get(item.id) ?? 0, item.marks));
		paint();
		changed();
	});
	paint();
	const must = item.must ? [" ", h("strong", { class: "lb-must" }, t("examination.must"))] : [];
	const empty = h("span", { class: "lb-paper-boxes", "aria-hidden": "true" }, "☐".repeat(item.marks));
	return h("li", { "data-item": item.id }, h("span", {}, item.text, ...must), mark, empty);
}

/**
 * Print one station and nothing else of the page.
 *
 * @param {HTMLElement} station
 */
function printAlone(station) {
	document.body.dataset.printing = "station";
	station.dataset.prints = "";
	const after = () => {
		delete document.body.dataset.printing;
		delete station.dataset.prints;
	};
	addEventListener("afterprint", after, { once: true });
	print();
}
