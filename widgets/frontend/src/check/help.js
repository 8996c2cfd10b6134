/**
 * The pages that say whom to turn to: now, or before the next exercise.
 *
 * @import { Safety, Store } from "../types.js"
 */
import { t } from "../core/strings.js";
import { button, h } from "../dom.js";
import { numbers } from "./numbers.js";
import { screen } from "./screen.js";

/**
 * Get help now. The only way on is to answer the questions again.
 *
 * @param {Safety} safety
 * @param {object} options
 * @param {string[]} options.yes ids of the signs that were said yes to
 * @param {Store} options.store
 * @param {() => void} options.again
 */
export function helpNow(safety, { yes, store, again }) {
	const signs = safety.groups[0].questions.filter(({ id }) => yes.includes(id)).map(({ text }) => text);
	const shown = screen(
		safety.leads.emergency,
		[
			numbers(safety.regions, store),
			...said(signs),
			h("p", {}, t("entry.helpWhile")),
			h("p", { class: "lb-hint" }, t("entry.helpHolds")),
		],
		[button(t("entry.again"), again), button(t("entry.print"), () => print())],
	);
	shown.heading.classList.add("lb-urgent");
	return shown;
}

/**
 * Ask first. On, once the person says that a professional who knows of it agreed.
 *
 * @param {Safety} safety
 * @param {object} options
 * @param {string[]} options.signs what was said yes to, in words
 * @param {Store} options.store
 * @param {() => void} options.confirm
 * @param {() => void} options.again
 */
export function helpSoon(safety, { signs, store, confirm, again }) {
	return screen(
		t("entry.askFirst"),
		[h("p", {}, t("entry.askWhom")), ...said(signs), numbers(safety.regions, store), h("p", {}, t("entry.agreedText"))],
		[button(t("entry.agreed"), confirm), button(t("entry.again"), again), button(t("entry.print"), () => print())],
	);
}

/** @param {string[]} signs */
function said(signs) {
	if (!signs.length) return [];
	return [h("p", {}, t("entry.youSaid")), h("ul", { class: "lb-said" }, ...signs.map((sign) => h("li", {}, sign)))];
}
