/**
 * The player's bar: on, Pause, Stop. Three places that never move, whatever stands in them.
 *
 * @import { Session } from "../core/session.js"
 */
import { t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { Taps } from "./taps.js";

/** A button and how it is brought up to date. @typedef {{element: HTMLElement, paint: () => void}} Part */

/** The way into an exercise, which asks what must be answered. @typedef {(press: Event) => void} Enter */

/** Presses on Stop: other buttons take its place, and whoever taps Stop twice has only stopped. */
export const stops = new Taps();

/** Presses that paused: Resume takes their place, and whoever taps twice has only paused. */
const pauses = new Taps();

/**
 * @param {Session} session
 * @param {Enter} enter
 * @param {() => void} stopped called once Stop was pressed
 */
export function bar(session, enter, stopped) {
	const readied = new Taps();
	const onward = button(
		"",
		(press) => {
			// Who taps twice that they are ready leaves no step out.
			if (readied.isSecond(press)) return;
			if (!session.waitsForReady) return session.skip();
			readied.mark(press);
			session.next();
			// Its place is Skip's from now on: the next key is not to leave out a step.
			if (!session.waitsForReady) pause.focus({ preventScroll: true });
		},
		"lb-onward",
	);
	const pause = button(
		"",
		(press) => {
			if (!stops.isSecond(press)) pauseOrGoOn(session, enter, press);
		},
		"lb-pause",
	);
	const stop = button(
		t("guide.stop"),
		(press) => {
			stops.mark(press);
			session.stop();
			stopped();
		},
		"lb-stop",
	);
	return {
		element: h("div", { class: "lb-bar3" }, onward, pause, stop),
		/** What has the focus once an exercise begins. */
		pause,
		paint() {
			const { status, phase, waitsForReady, timed } = session;
			const ready = waitsForReady && timed;
			// What is wanted most is filled: on, where a person says when; else Pause, but never beside an answer.
			onward.classList.toggle("lb-main", waitsForReady);
			pause.classList.toggle("lb-main", !waitsForReady && phase.kind !== "question");
			setText(onward, t(ready ? "guide.inPosition" : waitsForReady ? "guide.next" : "guide.skip"));
			setText(pause, t(status === "paused" ? "guide.resume" : "guide.pause"));
		},
	};
}

/** The two answers to a question that waits. @param {Session} session @returns {Part} */
export function answerButtons(session) {
	const goOn = button("", () => session.answer("go-on"), "lb-main");
	const finish = button("", () => session.answer("finish"));
	const element = h("div", { class: "lb-answers" }, goOn, finish);
	return {
		element,
		paint() {
			element.hidden = !session.active || session.phase.kind !== "question";
			if (element.hidden) return;
			const step = session.plan.steps[session.phase.step];
			setText(goOn, step.go_on ?? "");
			setText(finish, step.finish ?? "");
		},
	};
}

/**
 * One touch: what runs pauses, what is paused goes on, what is not begun begins by way of the entrance.
 *
 * @param {Session} session
 * @param {Enter} enter
 * @param {Event} event
 */
export function pauseOrGoOn(session, enter, event) {
	if (session.status === "running" || session.status === "settling") {
		pauses.mark(event);
		return session.pause();
	}
	if (session.status === "paused") {
		if (pauses.isSecond(event)) return;
		session.resume();
		if (/** @type {string} */ (session.status) !== "paused") return;
		// The check is half a day old by now, and going on was refused: it is asked first.
	}
	enter(event);
}
