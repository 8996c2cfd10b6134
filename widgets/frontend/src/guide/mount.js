/**
 * The guide on a page: `mount(root, plan, session, movement, cues)`. It knows no Jupyter; an adapter brings it to one.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Plan } from "../types.js"
 * @import { Session } from "../core/session.js"
 * @import { PageCues } from "../page/cues.js"
 */
import { direction, language, t } from "../core/strings.js";
import { h, setText } from "../dom.js";
import { printing } from "../sheet/printing.js";
import { announcer } from "./announce.js";
import { before } from "./before.js";
import { controls } from "./controls.js";
import { corner } from "./corner.js";
import { ear } from "./ear.js";
import { field } from "./field.js";
import { listenToKeys } from "./keys.js";
import { large } from "./large.js";
import { progress } from "./progress.js";
import { settings } from "./settings.js";
import { soundCheck } from "./soundcheck.js";
import { steps } from "./steps.js";
import { words } from "./words.js";

/** From this width on the field and the panel stand side by side, as in guide.css. */
const ROOMY = 640;

/**
 * What tells whether Python is there: an outbox, or nothing on a page without Python.
 *
 * @typedef {object} Link
 * @property {boolean} away
 * @property {(watcher: () => void) => () => void} watch
 */

/**
 * @param {Element} root
 * @param {Plan} plan
 * @param {Session} session
 * @param {Movement} movement
 * @param {PageCues} cues
 * @param {{link?: Link, foremost?: () => boolean}} [options]
 * @returns {() => void} takes the guide off the page; the session goes on
 */
export function mount(root, plan, session, movement, cues, { link, foremost = () => true } = {}) {
	const conductor = cues.of(session);
	const awayWords = () => (link?.away ? t("guide.away") : "");
	const darkWords = () => (cues.wakeLock.refused ? t("guide.dark") : "");
	const largeView = large(session, movement, cues, conductor, () => awayWords() || darkWords());
	const checkView = soundCheck(session, cues);
	const cornerView = corner(session, cues, (press) => largeView.open(region, press));
	const fieldView = field(session, movement, cornerView.elements);
	const beforeView = before(session);
	const wordsView = words(session);
	const progressView = progress(session);
	const controlsView = controls(session);
	const settingsView = settings(session);
	const earView = ear(cues);
	const soundsView = soundsRow(session, cues, () => checkView.open(region));
	const stepsView = steps(session, movement);
	const announcerView = announcer(session, conductor);
	const parts = [
		...[fieldView, cornerView, beforeView, wordsView, progressView, controlsView, soundsView, settingsView],
		...[earView, stepsView, announcerView, largeView, checkView],
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
				controlsView.element,
				soundsView.element,
				settingsView.element,
				earView.element,
				away,
				dark,
			),
		),
		stepsView.element,
		announcerView.element,
	);
	root.append(region);
	beforeView.unfold((region.clientWidth || innerWidth) >= ROOMY);

	const paint = () => {
		const begins = region.dataset.status !== "running" && session.status === "running" && session.index === 0;
		region.dataset.status = session.status;
		for (const part of parts) part.paint();
		setText(away, awayWords());
		setText(dark, darkWords());
		// On a phone the number and the buttons fit one screen, once it begins at the field.
		const above = fieldView.element.getBoundingClientRect().top < 0;
		const below = controlsView.element.getBoundingClientRect().bottom > innerHeight;
		if (begins && (above || below)) fieldView.element.scrollIntoView({ block: "start" });
	};
	const ends = [
		session.watch(paint),
		link?.watch(paint),
		cues.preferences.watch(paint),
		listenToKeys(region, session, foremost),
		fieldView.end,
		largeView.end,
		checkView.end,
		printing(region, session, movement),
	];
	paint();
	return () => {
		for (const end of ends) end?.();
		region.remove();
	};
}

/**
 * The way to the sounds, beside Start until they were tried, and small afterwards.
 *
 * @param {Session} session
 * @param {PageCues} cues
 * @param {() => void} open
 */
function soundsRow(session, { preferences }, open) {
	const button = h("button", { type: "button", class: "lb-button", onclick: open }, t("guide.sounds"));
	const hint = h("p", { class: "lb-hint" }, t("guide.soundsHint"));
	const element = h("div", { class: "lb-try" }, button, hint);
	return {
		element,
		paint() {
			element.hidden = session.active;
			hint.hidden = preferences.checked;
		},
	};
}
