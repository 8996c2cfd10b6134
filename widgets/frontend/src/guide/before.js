/**
 * What stands before the start: who should leave the exercise out, the signs to stop, and those that need help.
 *
 * @import { Session } from "../core/session.js"
 * @import { Safety } from "../types.js"
 */
import { helpOf } from "../check/screen.js";
import { t } from "../core/strings.js";
import { h } from "../dom.js";

/** @param {Session} session @param {Safety} safety */
export function before(session, safety) {
	const { exercise } = session.plan;
	const notIf = signs(t("guide.notIf"), exercise.cautions);
	const help = helpOf(safety).map(({ lead, questions }) =>
		signs(
			lead,
			questions.map(({ text }) => text),
		),
	);
	const element = h("div", { class: "lb-before" }, notIf, signs(t("guide.stopIf"), exercise.stop_signs), ...help);
	if (exercise.start_note) element.append(h("p", { class: "lb-note" }, exercise.start_note));
	return {
		element,
		/** Who should not is read at a glance where there is room for it. @param {boolean} roomy */
		unfold(roomy) {
			notIf.open = roomy;
		},
		paint() {
			element.hidden = session.active;
		},
	};
}

/**
 * A list that can be folded: on a phone Start stays on the first screen.
 *
 * @param {string} title
 * @param {string[]} items
 */
function signs(title, items) {
	const list = h("ul", {}, ...items.map((item) => h("li", {}, item)));
	return h("details", { class: "lb-signs" }, h("summary", {}, title), list);
}
