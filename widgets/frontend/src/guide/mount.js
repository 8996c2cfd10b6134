/**
 * The guide on a page: what stands before the start, and the player. It knows no Jupyter; an adapter brings it to one.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Clock, Plan, Safety, Store } from "../types.js"
 * @import { Session } from "../core/session.js"
 * @import { PageCues } from "../page/cues.js"
 */

import { aboutWords, direction, language, t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { afterPaint } from "../later.js";
import { TURNED } from "../page/sides.js";
import { announcer } from "../player/announce.js";
import { pauseOrGoOn, stops } from "../player/bar.js";
import { listenToKeys } from "../player/keys.js";
import { player } from "../player/player.js";
import { stage } from "../player/stage.js";
import { printing } from "../sheet/printing.js";
import { before } from "./before.js";
import { ear } from "./ear.js";
import { field } from "./field.js";
import { keptLine, troubleWords } from "./kept.js";
import { around } from "./screens.js";
import { settings } from "./settings.js";
import { steps } from "./steps.js";

/** From this width on, in rem, what stands before the start is unfolded, as in widths.css. */
const ROOMY = 40;

/**
 * What tells whether Python is there, and whether its store has what was recorded; nothing on a page without Python.
 *
 * @typedef {import("./kept.js").Link & {watch: (watcher: () => void) => () => void}} Link
 */

/**
 * @typedef {object} Parts
 * @property {Plan} plan
 * @property {Safety} safety
 * @property {Session} session
 * @property {Movement} movement
 * @property {PageCues} cues
 * @property {import("../record/keeper.js").Keeper} keeper
 * @property {import("../record/recorder.js").Recorder} recorder
 * @property {Clock} clock
 * @property {import("../core/strings.js").Language} language
 * @property {Store} store what the browser keeps beside the record: numbers to call, a note half typed
 * @property {() => Promise<import("./screens.js").Module>} screens fetches what is shown around the exercise
 */

/**
 * @param {Element} root
 * @param {Parts} given
 * @param {object} [options]
 * @param {Link} [options.link]
 * @param {() => boolean} [options.foremost]
 * @param {() => boolean} [options.elsewhere] whether it is paused since another exercise runs in another tab
 * @param {boolean} [options.across] it has a page's width
 * @param {(() => void)|null} [options.others] leads to the other exercises, where there is a way
 * @returns {() => void} takes the guide off the page; the session goes on
 */
export function mount(
	root,
	given,
	{ link, foremost = () => true, elsewhere = () => false, across = false, others = null } = {},
) {
	const { plan, safety, session, movement, cues, keeper } = given;
	const awayWords = () => (link?.away ? t("guide.away") : "");
	// Told while one gets into position, and not beside what is to be copied.
	const darkWords = () => (cues.wakeLock.refused && session.phase.kind === "position" ? t("guide.dark") : "");
	const label = t("guide.label", { title: plan.exercise.title });

	// ── Before the start ─────────────────────────────────────────────────────
	const screens = around(
		async () =>
			(await given.screens())(given, {
				...{ language: given.language, region, start: startView.element, stops, done, others },
				...{ ending: ending, foot, below: keptViews[0].elements },
			}),
		() => paint(),
	);
	/** @param {Event} press */
	const enter = async (press) => (await screens.get())?.enter(press);
	const fieldView = field(session, movement);
	const beforeView = before(session, safety);
	const settingsView = settings(session);
	const earView = ear(cues);
	const stepsView = steps(session, movement);
	const startView = startRow(session, cues, enter, async () => (await screens.get())?.sounds());
	const away = h("p", { class: "lb-away", role: "status" });

	// ── The player ───────────────────────────────────────────────────────────
	const keptViews = [keptLine(keeper, link), keptLine(keeper, link)];
	/** The run whose ending a person is done with. */
	let doneWith = "";
	const done = () => {
		doneWith = session.run;
		paint();
		startView.start.focus({ preventScroll: true });
		// The page was shorter while it led: what is seen first is what keeps it closed, else where it begins.
		(region.querySelector(".lb-lock:not([hidden])") ?? startView.start).scrollIntoView({ block: "nearest" });
	};
	const ending = h("div", { class: "lb-ending", hidden: true });
	const foot = h("div", { class: "lb-foot lb-bar3", hidden: true });
	const stopped = () => screens.focusEnding();
	const home = h("div", { class: "lb-home", hidden: true });
	const stageView = stage(home, label, {
		changed: () => paint(),
		touched(press) {
			if (session.active && session.phase.kind !== "question" && playerView?.isTouch(press))
				pauseOrGoOn(session, enter, press);
		},
		back() {
			// Nothing else is to be seen: the first time it pauses, the next time it stops, and then it leaves.
			if (!session.active) done();
			else if (session.status === "paused") {
				session.stop();
				stopped();
			} else session.pause();
		},
	});
	const announcerView = announcer(session, cues.of(session));
	/** Made when it is first needed: until then a page has less to do. @type {ReturnType<typeof player>|null} */
	let playerView = null;
	const made = () => {
		const told = () =>
			session.status === "paused" && elsewhere() ? t("guide.elsewhere") : awayWords() || troubleWords(keeper, link);
		playerView = player(session, movement, cues, {
			stage: stageView,
			enter,
			stopped,
			told,
			dark: darkWords,
			ending: { element: ending, foot },
		});
		playerView.element.append(announcerView.element);
		home.append(playerView.element);
		return playerView;
	};

	const intro = h("p", { class: "lb-intro" });
	const frame = h(
		"div",
		{ class: "lb-frame" },
		h("div", { class: "lb-side" }, fieldView.element),
		h(
			"div",
			{ class: "lb-panel" },
			intro,
			startView.element,
			beforeView.element,
			settingsView.element,
			earView.element,
			h("p", { class: "lb-keys" }, t("guide.keys")),
			...keptViews[1].elements,
			away,
		),
	);
	const region = h(
		"section",
		{
			class: "lowback lb-guide",
			"aria-label": label,
			"data-exercise": plan.exercise.id,
			lang: language(),
			dir: direction(),
			tabindex: "-1",
		},
		frame,
		home,
		stepsView.element,
	);
	root.append(region);
	const room = unfoldWhereRoomy(region, across, beforeView);
	const parts = [fieldView, beforeView, startView, settingsView, earView, stepsView, ...keptViews];

	const paint = () => {
		// How it ends is told by what has to be there for it.
		const ends = screens.there && session.run !== "" && session.run !== doneWith && session.status !== "ready";
		const leads = session.active || ends;
		const begins = leads && frame.hidden === false;
		region.dataset.status = session.status;
		frame.hidden = leads;
		for (const part of parts) part.paint();
		// While the player is there, it tells.
		// Another way to do it is another movement: the exercise's own sentence would not be true of it.
		setText(intro, session.variant === plan.variants[0] ? plan.exercise.summary : session.variant.text);
		setText(away, leads ? "" : screens.missing ? t("site.notLoaded") : awayWords());
		if (leads && !playerView) made();
		playerView?.paint();
		screens.paint();
		if (playerView) stageView.show(playerView.element, leads);
		announcerView.paint();
		// Who pressed Start by key goes on at Pause; what had the focus is hidden.
		if (begins && session.active && frame.contains(started)) playerView?.pause.focus({ preventScroll: true });
	};
	/** What had the focus when the way into the exercise began. @type {Element|null} */
	let started = null;
	const endings = [
		session.watch(paint),
		link?.watch(paint),
		keeper.watch(paint),
		cues.preferences.watch(paint),
		listenToKeys(region, session, { foremost, enter, stopped }),
		fieldView.end,
		screens.end,
		stageView.end,
		() => playerView?.end(),
		printing(region, session, movement, safety),
		() => room.disconnect(),
		() => document.removeEventListener(TURNED, turned),
	];
	// Nobody is led by what they have turned away from.
	const turned = () => {
		if (document.body.dataset.shows !== "do") session.pause();
	};
	document.addEventListener(TURNED, turned);
	region.addEventListener("focusin", ({ target }) => {
		if (frame.contains(/** @type {Node} */ (target))) started = /** @type {Element} */ (target);
	});
	paint();
	afterPaint(() => void screens.get());
	return () => {
		for (const end of endings) end?.();
		region.remove();
	};
}

/**
 * Unfold what stands before the start where there is room for it. How wide it is, is never asked but told: asking lays the
 * page out, and where JupyterLab has put a cell out of sight, Chromium then forgets what is changed afterwards.
 *
 * @param {Element} region
 * @param {boolean} across it has a page's width
 * @param {{unfold: (roomy: boolean) => void}} view
 */
function unfoldWhereRoomy(region, across, view) {
	const room = new ResizeObserver(([{ contentRect }]) => {
		if (!contentRect.width) return;
		room.disconnect();
		view.unfold(contentRect.width >= ROOMY * 16);
	});
	if (across) view.unfold(matchMedia(`(min-width: ${ROOMY}rem)`).matches);
	else room.observe(region);
	return room;
}

/**
 * Start, how long it takes, and the way to the sounds.
 *
 * @param {Session} session
 * @param {PageCues} cues
 * @param {(press: Event) => void} enter
 * @param {() => void} open
 */
function startRow(session, { preferences }, enter, open) {
	const start = button(
		"",
		(press) => {
			if (!stops.isSecond(press)) enter(press);
		},
		"lb-main lb-start",
	);
	const time = h("span", { class: "lb-time" });
	const sounds = button(t("guide.sounds"), open, "lb-quiet");
	const hint = h("p", { class: "lb-hint" }, t("guide.soundsHint"));
	return {
		start,
		element: h("div", { class: "lb-begin" }, start, time, sounds, hint),
		paint() {
			setText(start, t("guide.start"));
			setText(time, aboutWords(session.totalSeconds));
			hint.hidden = preferences.checked;
		},
	};
}
