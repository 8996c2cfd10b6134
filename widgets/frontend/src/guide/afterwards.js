/**
 * What stands in the panel once an exercise stopped or finished: why it was stopped, in one touch; where that leads; how
 * it is now. All of it may be left out.
 *
 * @import { Safety, StopReason, Store } from "../types.js"
 * @import { Session } from "../core/session.js"
 * @import { Recorder } from "../record/recorder.js"
 */

import { numbers } from "../check/numbers.js";
import { painScale } from "../check/pain.js";
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { button, h } from "../dom.js";
import { stops } from "./controls.js";

/**
 * @param {Session} session
 * @param {Safety} safety
 * @param {Recorder} recorder
 * @param {Store} store
 */
export function afterwards(session, safety, recorder, store) {
	const id = `lb-${newId()}`;
	const heading = h("h2", { id, tabindex: "-1" }, t("stop.title"));
	const place = h("div", { class: "lb-reasons" });
	const asked = h("div", { class: "lb-why", role: "group", "aria-labelledby": id }, heading, place);
	const told = h("div", { class: "lb-leads", role: "status", tabindex: "-1" });
	const pain = painScale({
		when: "after",
		safety,
		onchange: ({ value, direction }) => {
			recorder.add("pain", { when: "after", value, ...(direction ? { direction } : {}) });
			spread.hidden = direction !== "further";
		},
	});
	const spread = h("p", { class: "lb-leads" }, t("pain.spreads"));
	const painBox = h(
		"details",
		{ class: "lb-more lb-pain-after" },
		h("summary", {}, t("pain.afterTitle")),
		pain.element,
		spread,
	);
	const element = h("div", { class: "lb-afterwards" }, asked, told, painBox);
	/** The run that is shown. */
	let run = "";
	let status = session.status;

	/** @param {StopReason} reason @param {StopReason["leads"]} leads */
	const give = (reason, leads) => {
		recorder.add("reason", { reason: reason.id, leads, blocks: reason.blocks });
		asked.hidden = true;
		const words = h("p", { class: leads === "emergency" ? "lb-urgent" : "" }, safety.leads[leads]);
		const calls = leads === "emergency" ? [numbers(safety.regions, store)] : [];
		if (leads === "soon") calls.push(numbers(safety.regions, store, ["advice"]));
		told.replaceChildren(
			words,
			...calls,
			button(t("stop.change"), () => again(), "lb-small-button"),
		);
		told.focus();
		painBox.hidden = leads === "emergency";
	};
	/** A mistaken touch is put right: the last reason counts. */
	const again = () => {
		told.replaceChildren();
		reasons();
		asked.hidden = false;
		heading.focus();
	};
	/** @param {StopReason} reason */
	const choose = (reason) => {
		if (!reason.also) return give(reason, reason.leads);
		// In this exercise it is an emergency if it comes with any of the first signs.
		const [first] = safety.reasons;
		heading.textContent = t("stop.also");
		place.replaceChildren(
			h("p", {}, first.text),
			button(t("stop.yes"), () => give(reason, first.leads)),
			button(t("stop.neither"), () => give(reason, reason.leads)),
		);
		heading.focus();
	};
	const reasons = () => {
		heading.textContent = t("stop.title");
		place.replaceChildren(
			...safety.reasons.map((reason) =>
				button(
					reason.text,
					(press) => {
						// The second half of a double tap on Stop is no reason.
						if (!stops.isSecond(press)) choose(reason);
					},
					"lb-reason",
				),
			),
		);
	};

	return {
		element,
		paint() {
			const over = session.status === "stopped" || session.status === "finished";
			element.hidden = !over;
			if (over && (run !== session.run || status !== session.status)) {
				run = session.run;
				asked.hidden = session.status !== "stopped";
				told.replaceChildren();
				painBox.hidden = false;
				painBox.open = session.status === "finished";
				spread.hidden = true;
				pain.clear();
				if (session.status === "stopped") reasons();
			}
			status = session.status;
		},
		/** Stopped by hand: the question takes the focus that Stop had. */
		focus() {
			if (!element.hidden && !asked.hidden) heading.focus();
		},
	};
}
