/**
 * The large view: figure, number and words over the whole screen, to be read from two metres. A touch anywhere pauses;
 * Stop stays in sight; Escape leaves the large view and nothing else.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Session } from "../core/session.js"
 * @import { Conductor } from "../cues/conductor.js"
 * @import { PageCues } from "../page/cues.js"
 */
import { direction, language, t } from "../core/strings.js";
import { h, setText, square } from "../dom.js";
import { announcer } from "./announce.js";
import { answerButtons, mainButton, pauseOrGoOn, readyButton, stopButton } from "./controls.js";
import { muteButton } from "./corner.js";
import { field } from "./field.js";
import { nextOf } from "./progress.js";
import { Taps } from "./taps.js";
import { words } from "./words.js";

const CROSS = "M5 5l14 14M19 5L5 19";

/**
 * @param {Session} session
 * @param {Movement} movement
 * @param {PageCues} cues
 * @param {Conductor} conductor
 * @param {object} options
 * @param {() => string} options.told what the guide tells of the screen and the computer behind the page
 * @param {import("./controls.js").Enter} options.enter
 * @param {() => void} options.stopped called once Stop was pressed, and the large view is gone
 */
export function large(session, movement, cues, conductor, { told, enter, stopped }) {
	const element = h("dialog", {
		class: "lowback lb-large",
		lang: language(),
		dir: direction(),
		"aria-label": t("guide.label", { title: session.plan.exercise.title }),
		onclose: () => clear(),
		onclick: (event) => {
			if (!taps.isSecond(event)) touched(event, session, enter);
		},
	});
	/** @type {(() => void)[]} */
	let paints = [];
	let end = () => {};
	let filled = false;
	/** Presses on the button that opens it. */
	const taps = new Taps();

	const clear = () => {
		end();
		end = () => {};
		paints = [];
		element.replaceChildren();
		element.remove();
		leaveScreen();
	};
	const leaveScreen = () => {
		if (filled && document.fullscreenElement) document.exitFullscreen().catch(() => {});
		filled = false;
	};
	const leave = () => {
		if (filled && !document.fullscreenElement) element.close();
	};
	return {
		element,
		/** @param {Element} within @param {Event} press */
		open(within, press) {
			taps.mark(press);
			const fieldView = field(session, movement);
			const wordsView = words(session);
			const announcerView = announcer(session, conductor);
			const mute = muteButton(session, cues.preferences);
			const main = mainButton(session, enter);
			main.element.setAttribute("autofocus", "");
			const ready = readyButton(session);
			// Why it was stopped is asked in the panel.
			const stop = stopButton(session, () => {
				element.close();
				stopped();
			});
			const buttons = [answerButtons(session), main, ready, stop];
			const next = h("p", { class: "lb-next" });
			const note = h("p", { class: "lb-away lb-large-note", role: "status" });
			const close = square(t("large.close"), CROSS, () => element.close());
			element.append(
				fieldView.element,
				// On a small screen the words are scrolled to, by keys too.
				h("div", { class: "lb-large-words", tabindex: "0" }, wordsView.element, next),
				h("div", { class: "lb-large-corner" }, mute.element, close),
				h("div", { class: "lb-row lb-large-row" }, ...buttons.map((button) => button.element)),
				note,
				announcerView.element,
			);
			const nextView = {
				paint() {
					setText(note, told());
					setText(next, session.active ? nextOf(session) : t("large.hint"));
					next.hidden = !session.active && session.status !== "ready";
				},
			};
			const views = [fieldView, wordsView, nextView, mute, ...buttons, announcerView];
			paints = views.map((view) => () => view.paint());
			within.append(element);
			element.showModal();
			// What lies behind is inert: a screen reader is told here.
			conductor.announcer = announcerView.element;
			document.addEventListener("fullscreenchange", leave);
			end = () => {
				fieldView.end();
				document.removeEventListener("fullscreenchange", leave);
			};
			for (const paint of paints) paint();
			if (document.fullscreenElement) return;
			fillScreen().then((done) => {
				filled = done;
				// It was closed before the browser had made room.
				if (!element.open) leaveScreen();
			});
		},
		paint() {
			element.dataset.status = session.status;
			for (const paint of paints) paint();
		},
		end: clear,
	};
}

/** Without the browser's own bars, where it allows that. */
async function fillScreen() {
	try {
		await document.documentElement.requestFullscreen({ navigationUI: "hide" });
		return true;
	} catch {
		return false;
	}
}

/**
 * A touch beside the buttons.
 *
 * @param {Event} event
 * @param {Session} session
 * @param {import("./controls.js").Enter} enter
 */
function touched(event, session, enter) {
	const target = /** @type {Element} */ (event.target);
	if (target.closest("button") || !session.active || session.phase.kind === "question") return;
	pauseOrGoOn(session, enter, event);
}
