/**
 * What a person may change before the start: which way, whose pace, how much.
 *
 * @import { Variant } from "../types.js"
 * @import { Session } from "../core/session.js"
 */
import { newId } from "../core/ids.js";
import { t, timeWords } from "../core/strings.js";
import { h, setText } from "../dom.js";
import { doseRow, variantChoice } from "./amounts.js";

/** Two ways to go on: by the clock, or by one's own press. @param {Session} session */
function paceChoice(session) {
	const name = `lb-${newId()}`;
	const hint = h("p", { class: "lb-hint", id: name });
	const ways = [false, true].map((own) => {
		const input = h("input", {
			type: "radio",
			name,
			"aria-describedby": name,
			onchange: () => session.chooseOwnPace(own),
		});
		const words = t(own ? "guide.ownPace" : "guide.led");
		return { own, input, element: h("label", { class: "lb-pick" }, input, h("span", {}, words)) };
	});
	const picks = h("div", { class: "lb-picks" }, ...ways.map(({ element }) => element));
	return {
		element: h("fieldset", { class: "lb-choice lb-pace" }, h("legend", {}, t("guide.pace")), picks, hint),
		paint() {
			for (const { own, input } of ways) input.checked = own === session.ownPace;
			setText(hint, t(session.ownPace ? "guide.ownPaceHint" : "guide.ledHint"));
		},
	};
}

/** @param {Session} session */
export function settings(session) {
	const variants = session.plan.variants.length > 1 ? variantChoice(session) : null;
	const pace = paceChoice(session);
	const rows = h("div", { class: "lb-doses" });
	const all = h("p", { class: "lb-in-all" });
	const doses = h("details", { class: "lb-more" }, h("summary", {}, t("guide.dose")), rows, all);
	const element = h("div", { class: "lb-settings" }, ...(variants ? [variants.element] : []), pace.element, doses);
	/** @type {Variant|null} */
	let drawn = null;
	/** @type {(() => void)[]} */
	let paintRows = [];
	return {
		element,
		paint() {
			const { active } = session;
			variants?.paint();
			if (variants) variants.element.hidden = active;
			doses.hidden = active;
			pace.paint();
			if (drawn !== session.variant) {
				drawn = session.variant;
				const made = Object.entries(drawn.dose).map(([name, rule]) => doseRow(session, name, rule));
				rows.replaceChildren(...made.map((row) => row.element));
				paintRows = made.map((row) => row.paint);
			}
			for (const paint of paintRows) paint();
			setText(all, t("guide.inAll", { time: timeWords(session.totalSeconds) }));
		},
	};
}
