/**
 * What a person may change before the start: which way, whose pace, how much.
 *
 * @import { Variant } from "../types.js"
 * @import { Session } from "../core/session.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { h } from "../dom.js";
import { doseRow, variantChoice } from "./amounts.js";

/** @param {Session} session */
export function settings(session) {
	const variants = session.plan.variants.length > 1 ? variantChoice(session) : null;
	const paceId = `lb-${newId()}`;
	const pace = h("input", {
		type: "checkbox",
		"aria-describedby": paceId,
		onchange: () => session.chooseOwnPace(pace.checked),
	});
	const paceRow = h(
		"div",
		{ class: "lb-pace" },
		h("label", { class: "lb-check" }, pace, h("span", {}, t("guide.ownPace"))),
		h("p", { class: "lb-hint", id: paceId }, t("guide.ownPaceHint")),
	);
	const rows = h("div", { class: "lb-doses" });
	const doses = h("details", { class: "lb-more" }, h("summary", {}, t("guide.dose")), rows);
	const element = h("div", { class: "lb-settings" }, ...(variants ? [variants.element] : []), paceRow, doses);
	/** @type {Variant|null} */
	let drawn = null;
	/** @type {(() => void)[]} */
	let paintRows = [];
	return {
		element,
		paint() {
			const { active, status } = session;
			variants?.paint();
			if (variants) variants.element.hidden = active;
			doses.hidden = active;
			paceRow.hidden = status === "running" || status === "settling";
			pace.checked = session.ownPace;
			if (drawn !== session.variant) {
				drawn = session.variant;
				const made = Object.entries(drawn.dose).map(([name, rule]) => doseRow(session, name, rule));
				rows.replaceChildren(...made.map((row) => row.element));
				paintRows = made.map((row) => row.paint);
			}
			for (const paint of paintRows) paint();
		},
	};
}
