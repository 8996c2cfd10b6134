/**
 * The pages that say whom to turn to: now, or before the next exercise.
 *
 * @import { Safety, Store } from "../types.js"
 *
 * @typedef {"same-day"|"soon"} Lead
 *
 * @typedef {{text: string, advice?: string, ambulance?: boolean}} Sign what was said yes to
 */
import { t } from "../core/strings.js";
import { button, h } from "../dom.js";
import { numbers } from "./numbers.js";
import { screen } from "./screen.js";

/**
 * Get help now. On, once a doctor who knows of it agreed, or it is said that it was a mistake.
 *
 * @param {Safety} safety
 * @param {object} options
 * @param {Sign[]} options.signs what was said yes to
 * @param {Store} options.store
 * @param {(() => void)|null} options.confirm none right after it was said: nobody has asked a doctor since
 * @param {(() => void)|null} options.mistaken where it was said at a stop
 * @param {() => void} options.again
 */
export function helpNow(safety, { signs, store, confirm, mistaken, again }) {
	const shown = screen(
		safety.leads.emergency,
		[numbers(safety.regions, store), ...untilHelp(signs), ...said(signs)],
		[
			...(confirm ? [h("p", { class: "lb-asks" }, t("entry.agreedDoctor")), button(t("entry.agreed"), confirm)] : []),
			...correct(mistaken, again),
		],
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
 * @param {Sign[]} options.signs what was said yes to
 * @param {Store} options.store
 * @param {() => void} options.confirm
 * @param {() => void} options.leave
 * @param {(() => void)|null} options.mistaken where it was said at a stop
 * @param {() => void} options.again
 */
export function helpSoon(safety, { lead, own, signs, store, confirm, leave, mistaken, again }) {
	const words = t(own ? "askWhom.own" : `askWhom.${lead}`);
	// Of these signs most people have one: that is told, and what to do until somebody was asked.
	const soon = lead === "soon" && !own;
	const shown = screen(
		t(`ask.${lead}`),
		[
			h("p", {}, soon ? `${t("askWhom.common")} ${words}` : words),
			...said(signs),
			numbers(safety.regions, store, true),
			...advised(signs),
			...(lead === "soon" ? [h("p", {}, t("entry.meanwhile"))] : []),
		],
		// The question stands right above its answers.
		[
			h("p", { class: "lb-asks" }, t(lead === "soon" ? "entry.agreedText" : "entry.agreedDoctor")),
			button(t("entry.agreed"), confirm),
			button(t("entry.notYet"), leave),
			...correct(mistaken, again),
		],
	);
	shown.element.classList.add("lb-amber");
	return shown;
}

/**
 * A doctor's word on what needed help is asked for twice.
 *
 * @param {object} options
 * @param {Sign[]} options.signs
 * @param {() => void} options.confirm
 * @param {() => void} options.leave
 */
export function areYouSure({ signs, confirm, leave }) {
	return screen(
		t("entry.sure"),
		[h("p", {}, t("entry.sureText")), listed(textsOf(signs)), h("p", { class: "lb-asks" }, t("entry.agreedDoctor"))],
		[button(t("entry.notYet"), leave, "lb-main"), button(t("entry.sureYes"), confirm)],
	);
}

/** What was said at a stop is taken back as a mistake; what was answered, by another answer. @param {(() => void)|null} mistaken @param {() => void} again */
const correct = (mistaken, again) => [
	mistaken ? button(t("entry.mistaken"), mistaken) : button(t("entry.again"), again),
	button(t("entry.print"), () => print()),
];

/** What to do until help is there. @param {Omit<Sign, "text">[]} signs what it is needed for */
export const untilHelp = (signs) => [
	h("p", {}, t(signs.some(({ ambulance }) => ambulance) ? "entry.helpWait" : "entry.helpWhile")),
	...advised(signs),
	h("p", {}, t("entry.helpHolds")),
];

/** @param {Omit<Sign, "text">[]} signs */
function advised(signs) {
	return signs.flatMap(({ advice }) => (advice ? [h("p", {}, advice)] : []));
}

/** @param {Sign[]} signs */
const textsOf = (signs) => signs.map(({ text }) => text);

/** A line each. @param {string[]} signs */
export const listed = (signs) => h("ul", { class: "lb-said" }, ...signs.map((sign) => h("li", {}, sign)));

/** @param {Sign[]} signs */
function said(signs) {
	return signs.length ? [h("p", {}, t("entry.youSaid")), listed(textsOf(signs))] : [];
}
