/**
 * The controls of an exercise's amounts: which variant, and a number for each dose. A session has amounts, and so has
 * the dose that is looked at for itself.
 *
 * @import { Dose, DoseRule, Plan, Variant } from "../types.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { h, setText } from "../dom.js";

/**
 * @typedef {object} Amounts
 * @property {Plan} plan
 * @property {Variant} variant
 * @property {Dose} dose
 * @property {(name: string, value: number) => void} chooseDose
 * @property {(id: string) => void} chooseVariant
 */

/** Which way: the one that is chosen, and behind a fold all there are. @param {Amounts} amounts */
export function variantChoice(amounts) {
	const name = `lb-${newId()}`;
	const choices = amounts.plan.variants.map((variant) => {
		const input = h("input", {
			type: "radio",
			name,
			value: variant.id,
			onchange: () => amounts.chooseVariant(variant.id),
		});
		const words = h("span", {}, h("strong", {}, variant.title), h("span", { class: "lb-hint" }, variant.text));
		return { input, variant, label: h("label", { class: "lb-check" }, input, words) };
	});
	const title = h("strong", {});
	const text = h("span", { class: "lb-hint" });
	const other = t("guide.variant");
	const all = h("fieldset", { class: "lb-variants", "aria-label": other }, ...choices.map((choice) => choice.label));
	const fold = h("details", { class: "lb-more" }, h("summary", {}, other), all);
	return {
		element: h("div", {}, h("p", { class: "lb-way" }, title, " ", text), fold),
		paint() {
			setText(title, amounts.variant.title);
			setText(text, amounts.variant.text);
			for (const { input, variant } of choices) input.checked = variant === amounts.variant;
		},
	};
}

/**
 * A number with a button on each side: never by dragging, never by typing alone.
 *
 * @param {Amounts} amounts
 * @param {string} name
 * @param {DoseRule} rule
 */
export function doseRow(amounts, name, rule) {
	const id = `lb-${newId()}`;
	const input = h("input", {
		id,
		type: "number",
		min: String(rule.least),
		max: String(rule.most),
		step: "1",
		inputmode: "numeric",
		"aria-describedby": `${id}-bounds`,
		onchange: () => {
			const wanted = Number.parseFloat(input.value);
			amounts.chooseDose(name, Number.isFinite(wanted) ? wanted : amounts.dose[name]);
			// What was typed out of bounds comes back at the bound.
			input.value = String(amounts.dose[name]);
		},
	});
	/** @param {string} words @param {string} sign @param {number} by */
	const step = (words, sign, by) =>
		h(
			"button",
			{
				type: "button",
				class: "lb-step",
				"aria-label": words,
				onclick: () => amounts.chooseDose(name, amounts.dose[name] + by),
			},
			h("span", { "aria-hidden": "true" }, sign),
		);
	const less = step(t("guide.less", { label: rule.label }), "−", -1);
	const more = step(t("guide.more", { label: rule.label }), "+", 1);
	const bounds = t("guide.bounds", { least: rule.least, most: rule.most, basis: t(`basis.${rule.basis}`) });
	const element = h(
		"div",
		{ class: "lb-dose" },
		h(
			"div",
			{ class: "lb-dose-name" },
			h("label", { for: id }, rule.label),
			h("span", { class: "lb-hint", id: `${id}-bounds` }, `${bounds}. ${rule.note}`),
		),
		h("span", { class: "lb-amount" }, less, input, h("span", { class: "lb-dose-unit" }, t(`guide.${rule.unit}`)), more),
	);
	return {
		element,
		paint() {
			const value = amounts.dose[name];
			if (document.activeElement !== input) input.value = String(value);
			// A disabled button would lose the focus at the bound; it stays and says so.
			less.setAttribute("aria-disabled", String(value <= rule.least));
			more.setAttribute("aria-disabled", String(value >= rule.most));
		},
	};
}
