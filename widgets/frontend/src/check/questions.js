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
 * @param {(yes: string[]) => void} options.answer
 */
export function questions(group, { none, ticked = [], answer }) {
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
	// Nobody says no to what was not on the screen; a yes needs no more of it.
	const unseen = new Set(lines.map(({ element }) => element));
	const go = button(
		"",
		() => {
			const [next] = unseen;
			if (!next || said().length) answer(said());
			else next.scrollIntoView({ block: "start" });
		},
		"lb-main",
	);
	const paint = () => setText(go, said().length ? t("entry.these") : unseen.size ? t("entry.more") : none);
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
	const hint = ticked.length ? [h("p", { class: "lb-hint" }, t("entry.asLast"))] : [];
	const legend = h("legend", {}, group.lead);
	const list = h("fieldset", { class: "lb-signs-list" }, legend, ...lines.map(({ element }) => element));
	return screen(t("entry.question"), [...hint, list], [go]);
}
