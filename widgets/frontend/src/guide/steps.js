/**
 * The steps as a checklist, each beside the figure in its pose: it ticks itself as the exercise goes, and can be
 * ticked by hand.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Variant } from "../types.js"
 * @import { Session } from "../core/session.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { h, setText } from "../dom.js";
import { still } from "../figure/figure.js";
import { stillOf } from "../figure/moment.js";
import { afterPaint } from "../later.js";

/**
 * @typedef {object} Line
 * @property {string} item
 * @property {HTMLLIElement} element
 * @property {HTMLInputElement} box
 * @property {HTMLElement} mark
 */

/**
 * @param {Session} session
 * @param {Movement} movement
 */
export function steps(session, movement) {
	const id = `lb-${newId()}`;
	const list = h("ol", { class: "lb-steps", "aria-labelledby": id });
	const element = h("div", { class: "lb-checklist" }, h("p", { class: "lb-steps-title", id }, t("guide.steps")), list);
	/** @type {Variant|null} */
	let drawn = null;
	/** @type {Line[]} */
	let lines = [];
	return {
		element,
		paint() {
			if (drawn !== session.variant) {
				lines = drawLines(session, movement, drawn === null ? afterPaint : (draw) => draw());
				drawn = session.variant;
				list.replaceChildren(...lines.map((line) => line.element));
			}
			const now = session.active ? session.shownPhase.item : "";
			const items = new Set(session.phases.map((phase) => phase.item));
			for (const { item, element: line, box, mark } of lines) {
				const current = item === now;
				const there = items.has(item);
				box.checked = session.checklist.has(item);
				box.disabled = !there;
				line.classList.toggle("lb-current", current);
				if (current) line.setAttribute("aria-current", "step");
				else line.removeAttribute("aria-current");
				setText(mark, current ? t("guide.now") : there ? "" : t("guide.leftOut"));
			}
		},
	};
}

/**
 * @param {Session} session
 * @param {Movement} movement
 * @param {(draw: () => void) => void} when the figures are drawn: they take longer than all else
 * @returns {Line[]}
 */
function drawLines(session, movement, when) {
	return session.variant.parts.flatMap((part) =>
		part.steps.map((id) => {
			const item = `${part.id}/${id}`;
			const box = h("input", { type: "checkbox", onchange: () => session.tick(item, box.checked) });
			const mark = h("span", { class: "lb-mark" });
			const words = h("span", { class: "lb-words" }, session.plan.steps[id].text, " ", mark);
			const picture = h("div", { class: "lb-still" });
			const { phases } = session;
			when(() => {
				const { shown, words: pose } = stillOf(movement, phases, id);
				picture.append(still(movement, shown, pose));
			});
			const label = h("label", { class: "lb-check" }, box, words);
			return { item, box, mark, element: h("li", { "data-step": id }, picture, label) };
		}),
	);
}
