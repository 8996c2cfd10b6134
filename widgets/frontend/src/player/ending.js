/**
 * How an exercise ends. Finished: one sentence, how it is now, and on to rest, to another exercise or out. Stopped: why, in
 * one touch, and where that leads; where that is help, help is all there is. All of it may be left out.
 *
 * @import { Safety, StopReason, Store } from "../types.js"
 * @import { Session } from "../core/session.js"
 * @import { Keeper } from "../record/keeper.js"
 * @import { Recorder } from "../record/recorder.js"
 */

import { listed, untilHelp } from "../check/help.js";
import { numbers } from "../check/numbers.js";
import { painScale } from "../check/pain.js";
import { t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { howItEnded, rowOf } from "../record/fold.js";
import { stopFrom } from "../record/standing.js";

/** From this difference on, in points, pain is worse than before: a smaller one can be chance (Childs 2005). */
const WORSE = 2;

/** The reason of who gives none. */
const NO_REASON = "no-reason";

/** @typedef {ReturnType<typeof ending>} Ending */

/**
 * @param {Session} session
 * @param {object} given
 * @param {Safety} given.safety
 * @param {Recorder} given.recorder
 * @param {Keeper} given.keeper
 * @param {Store} given.store
 * @param {HTMLElement} given.element where it stands
 * @param {HTMLElement} given.foot its buttons' place
 * @param {import("./taps.js").Taps} given.stops presses on Stop: other buttons take its place
 * @param {HTMLElement[]} given.below what stands at the end of it: a note, and where the record is
 * @param {() => void} given.done called when the person is done with it
 * @param {(press: Event) => void} given.check asks for all the signs
 * @param {(() => void)|null} given.others leads to the other exercises, where there is a way
 */
export function ending(session, given) {
	const { element, foot, safety, recorder, keeper, store, stops, below, done, check, others } = given;
	const heading = h("h2", { tabindex: "-1" });
	const body = h("div", { class: "lb-ending-body" });
	const sentence = h("p", { class: "lb-sentence" });
	/** What pain asks for, beyond its number. */
	const more = h("p", { class: "lb-leads", role: "status" });
	/** The pain before this run. @type {number|null} */
	let before = null;
	/** What it was stopped for is enough for the day, whatever the number. */
	let over = false;
	/** So is the pain that was told. */
	let strong = false;
	/** Whom to ask, where it hurts much. */
	const whom = h("div", { hidden: true }, numbers(safety.regions, store, true));
	const call = button(t("end.whom"), () => whom.scrollIntoView({ block: "nearest" }));
	/** What is said of this end, as long as no number asks for more. */
	let told = "";
	/** The heading above it, likewise; none while another screen is shown. */
	let title = "";
	const pain = painScale({
		when: "after",
		safety,
		over: () => over,
		onchange: ({ value, direction }) => {
			strong = value !== null && value >= stopFrom(safety);
			paintSentence();
			recorder.add("pain", { when: "after", value, ...(direction ? { direction } : {}) });
			const worse = value !== null && before !== null && value - before >= WORSE;
			// It comes below what was pressed: a number stays where it is, under the finger.
			const words = [
				direction === "further" && t("pain.spreads"),
				worse && t(strong ? "pain.worseMuch" : "pain.worse"),
			];
			setText(more, words.filter(Boolean).join(" "));
			if (direction === "further") more.scrollIntoView({ block: "nearest" });
		},
	});
	const after = h("div", { class: "lb-pain-after" }, pain.element, more, ...below);
	element.replaceChildren(heading, body);
	const out = button(t("end.done"), done, "lb-main");
	const rest = button(t("end.rest"), () => resting());
	const another = button(t("end.another"), () => others?.());
	const again = () => {
		why();
		heading.focus();
	};
	/** None of the signs: what was noted when they were opened is taken back. */
	const none = () => {
		recorder.add("reason", { reason: NO_REASON, leads: "later", blocks: false });
		again();
	};
	const change = button(t("stop.change"), again);
	/** The run that is shown. */
	let run = "";

	/**
	 * @param {string} named
	 * @param {(Node|string)[]} shown
	 * @param {HTMLElement[]} buttons
	 * @param {"end"|"why"|"help"|"ask"|"rest"} kind
	 */
	const show = (named, shown, buttons, kind) => {
		title = "";
		setText(heading, named);
		body.replaceChildren(...shown);
		foot.replaceChildren(...buttons);
		element.dataset.kind = kind;
		/** @type {HTMLElement|null} */ (element.parentElement)?.setAttribute("data-ends", kind);
		element.scrollTop = 0;
	};
	const ways = () => [rest, ...(others ? [another] : []), call, out];
	const resting = () => {
		show(t("end.rest"), [h("p", {}, t("end.resting")), whom], ways().slice(1), "rest");
		heading.focus();
	};
	/** @param {string} words @param {boolean} [enough] */
	const say = (words, enough = false) => {
		told = words;
		over = enough;
		paintSentence();
	};
	/** The end itself, with what is said of it. @param {string} named @param {(Node|string)[]} shown */
	const close = (named, shown) => {
		show(named, shown, ways(), "end");
		title = named;
		paintSentence();
	};
	const paintSentence = () => {
		// Nothing more for today: no other exercise is offered.
		another.hidden = over || strong;
		setText(sentence, strong ? safety.leads.today : told);
		whom.hidden = call.hidden = !strong;
		if (title) setText(heading, strong ? t("end.today") : title);
	};
	const finished = () => {
		say(t("guide.finishedText"));
		close(t("guide.finished"), [sentence, after, whom]);
	};

	/** What helps first is not the same lying down and standing. */
	const position = () => session.variant.parts.find(({ id }) => id === session.phase.part)?.position ?? "sitting";

	const [first] = safety.reasons;
	/** What helps where one is. @param {StopReason} reason */
	const advised = ({ advice }) => (advice[position()] ? [h("p", {}, advice[position()])] : []);
	/** @param {StopReason} reason @param {StopReason["leads"]} leads */
	const give = (reason, leads) => {
		recorder.add("reason", { reason: reason.id, leads, blocks: reason.blocks });
		const words = safety.leads[leads];
		const advice = advised(reason);
		if (leads === "emergency") {
			show(
				words,
				[numbers(safety.regions, store), ...untilHelp([{ ambulance: reason.ambulance }])],
				[change, out],
				"help",
			);
		} else if (leads === "soon" || leads === "same-day") {
			show(
				t(`ask.${leads}`),
				[...advice, h("p", {}, words), numbers(safety.regions, store, true)],
				[change, out],
				"ask",
			);
		} else {
			say(words, leads === "today");
			close(t(over ? "end.today" : "guide.stopped"), [...advice, sentence, change, after, whom]);
		}
		heading.focus();
	};
	/** @param {StopReason} reason @param {Event} press */
	const choose = (reason, press) => {
		if (reason.opens) check(press);
		// Who leaves the page here has not said no: the signs are asked before the next exercise.
		const opened = reason.signs.length ? reason : reason.also?.leads === "emergency" ? first : null;
		if (opened) recorder.add("reason", { reason: opened.id, leads: "today", blocks: false });
		else if (reason.also) recorder.add("reason", { reason: reason.id, leads: reason.leads, blocks: reason.blocks });
		if (reason.signs.length) {
			show(
				reason.text,
				[h("p", { class: "lb-asks" }, t("stop.any")), listed(reason.signs)],
				[button(t("stop.neither"), none), button(t("stop.yes"), () => give(reason, reason.leads))],
				"why",
			);
			return heading.focus();
		}
		const { also } = reason;
		if (!also) return give(reason, reason.leads);
		show(
			reason.text,
			[...advised(reason), h("p", { class: "lb-asks" }, t("stop.also")), listed(also.signs)],
			[
				button(t("stop.neither"), () => give(reason, reason.leads)),
				button(t("stop.yes"), () => give(reason, also.leads)),
			],
			"why",
		);
		heading.focus();
	};
	const why = () => {
		/** @param {boolean} later those that ask for nothing stand beside each other at the end */
		const reasons = (later) =>
			safety.reasons
				.filter(({ leads }) => (leads === "later") === later)
				.map((reason) =>
					button(
						reason.text,
						(press) => {
							// The second half of a double tap on Stop is no reason.
							if (!stops.isSecond(press)) choose(reason, press);
						},
						`lb-reason${reason.signs.length || reason.opens ? " lb-opens" : ""}`,
					),
				);
		const skip = (/** @type {Event} */ press) => {
			if (stops.isSecond(press)) return;
			say(t("end.stopped"));
			close(t("guide.stopped"), [sentence, after, whom]);
			heading.focus();
		};
		show(
			t("stop.title"),
			[
				h("p", {}, t(`stop.first.${/** @type {"standing"} */ (position())}`)),
				h("div", { class: "lb-reasons" }, ...reasons(false)),
				h("div", { class: "lb-reasons-later" }, ...reasons(true)),
			],
			[button(t("stop.skip"), skip)],
			"why",
		);
	};

	return {
		paint() {
			const over = session.run !== "" && !session.active;
			element.hidden = !over;
			foot.hidden = !over;
			const shown = over ? `${session.run} ${session.status}` : "";
			if (run === shown) return;
			run = shown;
			if (!over) return;
			before = null;
			void keeper.get(session.run).then((document) => {
				if (!document || run !== shown) return;
				const row = rowOf(document);
				before = row.before?.value ?? null;
				if (howItEnded(row) === "skipped") say(t("guide.skippedText"));
			});
			setText(more, "");
			pain.clear();
			strong = false;
			if (session.status === "stopped") why();
			else finished();
		},
		/** The question, or the end, takes the focus that a button of the bar had. */
		focus() {
			if (!element.hidden) heading.focus();
		},
	};
}
