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
import { dateDay } from "../core/days.js";
import { newId } from "../core/ids.js";
import { direction, language, t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { Taps } from "../guide/taps.js";
import { born, entry } from "../record/model.js";
import { afterStop, nextFor, toAsk } from "../record/standing.js";
import { helpNow, helpSoon } from "./help.js";
import { painScale } from "./pain.js";
import { questions } from "./questions.js";
import { screen } from "./screen.js";
import { unsettled } from "./settled.js";

/** From this pain on, before the start, not starting is offered first. Source: the bands of `safety.toml`. */
const HIGH = 6;

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
	const far = h("p", { class: "lb-hint lb-far-in", id: `${id}-far` });
	const place = h("div", {});
	/** A press that changed the screen: the second half of a double tap is not an answer to the next one. */
	const taps = new Taps();
	let sitting = "";
	let asked = 0;
	let all = 0;
	/** Groups that are asked once more, and what is ticked there. @type {{group: string, ticked: string[]}|null} */
	let once = null;
	/** @type {(event: KeyboardEvent) => void} */
	let type = () => {};
	const look = button(t("entry.look"), () => dialog.close(), "lb-look");
	const dialog = h(
		"dialog",
		{
			class: "lowback lb-dialog lb-entrance",
			"aria-labelledby": id,
			lang: language(),
			dir: direction(),
			onclose: () => dialog.remove(),
			onkeydown: (event) => type(/** @type {KeyboardEvent} */ (event)),
		},
		far,
		place,
		look,
	);
	dialog.addEventListener(
		"click",
		(event) => {
			const pressed = /** @type {Element} */ (event.target).closest("button");
			if (!pressed) return;
			if (taps.isSecond(event)) {
				event.stopPropagation();
				event.preventDefault();
			} else taps.mark(event);
		},
		true,
	);

	/** @param {ReturnType<typeof screen>} shown @param {boolean} [counts] whether it is one of those that are asked */
	const show = ({ element, heading }, counts = false) => {
		type = () => {};
		look.hidden = false;
		heading.id = id;
		asked += counts ? 1 : 0;
		far.hidden = !counts || all < 2 || asked > all;
		setText(far, t("entry.far", { n: asked, of: all }));
		place.replaceChildren(element);
		dialog.scrollTop = 0;
		heading.focus();
	};

	/** @param {string} kind @param {Record<string, unknown>} fields */
	const say = (kind, fields) => {
		const wall = keeper.now();
		const document = born("check", {}, wall, sitting);
		document.entries.push(entry(kind, fields, wall));
		keeper.put(document);
	};

	/** @param {string} group @param {string[]} [ticked] */
	const ask = (group, ticked = []) => {
		const found = safety.groups.find((one) => one.id === group) ?? safety.groups[0];
		const before = keeper.standing.answers[group]?.yes ?? [];
		show(
			questions(found, {
				none: safety.none,
				// An emergency sign is never ticked for a person, unless they just said so.
				ticked: found === safety.groups[0] ? ticked : before,
				answer: (yes) => {
					say("answers", { group, yes, version: found.version, hash: found.hash });
					onward();
				},
			}),
			true,
		);
	};

	/** The signs of a group that were said yes to, in words. @param {string} group */
	const signsOf = (group) => {
		const yes = keeper.standing.answers[group]?.yes ?? [];
		const found = safety.groups.find((one) => one.id === group)?.questions ?? [];
		if (group !== afterStop(safety.exercise))
			return found.filter((sign) => yes.includes(sign.id)).map(({ text }) => text);
		const stops = Object.values(keeper.standing.stops).filter(
			({ blocks, exercise }) => blocks && exercise === safety.exercise,
		);
		return safety.reasons.filter(({ id: one }) => stops.some(({ reason }) => reason === one)).map(({ text }) => text);
	};

	const onward = () => {
		if (once) {
			const { group, ticked } = once;
			once = null;
			return ask(group, ticked);
		}
		const next = nextFor(keeper.standing, safety, clock.wall());
		if (!next) return session.status === "paused" ? begin() : void settledFirst();
		if ("ask" in next) return ask(next.ask);
		if (next.help === "emergency") {
			const yes = next.because === "answer" ? (keeper.standing.answers[safety.groups[0].id]?.yes ?? []) : [];
			return show(helpNow(safety, { yes, store, again: () => ask(safety.groups[0].id) }));
		}
		const { group } = next;
		show(
			helpSoon(safety, {
				signs: signsOf(group),
				store,
				confirm: () => {
					say("confirmed", { group });
					onward();
				},
				again: () => ask(safety.groups.some((one) => one.id === group) ? group : safety.groups[0].id),
			}),
		);
	};

	/** At the next visit: did the pain after the last one settle within a day? */
	const settledFirst = async () => {
		const row = await unsettled(keeper, clock.wall()).catch(() => null);
		if (!dialog.isConnected) return;
		if (!row) return pain();
		show(settledScreen(row));
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
		/** @type {Said} */
		let said = { value: null, where: null, direction: null };
		const go = button(
			t("entry.skipStart"),
			() => {
				const spreads = said.where === "one-leg" || said.where === "both-legs";
				if (said.where === "both-legs") {
					const [signs] = safety.groups;
					const sign = signs.questions.find(({ place: where }) => where === said.where);
					once = sign ? { group: signs.id, ticked: [sign.id] } : null;
					if (once) return onward();
				}
				if ((said.value ?? 0) >= HIGH || spreads) return notNow(spreads);
				begin();
			},
			"lb-main",
		);
		const scale = painScale({
			when: "before",
			safety,
			onchange: (next) => {
				said = next;
				recorder.before({ value: next.value, ...(next.where ? { where: next.where } : {}) });
				setText(go, t(said.value === null && said.where === null ? "entry.skipStart" : "guide.start"));
			},
		});
		show(screen(t("pain.title"), [h("p", {}, t("about.pain")), scale.element], [go]), true);
		type = (event) => {
			if (!scale.element.contains(/** @type {Node} */ (event.target))) scale.type(event);
		};
	};

	/** @param {boolean} spreads */
	const notNow = (spreads) => {
		show(
			screen(
				t("entry.notNow"),
				[h("p", {}, t(spreads ? "entry.spreads" : "entry.high"))],
				[button(t("entry.leave"), () => dialog.close(), "lb-main"), button(t("entry.anyway"), begin)],
			),
		);
		look.hidden = true;
	};

	const begin = () => {
		dialog.close();
		if (session.status === "paused") session.resume();
		else session.start(recorder.takeRun());
	};

	return {
		element: dialog,
		/** @param {Element} within @param {Event} press */
		async open(within, press) {
			if (dialog.isConnected) return;
			taps.mark(press);
			await keeper.ready;
			await keeper.forgetAhead();
			if (dialog.isConnected) return;
			sitting = newId();
			// What was said for a start that did not come stays with that one.
			recorder.takeRun();
			once = null;
			asked = 0;
			all = toAsk(keeper.standing, safety, clock.wall()).length + 1;
			within.append(dialog);
			dialog.showModal();
			onward();
		},
		end() {
			dialog.remove();
		},
	};
}
