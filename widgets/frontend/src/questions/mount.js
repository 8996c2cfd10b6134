/**
 * The questions of a lesson on a page, one at a time: ask, hint, look whether it is right, and why. Nothing is counted
 * against anyone, and any question can be tried again.
 *
 * @import { MovementData } from "../types.js"
 * @import { AnswersKept } from "./kept.js"
 * @import { Field, Question, Why } from "./types.js"
 */
import { newId } from "../core/ids.js";
import { direction, language, t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { choices, number, order } from "./answers.js";
import { point } from "./point.js";

/**
 * @param {Element} root
 * @param {{id: string, title: string}} exercise
 * @param {Question[]} questions
 * @param {MovementData} movement
 * @param {AnswersKept} kept
 * @param {{level?: "h3"|"h4", label?: string}} [about] of what level a question's heading is, and what all of it is called
 * @returns {() => void} takes it off the page
 */
export function mountQuestions(root, exercise, questions, movement, kept, { level = "h3", label } = {}) {
	const region = h("section", {
		class: "lowback lb-questions",
		"aria-label": label ?? t("questions.label", { title: exercise.title }),
		lang: language(),
		dir: direction(),
	});
	root.append(region);
	const end = () => region.remove();
	if (!questions.length) {
		region.append(h("p", {}, t("questions.none")));
		return end;
	}
	const place = h("div", { class: "lb-question-place" });
	const steps = questions.map((_, at) =>
		h(
			"button",
			{ type: "button", class: "lb-dot", onclick: () => show(at, true) },
			h("span", { "aria-hidden": "true" }, String(at + 1)),
		),
	);
	const back = button(t("questions.back"), () => show(now - 1, true), "lb-quiet-button");
	const next = button(t("questions.next"), () => show(now + 1, true), "lb-quiet-button");
	const cleared = h("span", { role: "status" });
	const clear = h("button", { type: "button", class: "lb-small", onclick: () => forget() }, t("questions.clear"));
	region.append(
		h("div", { class: "lb-dots", role: "group", "aria-label": t("questions.which") }, ...steps),
		place,
		h("div", { class: "lb-question-ways" }, back, next),
		h("p", { class: "lb-question-kept" }, t("questions.kept"), " ", clear, " ", cleared),
	);
	let now = 0;

	/** @param {number} at @param {boolean} [asked] by hand: the focus goes along */
	function show(at, asked = false) {
		if (at < 0 || at >= questions.length) return;
		now = at;
		const card = questionCard(questions[at], at, questions.length, movement, kept, paint, level);
		place.replaceChildren(card.element);
		paint();
		if (asked) {
			setText(cleared, "");
			card.heading.focus();
		}
	}
	function paint() {
		for (const [at, dot] of steps.entries()) {
			const answer = kept.get(questions[at]);
			const state = answer ? t(answer.right ? "questions.dotRight" : "questions.dotTried") : t("questions.dotOpen");
			dot.setAttribute("aria-label", t("questions.dot", { n: at + 1, state }));
			dot.dataset.state = answer ? (answer.right ? "right" : "tried") : "open";
			if (at === now) dot.setAttribute("aria-current", "true");
			else dot.removeAttribute("aria-current");
		}
		back.setAttribute("aria-disabled", String(now === 0));
		next.setAttribute("aria-disabled", String(now === questions.length - 1));
		clear.hidden = !questions.some((question) => kept.get(question));
	}
	function forget() {
		const restore = kept.clear(questions.map(({ id }) => id));
		show(now);
		const undo = h("button", { type: "button", class: "lb-small" }, t("questions.undo"));
		undo.addEventListener("click", () => {
			restore();
			cleared.replaceChildren();
			show(now, true);
		});
		cleared.replaceChildren(t("questions.cleared"), " ", undo);
		undo.focus();
	}
	// Where one left off: the first that is not answered yet.
	const open = questions.findIndex((question) => !kept.get(question));
	show(open < 0 ? 0 : open);
	return end;
}

/**
 * @param {Question} question
 * @param {string} label
 * @param {MovementData} movement
 * @returns {Field}
 */
function fieldOf(question, label, movement) {
	if (question.kind === "order") return order(question);
	if (question.kind === "number") return number(question, label);
	if (question.kind === "point") return point(question, label, movement);
	return choices(question, label);
}

/**
 * One question.
 *
 * @param {Question} question
 * @param {number} at
 * @param {number} count
 * @param {MovementData} movement
 * @param {AnswersKept} kept
 * @param {() => void} answered
 * @param {"h3"|"h4"} level
 */
function questionCard(question, at, count, movement, kept, answered, level) {
	const label = `lb-${newId()}`;
	const heading = h(level, { id: label, tabindex: "-1" }, question.ask);
	const field = fieldOf(question, label, movement);
	const told = h("div", { class: "lb-answered", role: "status" });
	const hints = h("ul", { class: "lb-hints", role: "status" });
	let shown = 0;
	const hint = button(t("questions.hint"), () => showHints(shown + 1, true), "lb-quiet-button");
	const check = button(t("questions.check"), () => judge(field.given(), true));
	field.onPress?.(() => judge(field.given(), true));

	/** @param {number} wanted @param {boolean} [keep] */
	function showHints(wanted, keep = false) {
		shown = Math.min(wanted, question.hints.length);
		hints.replaceChildren(...question.hints.slice(0, shown).map((words) => h("li", {}, words)));
		hint.hidden = shown >= question.hints.length;
		const before = kept.get(question);
		if (keep && before) kept.set(question.id, { ...before, hints: shown });
	}
	/** @param {unknown} given @param {boolean} keep */
	function judge(given, keep) {
		if (given === null || given === undefined) {
			told.dataset.right = "";
			told.replaceChildren(h("p", {}, t(`questions.first.${question.kind}`)));
			return;
		}
		const { right, why } = field.judge(given);
		told.dataset.right = String(right);
		told.replaceChildren(...verdict(right, why, question.sources));
		if (right && question.outcome)
			told.append(h("p", { class: "lb-hint" }, t("questions.outcome", { outcome: question.outcome })));
		if (!keep) return;
		kept.set(question.id, { of: question.of, given, right, hints: shown });
		answered();
	}
	// What is said was of another answer.
	const other = () => {
		told.replaceChildren();
		delete told.dataset.right;
	};
	field.changed = other;
	field.element.addEventListener("change", other);
	const before = kept.get(question);
	if (before) {
		field.take(before.given);
		judge(field.given(), false);
	}
	showHints(before?.hints ?? 0);
	const element = h(
		"article",
		{ class: "lb-question", "data-question": question.id, "data-kind": question.kind, "aria-labelledby": label },
		h(
			"p",
			{ class: "lb-question-number" },
			t("questions.number", { n: at + 1, of: count }),
			" · ",
			t(`questions.kind.${question.kind}`),
			" · ",
			t(`questions.level.${question.level}`),
		),
		heading,
		field.element,
		h("div", { class: "lb-question-ways" }, ...(question.kind === "point" ? [] : [check]), hint),
		hints,
		told,
	);
	return { element, heading };
}

/** @param {boolean} right @param {Why[]} why @param {string[]} sources */
function verdict(right, why, sources) {
	const reasons = why.map(([of, because]) =>
		h("li", {}, ...(of ? [h("strong", {}, of), ...(because ? [" — "] : [])] : []), because ?? ""),
	);
	return [
		h("p", { class: "lb-verdict" }, t(right ? "questions.right" : "questions.wrong")),
		h("ul", {}, ...reasons),
		...(right && sources.length
			? [h("p", { class: "lb-hint" }, t("questions.source", { sources: sources.join("; ") }))]
			: []),
	];
}
