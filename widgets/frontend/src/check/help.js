/**
 * The pages that say whom to turn to: now, or before the next exercise.
 *
 * @import { Safety, Store } from "../types.js"
 *
 * @typedef {"same-day"|"soon"} Lead
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
 * @param {string[]} options.signs what was said yes to, in words
 * @param {Store} options.store
 * @param {() => void} options.again
 */
export function helpNow(safety, { signs, store, again }) {
	const shown = screen(
		safety.leads.emergency,
		[numbers(safety.regions, store), ...said(signs), ...untilHelp()],
		[button(t("entry.again"), again), button(t("entry.print"), () => print())],
	);
	shown.heading.classList.add("lb-urgent");
	return shown;
}

/**
 * Get help today, or ask first. On, once the person says that a professional who knows of it agreed.
 *
 * @param {Safety} safety
 * @param {object} options
 * @param {Lead} options.lead
 * @param {boolean} options.own it is about this exercise alone
 * @param {string[]} options.signs what was said yes to, in words
 * @param {Store} options.store
 * @param {() => void} options.confirm
 * @param {() => void} options.leave
 * @param {() => void} options.again
 */
export function helpSoon(safety, { lead, own, signs, store, confirm, leave, again }) {
	const words = t(own ? "askWhom.own" : `askWhom.${lead}`);
	// Of these signs most people have one: that is told, and what to do until somebody was asked.
	const soon = lead === "soon" && !own;
	const shown = screen(
		t(`ask.${lead}`),
		[
			h("p", {}, soon ? `${t("askWhom.common")} ${words}` : words),
			...said(signs),
			numbers(safety.regions, store, true),
			...(lead === "soon" ? [h("p", {}, t("entry.meanwhile"))] : []),
		],
		// The question stands right above its answers.
		[
			h("p", { class: "lb-asks" }, t("entry.agreedText")),
			button(t("entry.agreed"), confirm),
			button(t("entry.notYet"), leave),
			button(t("entry.again"), again),
			button(t("entry.print"), () => print()),
		],
	);
	shown.element.classList.add("lb-amber");
	return shown;
}

/** What to do until help is there. */
export const untilHelp = () => [h("p", {}, t("entry.helpWhile")), h("p", {}, t("entry.helpHolds"))];

/** @param {string[]} signs */
function said(signs) {
	if (!signs.length) return [];
	return [h("p", {}, t("entry.youSaid")), h("ul", { class: "lb-said" }, ...signs.map((sign) => h("li", {}, sign)))];
}
