/**
 * The guide on a page. It knows no Jupyter; an adapter brings it to one.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Clock, Plan, Safety, Store } from "../types.js"
 * @import { Session } from "../core/session.js"
 * @import { PageCues } from "../page/cues.js"
 */

import { entrance } from "../check/entrance.js";
import { direction, language, t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { printing } from "../sheet/printing.js";
import { afterwards } from "./afterwards.js";
import { announcer } from "./announce.js";
import { before } from "./before.js";
import { controls } from "./controls.js";
import { corner } from "./corner.js";
import { ear } from "./ear.js";
import { field } from "./field.js";
import { keptLine } from "./kept.js";
import { listenToKeys } from "./keys.js";
import { large } from "./large.js";
import { note } from "./note.js";
import { progress } from "./progress.js";
import { settings } from "./settings.js";
import { soundCheck } from "./soundcheck.js";
import { steps } from "./steps.js";
import { words } from "./words.js";

/** From this width on the field and the panel stand side by side, as in guide.css. */
const ROOMY = 640;

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
 * @property {Store} store what the browser keeps beside the record: numbers to call, a note half typed
 */

/**
 * @param {Element} root
 * @param {Parts} given
 * @param {{link?: Link, foremost?: () => boolean, across?: boolean}} [options] `across`: it has a page's width
 * @returns {() => void} takes the guide off the page; the session goes on
 */
export function mount(root, given, { link, foremost = () => true, across = false } = {}) {
	const { plan, safety, session, movement, cues, keeper, recorder, store } = given;
	const conductor = cues.of(session);
	const awayWords = () => (link?.away ? t("guide.away") : "");
	const darkWords = () => (cues.wakeLock.refused ? t("guide.dark") : "");
	const entranceView = entrance(given);
	/** @param {Event} press */
	const enter = (press) => void entranceView.open(region, press);
	const afterView = afterwards(session, safety, recorder, store);
	const stopped = () => {
		afterView.focus();
	};
	const told = () => awayWords() || darkWords();
	const largeView = large(session, movement, cues, conductor, { told, enter, stopped });
	const checkView = soundCheck(session, cues);
	const cornerView = corner(session, cues, (press) => largeView.open(region, press));
	const fieldView = field(session, movement, cornerView.elements);
	const beforeView = before(session);
	const wordsView = words(session);
	const progressView = progress(session);
	const controlsView = controls(session, enter, stopped);
	const settingsView = settings(session);
	const earView = ear(cues);
	const noteView = note(session, recorder, keeper, store);
	const keptView = keptLine(keeper, link);
	const soundsView = soundsRow(session, cues, () => checkView.open(region));
	const stepsView = steps(session, movement);
	const announcerView = announcer(session, conductor);
	const parts = [
		...[fieldView, cornerView, beforeView, wordsView, progressView, controlsView, soundsView, settingsView],
		...[earView, stepsView, announcerView, largeView, checkView, afterView, noteView, keptView],
	];
	const away = h("p", { class: "lb-away", role: "status" });
	const dark = h("p", { class: "lb-away", role: "status" });
	const region = h(
		"section",
		{
			class: "lowback lb-guide",
			"aria-label": t("guide.label", { title: plan.exercise.title }),
			"data-exercise": plan.exercise.id,
			lang: language(),
			dir: direction(),
			tabindex: "-1",
		},
		h(
			"div",
			{ class: "lb-frame" },
			h("div", { class: "lb-side" }, fieldView.element, beforeView.element),
			h(
				"div",
				{ class: "lb-panel" },
				wordsView.element,
				progressView.element,
				afterView.element,
				controlsView.element,
				soundsView.element,
				settingsView.element,
				earView.element,
				noteView.element,
				...keptView.elements,
				away,
				dark,
			),
		),
		stepsView.element,
		announcerView.element,
	);
	root.append(region);
	const room = unfoldWhereRoomy(region, across, beforeView);

	const paint = () => {
		const begins = region.dataset.status !== "running" && session.status === "running" && session.index === 0;
		region.dataset.status = session.status;
		for (const part of parts) part.paint();
		setText(away, awayWords());
		setText(dark, darkWords());
		// Where something is on the page costs a layout of all of it: asked once, not with each second that is counted.
		if (!begins) return;
		// On a phone the number and the buttons fit one screen, once it begins at the field.
		const above = fieldView.element.getBoundingClientRect().top < 0;
		const below = controlsView.element.getBoundingClientRect().bottom > innerHeight;
		if (above || below) fieldView.element.scrollIntoView({ block: "start" });
	};
	const ends = [
		session.watch(paint),
		link?.watch(paint),
		keeper.watch(paint),
		cues.preferences.watch(paint),
		listenToKeys(region, session, { foremost, enter, stopped }),
		fieldView.end,
		largeView.end,
		checkView.end,
		entranceView.end,
		noteView.end,
		printing(region, session, movement),
		() => room.disconnect(),
	];
	paint();
	return () => {
		for (const end of ends) end?.();
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
		view.unfold(contentRect.width >= ROOMY);
	});
	if (across) view.unfold(matchMedia(`(min-width: ${ROOMY}px)`).matches);
	else room.observe(region);
	return room;
}

/**
 * The way to the sounds, beside Start until they were tried, and small afterwards.
 *
 * @param {Session} session
 * @param {PageCues} cues
 * @param {() => void} open
 */
function soundsRow(session, { preferences }, open) {
	const sounds = button(t("guide.sounds"), open);
	const hint = h("p", { class: "lb-hint" }, t("guide.soundsHint"));
	const element = h("div", { class: "lb-try" }, sounds, hint);
	return {
		element,
		paint() {
			element.hidden = session.active;
			hint.hidden = preferences.checked;
		},
	};
}
