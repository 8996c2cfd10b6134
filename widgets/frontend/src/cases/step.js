/**
 * One step of a case: what is told, what is to be done, and once it is done what it was worth.
 *
 * @import { Classroom } from "./class.js"
 * @import { Done, Step, Way } from "./types.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { button, h } from "../dom.js";
import { missed, wayOf } from "./path.js";

/**
 * @typedef {object} Given
 * @property {string} case its id
 * @property {boolean} last it is the step that waits, or the end
 * @property {boolean} over the end was reached
 * @property {Classroom} hands
 * @property {(change: Done, onward?: boolean) => void} put
 * @property {(change: Done) => void} keep
 * @property {(step: string) => void} back
 */

/**
 * @param {Step} step
 * @param {Done} done
 * @param {Given} given
 */
export function stepView(step, done, given) {
	const heading = h("h4", { tabindex: "-1" }, t(`cases.stage.${/** @type {"history"} */ (step.stage)}`));
	const again = given.last || step.kind === "tell" ? [] : [backButton(step, given)];
	const element = h(
		"article",
		{ class: "lb-case-step", "data-step": `${given.case}.${step.id}`, "data-stage": step.stage },
		h("div", { class: "lb-case-title" }, heading, ...again),
		h("p", { class: "lb-words" }, step.text),
		...bodyOf(step, done, given),
	);
	if (step.kind === "end") element.dataset.safe = String(step.safe);
	return { element, heading };
}

/** @param {Step} step @param {Given} given */
function backButton({ id, stage }, { back }) {
	const words = t(`cases.stage.${/** @type {"history"} */ (stage)}`);
	return h(
		"button",
		{ type: "button", class: "lb-small", "aria-label": t("cases.backTo", { stage: words }), onclick: () => back(id) },
		t("cases.back"),
	);
}

/** @param {Step} step @param {Done} done @param {Given} given @returns {HTMLElement[]} */
function bodyOf(step, done, given) {
	if (step.kind === "ask") return asking(step, done, given);
	if (step.kind === "choose") return choosing(step, done, given);
	if (step.kind === "write") return writing(step, done, given);
	return step.kind === "tell" && given.last ? [goOn(done, given)] : [];
}

/** @param {Done} done @param {Given} given */
function goOn(done, { put }) {
	return h(
		"div",
		{ class: "lb-row" },
		button(t("cases.goOn"), () => put({ ...done, passed: true }, true)),
	);
}

/** What is asked: each question shows its answer, and why it is worth asking. @param {Step} step @param {Done} done @param {Given} given */
function asking(step, done, given) {
	const { ways = [] } = step;
	const asked = new Set(done.asked ?? []);
	const rows = ways.map((way, at) => {
		// What the patient says is announced; what it rests on is there for who wants it.
		const told = h("div", { class: "lb-case-told", role: "status" });
		const rests = h("div", { class: "lb-case-told" });
		const show = () => {
			told.replaceChildren(...answerOf(way));
			rests.replaceChildren(restsOn(way.sources));
		};
		if (asked.has(way.id)) show();
		const ask = h(
			"button",
			{
				type: "button",
				class: "lb-case-way",
				"aria-expanded": String(asked.has(way.id)),
				onclick: () => {
					if (asked.has(way.id)) return;
					asked.add(way.id);
					ask.setAttribute("aria-expanded", "true");
					show();
					done = { ...done, asked: [...asked] };
					given.keep(done);
				},
			},
			...lettered(way.text, at, given),
		);
		if (!given.last && !asked.has(way.id)) return null;
		return h("li", {}, ask, ...counted(step, way, at, given), told, rests);
	});
	const list = h("ul", { class: "lb-case-ways" }, ...rows.filter((row) => row !== null));
	if (given.last) {
		const on = h(
			"div",
			{ class: "lb-row" },
			button(t("cases.asked"), () => given.put({ ...done, passed: true }, true)),
		);
		return [h("p", { class: "lb-case-ask" }, step.ask ?? ""), list, on];
	}
	const left = missed(step, done);
	return [
		list,
		...(left.length
			? [
					h("p", { class: "lb-case-ask" }, t("cases.missed")),
					h(
						"ul",
						{ class: "lb-case-missed" },
						...left.map((way) => h("li", {}, way.text, ...answerOf(way), restsOn(way.sources))),
					),
				]
			: []),
	];
}

/** @param {Way} way */
function answerOf({ reply, why }) {
	return [...(reply ? [h("p", { class: "lb-case-reply" }, reply)] : []), h("p", {}, why)];
}

/** @param {string[]} sources */
function restsOn(sources) {
	if (!sources.length) return h("p", { class: "lb-hint" }, t("cases.teaching"));
	const lines = sources.map((line) => h("li", {}, line));
	return h("details", { class: "lb-case-sources" }, h("summary", {}, t("cases.sources")), h("ul", {}, ...lines));
}

/** One way of several. @param {Step} step @param {Done} done @param {Given} given */
function choosing(step, done, given) {
	const { ways = [] } = step;
	const chosen = wayOf(step, done);
	if (given.last || !chosen) {
		const rows = ways.map((way, at) =>
			h(
				"li",
				{},
				h(
					"button",
					{
						type: "button",
						class: "lb-case-way",
						onclick: () => given.put({ ...done, way: way.id }, true),
					},
					...lettered(way.text, at, given),
				),
				...counted(step, way, at, given),
			),
		);
		return [h("p", { class: "lb-case-ask" }, step.ask ?? ""), h("ul", { class: "lb-case-ways" }, ...rows)];
	}
	// What an unsafe way was worth is told by where it leads, and in words once that is over.
	const judged = chosen.verdict !== "unsafe" || given.over;
	const others = ways.filter((way) => way !== chosen);
	return [
		h("p", { class: "lb-case-ask" }, step.ask ?? ""),
		h(
			"div",
			{ class: "lb-case-chosen", ...(judged ? { "data-verdict": chosen.verdict ?? "" } : {}) },
			h("p", {}, h("strong", {}, chosen.text), ...hands(step, chosen, given)),
			...(chosen.reply ? [h("p", { class: "lb-case-reply" }, chosen.reply)] : []),
			...(judged ? verdictOf(chosen) : []),
		),
		...(judged
			? [
					h(
						"details",
						{ class: "lb-more" },
						h("summary", {}, t("cases.others")),
						h(
							"ul",
							{ class: "lb-case-others" },
							...others.map((way) => h("li", {}, h("p", {}, way.text, ...hands(step, way, given)), ...verdictOf(way))),
						),
					),
				]
			: []),
	];
}

/** @param {Way} way */
function verdictOf({ verdict, why, sources }) {
	const words = t(`cases.verdict.${/** @type {"best"} */ (verdict)}`);
	return [h("p", {}, h("strong", { class: "lb-case-verdict" }, words), " ", why), restsOn(sources)];
}

/** In words of one's own, and beside them what a good answer says. @param {Step} step @param {Done} done @param {Given} given */
function writing(step, done, given) {
	const { points = [] } = step;
	const label = `lb-${newId()}`;
	let now = done;
	const own = h("textarea", {
		rows: "5",
		"aria-labelledby": label,
		dir: "auto",
		oninput: () => {
			now = { ...now, text: own.value };
			given.keep(now);
		},
	});
	own.value = done.text ?? "";
	const ask = h("p", { class: "lb-case-ask", id: label }, step.ask ?? "");
	if (!done.compared) {
		return [
			ask,
			own,
			h(
				"div",
				{ class: "lb-row" },
				button(t("cases.compare"), () => given.put({ ...now, compared: true }, true)),
			),
		];
	}
	const said = new Set(done.said ?? []);
	const list = h(
		"ul",
		{ class: "lb-case-points" },
		...points.map((point, at) => {
			const box = h("input", {
				type: "checkbox",
				onchange: () => {
					if (box.checked) said.add(at);
					else said.delete(at);
					now = { ...now, said: [...said] };
					given.keep(now);
				},
			});
			box.checked = said.has(at);
			return h(
				"li",
				{},
				h("label", { class: "lb-check" }, box, h("span", {}, point.text)),
				...(point.sources.length ? [restsOn(point.sources)] : []),
			);
		}),
	);
	return [
		ask,
		own,
		h("p", { class: "lb-case-ask" }, t("cases.points")),
		list,
		...(given.last
			? [
					h(
						"div",
						{ class: "lb-row" },
						button(t("cases.goOn"), () => given.put({ ...now, passed: true }, true)),
					),
				]
			: []),
	];
}

/** @param {string} text @param {number} at @param {Given} given */
function lettered(text, at, { hands: { on, letter } }) {
	return on ? [h("b", { class: "lb-case-letter" }, letter(at)), h("span", {}, text)] : [h("span", {}, text)];
}

/** @param {Step} step @param {Way} way @param {number} at @param {Given} given */
function counted(step, way, at, { last, hands: classroom }) {
	return classroom.on && last ? [classroom.field(step.id, way.id, at)] : [];
}

/** @param {Step} step @param {Way} way @param {Given} given */
function hands(step, way, { hands: classroom }) {
	const told = classroom.told(step.id, way.id);
	return told ? [" ", h("span", { class: "lb-hint" }, told)] : [];
}
