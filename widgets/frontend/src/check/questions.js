/**
 * One screen of the check: a group of signs, and one touch for "None of these".
 *
 * @import { Group } from "../types.js"
 */
import { t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { screen } from "./screen.js";

/**
 * @param {Group} group
 * @param {object} options
 * @param {string} options.none
 * @param {string[]} [options.ticked] what was said last time, or follows from what was said
 * @param {(yes: string[]) => void} options.answer
 */
export function questions(group, { none, ticked = [], answer }) {
	const lines = group.questions.map(({ id, text }) => {
		const box = h("input", { type: "checkbox", onchange: () => paint() });
		box.checked = ticked.includes(id);
		return { id, box, element: h("label", { class: "lb-check lb-sign" }, box, h("span", {}, text)) };
	});
	const said = () => lines.filter(({ box }) => box.checked).map(({ id }) => id);
	const go = button("", () => answer(said()), "lb-main");
	const paint = () => setText(go, said().length ? t("entry.these") : none);
	paint();
	const hint = ticked.length ? [h("p", { class: "lb-hint" }, t("entry.asLast"))] : [];
	const legend = h("legend", {}, group.lead);
	const list = h("fieldset", { class: "lb-signs-list" }, legend, ...lines.map(({ element }) => element));
	return screen(t("entry.question"), [...hint, list], [go]);
}
