/**
 * What if? Amounts on one side, what follows from them on the other. It recommends nothing, and starts nothing.
 *
 * @import { Plan } from "../types.js"
 */
import { direction, language, t } from "../core/strings.js";
import { boundedDose, timeline, totalSeconds, variantOf } from "../core/timeline.js";
import { h, setText } from "../dom.js";
import { doseRow, variantChoice } from "../guide/amounts.js";
import { bar, legend } from "./bar.js";
import { loadView } from "./load.js";

/**
 * @param {Element} root
 * @param {Plan} plan
 * @param {import("./load.js").Load} load
 * @returns {() => void} takes it off the page
 */
export function mountDose(root, plan, load) {
	const asked = timeline(plan, variantOf(plan, plan.variant), plan.dose);
	const amounts = {
		plan,
		variant: variantOf(plan, plan.variant),
		dose: boundedDose(variantOf(plan, plan.variant), plan.dose),
		/** @param {string} name @param {number} value */
		chooseDose(name, value) {
			amounts.dose = boundedDose(amounts.variant, { ...amounts.dose, [name]: value });
			paint();
		},
		/** @param {string} id */
		chooseVariant(id) {
			amounts.variant = variantOf(plan, id);
			amounts.dose = boundedDose(amounts.variant, amounts.dose);
			draw();
			paint();
		},
	};
	const choice = plan.variants.length > 1 ? variantChoice(amounts) : null;
	const rows = h("div", { class: "lb-doses" });
	const now = bar(t("dose.now"));
	const before = bar(t("dose.asked"));
	/** With nothing changed both are the same. */
	const asBegun = h("div", {}, ...before.elements);
	const meaning = legend();
	const call = h("code", {});
	const told = h("p", { class: "lb-hidden", role: "status" });
	const element = h(
		"section",
		{
			class: "lowback lb-dosing",
			"aria-label": t("dose.label", { title: plan.exercise.title }),
			lang: language(),
			dir: direction(),
		},
		h(
			"div",
			{ class: "lb-dosing-frame" },
			h("div", { class: "lb-dosing-amounts" }, ...(choice ? [choice.element] : []), rows),
			h(
				"div",
				{ class: "lb-follows" },
				h("div", {}, ...now.elements, asBegun),
				meaning.element,
				h("p", { class: "lb-hint lb-typed" }, t("dose.inACell"), " ", call),
				told,
			),
		),
		...[loadView(load)].filter((view) => view !== null),
	);
	/** @type {(() => void)[]} */
	let paintRows = [];
	const draw = () => {
		const made = Object.entries(amounts.variant.dose).map(([name, rule]) => doseRow(amounts, name, rule));
		rows.replaceChildren(...made.map((row) => row.element));
		paintRows = made.map((row) => row.paint);
	};
	let first = true;
	const paint = () => {
		const { variant, dose } = amounts;
		const phases = timeline(plan, variant, dose);
		const longest = Math.max(totalSeconds(phases), totalSeconds(asked));
		now.paint(phases, longest);
		before.paint(asked, longest);
		asBegun.hidden = JSON.stringify(phases) === JSON.stringify(asked);
		meaning.paint(phases);
		choice?.paint();
		for (const row of paintRows) row();
		const changed = Object.entries(dose).filter(([name, value]) => value !== variant.dose[name].default);
		const words = changed.map(([name, value]) => `, ${name}=${value}`).join("");
		const which = variant === plan.variants[0] ? "" : `, variant="${variant.id}"`;
		setText(call, `lowback.Guide("${plan.exercise.id}"${which}${words})`);
		// The number that a person who does not see the bars waits for.
		if (!first) setText(told, now.elements[0].textContent ?? "");
		first = false;
	};
	draw();
	paint();
	root.append(element);
	return () => element.remove();
}
