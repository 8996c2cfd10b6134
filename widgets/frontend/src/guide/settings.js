/**
 * What a person may change before the start: which way, whose pace, how much.
 *
 * @import { DoseRule, Variant } from "../types.js"
 * @import { Session } from "../core/session.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { h } from "../dom.js";

/** @param {Session} session */
export function settings(session) {
	const variants = session.plan.variants.length > 1 ? variantChoice(session) : null;
	const paceId = `lb-${newId()}`;
	const pace = h("input", {
		type: "checkbox",
		"aria-describedby": paceId,
		onchange: () => session.chooseOwnPace(pace.checked),
	});
	const paceRow = h(
		"div",
		{ class: "lb-pace" },
		h("label", { class: "lb-check" }, pace, h("span", {}, t("guide.ownPace"))),
		h("p", { class: "lb-hint", id: paceId }, t("guide.ownPaceHint")),
	);
	const rows = h("div", { class: "lb-doses" });
	const doses = h("details", { class: "lb-more" }, h("summary", {}, t("guide.dose")), rows);
	const element = h("div", { class: "lb-settings" }, ...(variants ? [variants.element] : []), paceRow, doses);
	/** @type {Variant|null} */
	let drawn = null;
	/** @type {(() => void)[]} */
	let paintRows = [];
	return {
		element,
		paint() {
			const { active, status } = session;
			variants?.paint();
			if (variants) variants.element.hidden = active;
			doses.hidden = active;
			paceRow.hidden = status === "running" || status === "settling";
			pace.checked = session.ownPace;
			if (drawn !== session.variant) {
				drawn = session.variant;
				const made = Object.entries(drawn.dose).map(([name, rule]) => doseRow(session, name, rule));
				rows.replaceChildren(...made.map((row) => row.element));
				paintRows = made.map((row) => row.paint);
			}
			for (const paint of paintRows) paint();
		},
	};
}

/** @param {Session} session */
function variantChoice(session) {
	const name = `lb-${newId()}`;
	const choices = session.plan.variants.map((variant) => {
		const input = h("input", {
			type: "radio",
			name,
			value: variant.id,
			onchange: () => session.chooseVariant(variant.id),
		});
		const words = h("span", {}, h("strong", {}, variant.title), h("span", { class: "lb-hint" }, variant.text));
		return { input, variant, label: h("label", { class: "lb-check" }, input, words) };
	});
	return {
		element: h(
			"fieldset",
			{ class: "lb-variants" },
			h("legend", {}, t("guide.variant")),
			...choices.map((choice) => choice.label),
		),
		paint() {
			for (const { input, variant } of choices) input.checked = variant === session.variant;
		},
	};
}

/**
 * A number with a button on each side: never by dragging, never by typing alone.
 *
 * @param {Session} session
 * @param {string} name
 * @param {DoseRule} rule
 */
function doseRow(session, name, rule) {
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
			session.chooseDose(name, Number.isFinite(wanted) ? wanted : session.dose[name]);
			// What was typed out of bounds comes back at the bound.
			input.value = String(session.dose[name]);
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
				onclick: () => session.chooseDose(name, session.dose[name] + by),
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
			const value = session.dose[name];
			if (document.activeElement !== input) input.value = String(value);
			// A disabled button would lose the focus at the bound; it stays and says so.
			less.setAttribute("aria-disabled", String(value <= rule.least));
			more.setAttribute("aria-disabled", String(value >= rule.most));
		},
	};
}
