/**
 * One printable page an exercise: the figure and the cue of each step, the dose, who should not, the signs to stop.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Dose, Group, Plan, Variant } from "../types.js"
 */
import { t, timeWords } from "../core/strings.js";
import { timeline, totalSeconds } from "../core/timeline.js";
import { h } from "../dom.js";
import { still } from "../figure/figure.js";
import { stillOf } from "../figure/moment.js";

/** So many steps fit a page in rows of four, beside all that must be said. */
const FITS = 8;

/**
 * @param {Plan} plan
 * @param {Movement} movement
 * @param {Variant} variant
 * @param {Dose} dose
 * @param {Group[]} groups the signs that need help, in the words of the check
 */
export function sheet(plan, movement, variant, dose, groups) {
	const { exercise } = plan;
	const phases = timeline(plan, variant, dose);
	const position = t(/** @type {"position.standing"} */ (`position.${variant.parts[0].position}`));
	const facts = [variant.title, position, timeWords(totalSeconds(phases))].join(" · ");
	const steps = variant.parts
		.flatMap((part) => part.steps)
		.map((id) => {
			const { shown, words } = stillOf(movement, phases, id);
			const side = plan.steps[id].side;
			const mark = side ? ` (${t(side === "right" ? "figure.right" : "figure.left")})` : "";
			return h(
				"li",
				{},
				h("div", { class: "lb-still" }, still(movement, shown, words)),
				h("span", {}, plan.steps[id].cue, mark),
			);
		});
	const amounts = Object.entries(variant.dose).map(([name, rule]) => {
		const value = t(rule.unit === "seconds" ? "sheet.seconds" : "sheet.times", { n: dose[name] });
		return t("sheet.amount", { label: rule.label, value, least: rule.least, most: rule.most });
	});
	return h(
		"article",
		{ class: "lowback lb-sheet" },
		h("h1", {}, exercise.title),
		h("p", { class: "lb-sheet-facts" }, facts),
		h("p", {}, variant === plan.variants[0] ? exercise.summary : variant.text, " ", exercise.start_note ?? ""),
		h("h2", {}, t("sheet.steps")),
		// Larger pictures where they fit the page.
		h("ol", { class: steps.length > FITS ? "lb-sheet-steps lb-many" : "lb-sheet-steps" }, ...steps),
		h(
			"div",
			{ class: "lb-sheet-columns" },
			h("section", {}, h("h2", {}, t("sheet.dose")), list(amounts)),
			h("section", {}, h("h2", {}, t("guide.notIf")), list(exercise.cautions)),
			h("section", {}, h("h2", {}, t("guide.stopIf")), list(exercise.stop_signs)),
		),
		h(
			"div",
			{ class: "lb-sheet-help" },
			...groups.map(({ lead, questions }) =>
				h("p", {}, h("strong", {}, lead), " ", questions.map(({ text }) => text).join(" ")),
			),
			h("p", {}, t("sheet.soon")),
		),
		h("p", { class: "lb-sheet-foot" }, t("sheet.version", { title: exercise.title, version: exercise.version })),
	);
}

/** @param {string[]} items */
function list(items) {
	return h("ul", {}, ...items.map((item) => h("li", {}, item)));
}
