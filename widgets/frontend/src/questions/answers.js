/**
 * The ways to answer: one of several, several of several, an order, a number. Each is a field that gives an answer, takes
 * one back from what was kept, and judges it.
 *
 * @import { Answer, Field, Question } from "./types.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { h, setText } from "../dom.js";

/**
 * One or several of several.
 *
 * @param {Question} question
 * @param {string} label the id of what asks
 * @returns {Field}
 */
export function choices(question, label) {
	const several = question.kind === "several";
	const name = `lb-${newId()}`;
	const options = question.answers.map((answer) => {
		const input = h("input", { type: several ? "checkbox" : "radio", name, value: String(answer.id) });
		return { answer, input, element: h("label", { class: "lb-check" }, input, h("span", {}, answer.text)) };
	});
	return {
		element: h(
			"div",
			{ class: "lb-options", role: several ? "group" : "radiogroup", "aria-labelledby": label },
			...options.map(({ element }) => element),
		),
		given() {
			const chosen = options.filter(({ input }) => input.checked).map(({ answer }) => answer.id);
			return chosen.length ? chosen : null;
		},
		take(given) {
			const chosen = Array.isArray(given) ? given : [];
			for (const { answer, input } of options) input.checked = chosen.includes(answer.id);
		},
		judge(given) {
			const chosen = question.answers.filter(({ id }) => /** @type {number[]} */ (given).includes(id));
			const wrong = chosen.filter(({ right }) => !right);
			const missing = question.answers.filter(({ right }) => right).length - (chosen.length - wrong.length);
			if (!wrong.length && !missing) return { right: true, why: chosen.map(reason) };
			const why = wrong.map(reason);
			return { right: false, why: several && missing ? [...why, [t("questions.missing")]] : why };
		},
	};
}

/** @param {Answer} answer @returns {[string, string]} */
function reason({ text, why }) {
	return [text, why];
}

/**
 * Steps to put in order, with a button up and one down: nothing needs dragging.
 *
 * @param {Question} question
 * @returns {Field}
 */
export function order(question) {
	const right = [...question.answers].sort((a, b) => a.id - b.id);
	/** @type {Answer[]} */
	let now = question.answers.every((answer, at) => answer === right[at])
		? [...question.answers].reverse()
		: question.answers;
	let touched = false;
	const told = h("p", { class: "lb-hidden", role: "status" });
	const list = h("ol", { class: "lb-order" });
	const rows = new Map(
		question.answers.map((answer) => {
			const up = mover(answer, -1);
			const down = mover(answer, 1);
			return [
				answer,
				{ up, down, element: h("li", {}, h("span", {}, answer.text), h("span", { class: "lb-movers" }, up, down)) },
			];
		}),
	);
	/** @param {Answer} answer @param {-1|1} by */
	function mover(answer, by) {
		const words = t(by < 0 ? "questions.up" : "questions.down", { step: answer.text });
		const sign = h("span", { "aria-hidden": "true" }, by < 0 ? "↑" : "↓");
		const button = h(
			"button",
			{ type: "button", class: "lb-step", "aria-label": words, onclick: () => move(answer, by, button) },
			sign,
		);
		return button;
	}
	/** @param {Answer} answer @param {-1|1} by @param {HTMLElement} button */
	function move(answer, by, button) {
		const from = now.indexOf(answer);
		const to = from + by;
		if (to < 0 || to >= now.length) return;
		touched = true;
		now = now.map((one, at) => (at === to ? answer : at === from ? now[to] : one));
		paint();
		// It moved under the finger: the next press moves the same step on.
		button.focus();
		setText(told, t("questions.moved", { step: answer.text, n: to + 1, of: now.length }));
		field.changed?.();
	}
	const paint = () => {
		const elements = now.map((answer) => /** @type {any} */ (rows.get(answer)).element);
		if (elements.some((element, at) => list.children[at] !== element)) list.replaceChildren(...elements);
		for (const [answer, { up, down }] of rows) {
			up.setAttribute("aria-disabled", String(now[0] === answer));
			down.setAttribute("aria-disabled", String(now[now.length - 1] === answer));
		}
	};
	paint();
	/** @type {Field} */
	const field = {
		element: h("div", {}, list, told),
		given: () => (touched ? now.map(({ id }) => id) : null),
		take(given) {
			const ids = /** @type {unknown[]} */ (Array.isArray(given) ? given : []);
			const found = ids.map((id) => question.answers.find((answer) => answer.id === id));
			touched = found.length === question.answers.length && found.every((one) => one !== undefined);
			if (touched) now = /** @type {Answer[]} */ (found);
			paint();
		},
		judge(given) {
			const ids = /** @type {number[]} */ (given);
			const at = right.findIndex((answer, place) => ids[place] !== answer.id);
			if (at < 0) return { right: true, why: right.map(reason) };
			const placed = /** @type {Answer} */ (question.answers.find(({ id }) => id === ids[at]));
			return { right: false, why: [[t("questions.notHere", { n: at + 1 }), ""], reason(placed)] };
		},
	};
	return field;
}

/**
 * An estimate: a number with a button on each side.
 *
 * @param {Question} question
 * @param {string} label the id of what asks
 * @returns {Field}
 */
export function number(question, label) {
	const { least = 0, most = 100, counts = "" } = question;
	const name = `lb-${newId()}`;
	const input = h("input", {
		type: "number",
		min: String(least),
		max: String(most),
		step: "any",
		inputmode: "decimal",
		"aria-labelledby": `${label} ${name}`,
		oninput: () => field.changed?.(),
	});
	const value = () => Number.parseFloat(input.value);
	/** @param {number} by @param {string} sign @param {string} words */
	const step = (by, sign, words) =>
		h(
			"button",
			{
				type: "button",
				class: "lb-step",
				"aria-label": words,
				onclick: () => {
					const from = Number.isFinite(value()) ? value() : least;
					input.value = String(Math.min(most, Math.max(least, Math.round((from + by) * 1000) / 1000)));
					field.changed?.();
				},
			},
			h("span", { "aria-hidden": "true" }, sign),
		);
	/** @type {Field} */
	const field = {
		element: h(
			"div",
			{ class: "lb-estimate" },
			step(-1, "−", t("questions.less")),
			input,
			step(1, "+", t("questions.more")),
			h("span", { id: name }, counts),
		),
		given: () => (Number.isFinite(value()) ? value() : null),
		take(given) {
			input.value = typeof given === "number" ? String(given) : "";
		},
		judge(given) {
			const off = /** @type {number} */ (given) - (question.number ?? 0);
			// The last digit of a decimal fraction is not held against anyone.
			if (Math.abs(off) <= (question.within ?? 0) + 1e-9) return { right: true, why: [["", question.why ?? ""]] };
			return { right: false, why: [["", (off < 0 ? question.too_low : question.too_high) ?? ""]] };
		},
	};
	return field;
}
