/**
 * The values as a table: each phase's end, with the range of motion below each name.
 *
 * @import { Plan } from "../types.js"
 * @import { Course } from "./course.js"
 */
import { t } from "../core/strings.js";
import { h } from "../dom.js";
import { angleName } from "./names.js";

/** @param {Plan} plan */
export function table(plan) {
	const body = h("div", { class: "lb-table", tabindex: "0", role: "region", "aria-label": t("movement.caption") });
	const rows = h("p", { class: "lb-hint" }, t("movement.rows"));
	const element = h("details", { class: "lb-values" }, h("summary", {}, t("movement.table")), body, rows);
	return {
		element,
		/**
		 * @param {Course} course
		 * @param {string[]} names
		 */
		draw(course, names) {
			const head = [t("movement.second"), t("movement.phase"), ...names.map(angleName)];
			const ranges = names.map((name) => {
				const { least, most } = course.ranges[name];
				return h("td", {}, least === undefined ? "" : `${least} … ${most}`);
			});
			body.replaceChildren(
				h(
					"table",
					{},
					h("caption", {}, t("movement.caption")),
					h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, name)))),
					h(
						"tbody",
						{},
						h("tr", { class: "lb-range" }, h("td"), h("th", { scope: "row" }, t("movement.range")), ...ranges),
						...course
							.ends(names)
							.map(({ phase, second, angles }) =>
								h(
									"tr",
									{},
									h("td", {}, String(Math.round(second * 10) / 10)),
									h("th", { scope: "row" }, plan.steps[phase.step].cue),
									...angles.map((angle) => h("td", {}, angle.toFixed(1))),
								),
							),
					),
				),
			);
		},
	};
}
