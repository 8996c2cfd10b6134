/**
 * The way into an exercise: what must be answered is asked, one screen at a time; then how much it hurts, which may be
 * left out; then the exercise begins with the last press. Looking through an exercise needs none of it.
 *
 * @import { Clock, Safety, Store } from "../types.js"
 * @import { Session } from "../core/session.js"
 * @import { Keeper } from "../record/keeper.js"
 * @import { Recorder } from "../record/recorder.js"
 * @import { Row } from "../record/fold.js"
 * @import { Said } from "./pain.js"
 */
import { clockTime, dateDay } from "../core/days.js";
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { variantOf } from "../core/timeline.js";
import { button, h, setText } from "../dom.js";
import { Taps } from "../player/taps.js";
import { born, entry } from "../record/model.js";
import { closedBy, holds, insteadOf, lastLegPain, nextFor, restsToday, stopFrom, toAsk } from "../record/standing.js";
import { areYouSure, helpNow, helpSoon } from "./help.js";
import { numbers } from "./numbers.js";
import { painScale, runsDown } from "./pain.js";
import { questions } from "./questions.js";
import { helpOf, screen } from "./screen.js";
import { unsettled } from "./settled.js";

/** What is asked last: how much it hurts. */
const PAIN = "pain";
/** Nobody has read a sign that came under the finger so short a time ago, in ms. */
const READ_MS = 1000;

/**
 * @param {object} options
 * @param {Session} options.session
 * @param {Safety} options.safety
 * @param {Keeper} options.keeper
 * @param {Recorder} options.recorder
 * @param {Clock} options.clock
 * @param {Store} options.store
 */
export function entrance({ session, safety, keeper, recorder, clock, store }) {
	const id = `lb-${newId()}`;
	const far = h("p", { class: "lb-hint lb-far-in" });
	const place = h("div", {});
	/** A press that changed the screen: the second half of a double tap is not an answer to the next one. */
	const taps = new Taps();
	let sitting = "";
	/** What is ticked on a list that was gone back from. @type {Map<string, string[]>} */
	let left = new Map();
	/** The pain that was said, where it was gone back from. @type {Said|null} */
	let pained = null;
	/** What is asked, in its order: groups of signs, and at the end the pain. @type {string[]} */
	let order = [];
	/** What was asked so far, each as that which asks it again. @type {(() => void)[]} */
	let way = [];
	/** What was gone back from: it comes again in its turn. @type {(() => void)[]} */
	let ahead = [];
	/** Down both legs, and neither new nor growing: asked once. */
	let bothAsked = false;
	/** What was answered last was not said before: nobody can have asked a doctor about it. */
	let fresh = false;
	/** The signs are all that is asked: no start follows. */
	let signsOnly = false;
	/** Groups that are asked once more, and what is ticked there. @type {{group: string, ticked: string[]}|null} */
	let once = null;
	/** @type {(event: KeyboardEvent) => void} */
	let type = () => {};
	/** What is shown is one of those: what it leads to is none. */
	let counts = false;
	let leaving = () => {};
	const back = button(
		t("entry.back"),
		() => {
			leaving();
			if (counts) ahead.unshift(.../** @type {(() => void)[]} */ (way.splice(-1)));
			way.pop()?.();
		},
		"lb-quiet",
	);
	const look = button(t("entry.look"), () => dialog.close(), "lb-quiet");
	const dialog = h(
		"dialog",
		{
			class: "lowback lb-dialog lb-entrance",
			"aria-labelledby": id,
			// Its word comes late: by then it may be open once more.
			onclose: () => dialog.open || leave(),
			onkeydown: (event) => type(/** @type {KeyboardEvent} */ (event)),
		},
		h("div", { class: "lb-dialog-top" }, back, far, look),
		place,
	);
	dialog.addEventListener(
		"click",
		(event) => {
			const pressed = /** @type {Element} */ (event.target).closest("button, label, input");
			if (!pressed) return;
			const answers = !pressed.matches("button");
			if (taps.isSecond(event, answers ? READ_MS : undefined)) {
				// Who taps on and on has read nothing in between.
				if (!answers) taps.mark(event);
				event.stopPropagation();
				event.preventDefault();
			} else if (!answers) taps.mark(event);
		},
		true,
	);

	// What was said for a start that did not come stays with that one.
	const leave = () => {
		recorder.takeRun();
		dialog.remove();
	};

	/**
	 * @param {ReturnType<typeof screen>} shown
	 * @param {object} [about]
	 * @param {string} [about.asks] what is asked, if anything
	 * @param {() => void} [about.again] asks it again
	 * @param {() => void} [about.leave] keeps what is said there, when it is gone back from
	 * @param {boolean} [about.returns] it is an answer to what was asked last, which may have been a slip
	 */
	const show = ({ element, heading }, { asks = "", again = () => {}, leave = () => {}, returns = false } = {}) => {
		type = () => {};
		setText(look, t("entry.look"));
		leaving = leave;
		counts = asks !== "";
		look.hidden = false;
		heading.id = id;
		if (counts) way.push(again);
		const at = order.indexOf(asks);
		setText(far, at < 0 || order.length < 2 ? "" : t("entry.far", { n: at + 1, of: order.length }));
		back.hidden = counts ? way.length < 2 : !returns || !way.length;
		place.replaceChildren(element);
		dialog.scrollTop = 0;
		heading.focus({ preventScroll: true });
	};

	/** @param {string} kind @param {Record<string, unknown>} fields */
	const say = (kind, fields) => {
		const wall = keeper.now();
		const document = born("check", {}, wall, sitting);
		document.entries.push(entry(kind, fields, wall));
		keeper.put(document);
	};

	/** What is no group of the check, such as that of a stop, asks the first. @param {string} group @param {string[]} [follows] signs that follow from what was just said */
	const ask = (group, follows = []) => {
		const found = safety.groups.find((one) => one.id === group) ?? safety.groups[0];
		const before = keeper.standing.answers[found.id]?.yes ?? [];
		const urgent = helpOf(safety).includes(found);
		const ticked = left.get(found.id) ?? (follows.length ? follows : before);
		const last = before.length ? t(urgent ? "entry.asLastUrgent" : "entry.asLast") : "";
		const hint = follows.length ? t("entry.follows") : last;
		const shown = questions(found, {
			none: safety.none,
			ticked,
			hint: ticked.length ? hint : "",
			urgent,
			answer: (yes) => {
				left.delete(found.id);
				fresh = yes.some((sign) => !before.includes(sign));
				say("answers", { group: found.id, yes, version: found.version, hash: found.hash });
				onward();
			},
		});
		show(shown, {
			asks: group,
			again: () => ask(group, follows),
			leave: () => left.set(found.id, shown.said()),
		});
	};

	/** The sessions that were stopped for what keeps a group closed. @param {string} group */
	const stopsOf = (group) => Object.entries(keeper.standing.stops).filter(([, stop]) => closedBy(stop) === group);

	/** The signs of a group that were said yes to. @param {string} group */
	const signsOf = (group) => {
		const yes = keeper.standing.answers[group]?.yes ?? [];
		const found = safety.groups.find((one) => one.id === group)?.questions;
		if (found) return found.filter((sign) => yes.includes(sign.id));
		const stops = stopsOf(group).map(([, stop]) => stop);
		return safety.reasons
			.filter(({ id: one }) => stops.some(({ reason }) => reason === one))
			.map(({ text, signs, ambulance }) => ({
				text: [text, ...signs.map((sign) => `• ${sign}`)].join("\n"),
				ambulance,
			}));
	};

	/** A way to say that a stop's reason was pressed by mistake; none where that is not how it was said. @param {string} group */
	const mistake = (group) => {
		const sessions = stopsOf(group).filter(([session]) => !session.includes("/"));
		if (!sessions.length) return null;
		return async () => {
			const { id: reason } = safety.reasons[safety.reasons.length - 1];
			const put = { reason, leads: "later", blocks: false };
			for (const [session] of sessions) await keeper.add(session, entry("reason", put, keeper.now()));
			ask(safety.groups[0].id);
		};
	};

	const onward = () => {
		if (once) {
			const { group, ticked } = once;
			once = null;
			return ask(group, ticked);
		}
		const next = nextFor(keeper.standing, safety, clock.wall());
		const waits = next && "help" in next ? undefined : ahead.shift();
		if (waits) return waits();
		if (!next && signsOnly) return dialog.close();
		if (!next) return session.status === "paused" ? begin() : void settledFirst();
		if ("ask" in next) return ask(next.ask);
		const { group } = next;
		const confirm = () => {
			say("confirmed", { group });
			onward();
		};
		const signs = signsOf(group);
		const leave = () => dialog.close();
		// One touch opens nothing that serious.
		const sure = () => show(areYouSure({ signs, confirm, leave }));
		const about = { signs, store, mistaken: mistake(group), again: () => ask(group) };
		if (next.help === "emergency") show(helpNow(safety, { ...about, confirm: fresh ? null : sure }));
		else {
			const own = group === safety.exercise;
			const word = next.help === "soon" ? confirm : sure;
			show(helpSoon(safety, { ...about, lead: next.help, own, confirm: word, leave }));
		}
		setText(look, t("entry.close"));
	};

	/** At the next visit: did the pain after the last one settle within a day? */
	const settledFirst = async () => {
		const row = await unsettled(keeper, clock.wall()).catch(() => null);
		if (!dialog.open) return;
		if (!row) return pain();
		show(settledScreen(row), { returns: true });
	};

	/** @param {Row} row */
	const settledScreen = (row) => {
		/** @param {boolean} value */
		const told = (value) => () => {
			void keeper.add(row.id, entry("settled", { value }, keeper.now()));
			if (value) return pain();
			show(screen(t("settled.no"), [h("p", {}, t("settled.noText"))], [button(t("entry.on"), pain, "lb-main")]));
		};
		const value = row.after?.value ?? "";
		return screen(
			t("settled.title"),
			[h("p", {}, t("settled.text", { value, day: dateDay(row.day) }))],
			[
				button(t("settled.yes"), told(true)),
				button(t("settled.notYet"), told(false)),
				button(t("entry.skip"), () => pain()),
			],
		);
	};

	const pain = () => {
		const { before: last, after } = keeper.standing.pain ?? {};
		const { value = null, where } = last ?? {};
		const much = (value ?? 0) >= stopFrom(safety) || runsDown(where);
		/** What was a reason not to begin is not forgotten at the next press. */
		const before = last && much && last.at > (after?.at ?? 0) && holds(last.at, clock.wall()) ? last : undefined;
		// Pain that went down a leg in another exercise may do so still.
		const leg = lastLegPain(keeper.standing, clock.wall());
		const again = leg > (last?.at ?? 0) ? { at: leg, value: null, where: "one-leg" } : before;
		/** @type {Said} */
		let said = pained ?? {
			value: null,
			where: null,
			direction: null,
			...(again && { value: again.value, where: again.where ?? null }),
		};
		const spreads = () => runsDown(said.where);
		const strong = () => (said.value ?? 0) >= stopFrom(safety);
		const rests = restsToday(keeper.standing, stopFrom(safety), clock.wall());
		/** Not starting is offered first: much pain, or pain that runs down. */
		const unsure = () => strong() || spreads();
		const go = button(
			"",
			() => {
				if (said.where === "both-legs" && !bothAsked) {
					bothAsked = true;
					const [signs] = safety.groups;
					const sign = signs.questions.find(({ place: where }) => where === said.where);
					once = sign ? { group: signs.id, ticked: [sign.id] } : null;
					if (once) return onward();
				}
				if (unsure()) return notNow(spreads(), strong());
				begin(Boolean(rests));
			},
			rests ? "" : "lb-main",
		);
		const paintGo = () => {
			const nothing = said.value === null && said.where === null;
			if (rests && !unsure()) return setText(go, t("entry.anyway"));
			// Where one way alone is open, it is told of before anything starts.
			const asks = unsure() || insteadOf(keeper.standing, safety, session.variant.id);
			const words = asks ? (nothing ? "entry.skip" : "entry.on") : nothing ? "entry.skipStart" : "guide.start";
			setText(go, t(words));
		};
		paintGo();
		const scale = painScale({
			when: "before",
			safety,
			over: () => rests,
			last: pained ?? again,
			onchange: (next) => {
				said = next;
				pained = next;
				recorder.before({ value: next.value, ...(next.where ? { where: next.where } : {}) });
				paintGo();
			},
		});
		const told = h("p", {}, rests ? h("strong", {}, t("entry.rests")) : "", t("about.pain"));
		const hint = again ? [h("p", {}, t("entry.asSaid", { time: clockTime(again.at) }))] : [];
		const leave = button(t("entry.leave"), () => dialog.close(), "lb-main");
		show(screen(t("pain.title"), [told, ...hint, scale.element], rests ? [leave, go] : [go]), {
			asks: PAIN,
			again: pain,
		});
		type = (event) => {
			if (!scale.element.contains(/** @type {Node} */ (event.target))) scale.type(event);
		};
	};

	/** @param {boolean} spreads @param {boolean} strong */
	const notNow = (spreads, strong) => {
		const leave = button(t("entry.leave"), () => dialog.close(), "lb-main");
		// Pain that goes down a leg is for somebody else to judge; how much of it is too much, for oneself.
		const anyway = button(t(spreads ? "entry.agreed" : "entry.anyway"), () => begin(strong));
		const ways = spreads ? [h("p", { class: "lb-asks" }, t("entry.agreedText")), anyway, leave] : [leave, anyway];
		show(
			screen(
				t("entry.notNow"),
				[
					...(spreads ? [h("p", {}, t("entry.spreads"))] : []),
					...(strong ? [h("p", {}, t("entry.high"))] : []),
					numbers(safety.regions, store, true),
				],
				ways,
			),
			{ returns: true },
		);
		look.hidden = true;
	};

	/** @param {boolean} [strong] the pain is one to stop at */
	const begin = (strong) => {
		const only = insteadOf(keeper.standing, safety, session.variant.id, strong);
		if (only) {
			// A run that was paused in another way is not gone on with.
			if (session.status === "paused") session.stop();
			const { title, text } = variantOf(session.plan, only);
			return show(
				screen(
					t("entry.only"),
					[h("p", {}, t("entry.onlyText")), h("p", {}, text)],
					[
						button(
							title,
							() => {
								session.chooseVariant(only);
								begin();
							},
							"lb-main",
						),
						// It may have been said hours ago.
						button(t("entry.again"), () => ask(safety.exercise)),
					],
				),
				{ returns: true },
			);
		}
		dialog.close();
		if (session.status === "paused") session.resume();
		else session.start(recorder.takeRun());
	};

	return {
		element: dialog,
		/**
		 * @param {Element} within
		 * @param {Event} press
		 * @param {"start"|"again"|"signs"} [why] again: the first questions are asked, whatever was said; signs: and nothing
		 *     begins behind them
		 */
		async open(within, press, why = "start") {
			if (dialog.open) return;
			taps.mark(press);
			await keeper.ready;
			await keeper.forgetAhead();
			if (dialog.open) return;
			sitting = newId();
			recorder.takeRun();
			once = null;
			fresh = false;
			bothAsked = false;
			way = [];
			ahead = [];
			left = new Map();
			pained = null;
			signsOnly = why === "signs";
			const [{ id: first }] = safety.groups;
			const groups = toAsk(keeper.standing, safety, clock.wall());
			order = [...new Set(why === "start" ? groups : [first, ...groups]), ...(signsOnly ? [] : [PAIN])];
			within.append(dialog);
			dialog.showModal();
			if (why !== "start") ask(first);
			else onward();
		},
		end: leave,
	};
}
