/**
 * A case on a page: what was gone through, and the step that waits. Any step can be gone back to, and nothing is counted
 * against anyone.
 *
 * @import { CaseKept } from "./kept.js"
 * @import { Case, Done } from "./types.js"
 */
import { newId } from "../core/ids.js";
import { direction, language, t } from "../core/strings.js";
import { button, h } from "../dom.js";
import { classroom } from "./class.js";
import { askedOf, backTo, pathOf, turnedAt } from "./path.js";
import { stepView } from "./step.js";

/**
 * @param {Element} root
 * @param {Case} given
 * @param {CaseKept} kept
 * @returns {() => void} takes it off the page
 */
export function mountCase(root, given, kept) {
	const label = `lb-${newId()}`;
	const steps = h("div", { class: "lb-case-steps" });
	const hands = classroom(() => paint());
	const region = h(
		"section",
		{
			class: "lowback lb-case",
			"aria-labelledby": label,
			"data-case": given.id,
			lang: language(),
			dir: direction(),
		},
		h(
			"header",
			{ class: "lb-case-head" },
			h("h3", { id: label }, given.title),
			h("p", {}, given.patient),
			hands.toggle,
		),
		steps,
	);
	root.append(region);
	let done = kept.get();

	/** @param {Done} change @param {boolean} [onward] the focus goes on to what comes next */
	const put = (change, onward = false) => {
		done = [...done.filter(({ step }) => step !== change.step), change];
		kept.set(done);
		paint(onward);
	};
	/** What is being typed is kept, and nothing is drawn anew under the fingers. @param {Done} change */
	const keep = (change) => {
		done = [...done.filter(({ step }) => step !== change.step), change];
		kept.set(done);
	};
	/** @param {string} step */
	const back = (step) => {
		done = backTo(pathOf(given.steps, done), step);
		hands.clear();
		kept.set(done);
		paint(true);
	};
	const paint = (onward = false) => {
		const path = pathOf(given.steps, done);
		const over = path[path.length - 1].step.kind === "end";
		const views = path.map(({ step, done: own }, at) =>
			stepView(step, own, { case: given.id, last: at === path.length - 1, over, hands, put, keep, back }),
		);
		steps.replaceChildren(...views.map(({ element }) => element));
		if (over) steps.append(ended(path[path.length - 1].step.safe === true, path));
		if (onward) {
			const { heading, element } = views[views.length - 1];
			heading.focus({ preventScroll: true });
			element.scrollIntoView({ block: "nearest" });
		}
	};
	/** @param {boolean} safe @param {ReturnType<typeof pathOf>} path */
	const ended = (safe, path) => {
		const turned = turnedAt(path);
		const { asked, needed } = askedOf(path);
		// A good end is no proof that it was known: who asks nothing can be lucky.
		const lucky = safe && asked < needed ? ` ${t("cases.lucky")}` : "";
		return h(
			"div",
			{ class: "lb-case-ended", "data-safe": String(safe) },
			h("p", {}, h("strong", {}, t("cases.right")), " ", given.right),
			...(needed ? [h("p", { class: "lb-case-asked" }, t("cases.askedOf", { asked, needed }) + lucky)] : []),
			// Said before, it would leave nothing to find.
			h("p", { class: "lb-hint" }, t("cases.outcome", { outcome: given.aim })),
			h(
				"div",
				{ class: "lb-row" },
				...(turned && !safe ? [button(t("cases.turned"), () => back(turned))] : []),
				button(t("cases.again"), () => back(given.steps[0].id), "lb-quiet"),
			),
		);
	};
	paint();
	return () => region.remove();
}
