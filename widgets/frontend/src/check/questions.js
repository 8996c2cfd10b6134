/**
 * One screen of the check: a group of signs, and one touch for "None of these".
 *
 * @import { Group } from "../types.js"
 */
import { t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { screen } from "./screen.js";

/** A sign was on the screen once so much of it was. */
const SEEN = 0.9;
/** The row of buttons lies over the end of a list that is longer than the screen: so much of it, in px. */
const ROW_PX = 104;

/**
 * @param {Group} group
 * @param {object} options
 * @param {string} options.none
 * @param {string[]} [options.ticked] what was said last time, or follows from what was said
 * @param {string} [options.hint] why something is ticked
 * @param {boolean} [options.urgent] one yes leads to help at once: it needs no more of the list
 * @param {(yes: string[]) => void} options.answer
 */
export function questions(group, { none, ticked = [], hint = "", urgent = false, answer }) {
	const lines = group.questions.map(({ id, text }) => {
		const box = h("input", {
			type: "checkbox",
			onchange: () => paint(),
			// Who comes by it by key sees all of it, and not the box alone.
			onfocus: () => box.matches(":focus-visible") && element.scrollIntoView({ block: "nearest" }),
		});
		box.checked = ticked.includes(id);
		const element = h("label", { class: "lb-check lb-sign" }, box, h("span", {}, text));
		return { id, box, element };
	});
	const said = () => lines.filter(({ box }) => box.checked).map(({ id }) => id);
	// Nobody says no to what was not on the screen, whatever else is ticked.
	const unseen = new Set(lines.map(({ element }) => element));
	const go = button(
		"",
		() => {
			const [next] = unseen;
			if (through()) answer(said());
			else next.scrollIntoView({ block: "start" });
		},
		"lb-main",
	);
	const through = () => !unseen.size || (urgent && said().length > 0);
	const paint = () => setText(go, through() ? (said().length ? t("entry.these") : none) : t("entry.more"));
	const watch = new IntersectionObserver(
		(entries) => {
			for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
				const most = intersectionRect.height > (rootBounds?.height ?? innerHeight) / 3;
				if (intersectionRatio > SEEN || most) unseen.delete(/** @type {HTMLLabelElement} */ (target));
			}
			if (!unseen.size) watch.disconnect();
			paint();
		},
		{ threshold: [0.3, 0.6, SEEN + 0.01, 1], rootMargin: `0px 0px -${innerHeight > ROW_PX * 4 ? ROW_PX : 0}px` },
	);
	for (const { element } of lines) watch.observe(element);
	paint();
	const why = hint ? [h("p", { class: "lb-hint" }, hint)] : [];
	const legend = h("legend", {}, group.lead);
	const list = h("fieldset", { class: "lb-signs-list" }, legend, ...lines.map(({ element }) => element));
	return { ...screen(t("entry.question"), [...why, list], [go]), said };
}
