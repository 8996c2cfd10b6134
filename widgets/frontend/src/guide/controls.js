/**
 * The buttons. The largest is one element through all states, so that it keeps the focus.
 *
 * @import { Session } from "../core/session.js"
 */
import { t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { Taps } from "./taps.js";

/** A button and how it is brought up to date. @typedef {{element: HTMLElement, paint: () => void}} Part */

/** The way into an exercise, which asks what must be answered. @typedef {(press: Event) => void} Enter */

/**
 * @param {Session} session
 * @param {Enter} enter
 * @param {() => void} stopped called once Stop was pressed
 */
export function controls(session, enter, stopped) {
	const main = mainButton(session, enter);
	const answers = answerButtons(session);
	const onward = onwardButton(session);
	const stop = stopButton(session, stopped);
	const back = button(t("guide.back"), () => session.back());
	const pause = button(t("guide.pause"), () => session.pause());
	const drive = h("div", { class: "lb-row" }, back, main.element, onward.element);
	const away = h("div", { class: "lb-row" }, pause, stop.element);
	const keys = h("p", { class: "lb-keys" }, t("guide.keys"));
	return {
		element: h("div", { class: "lb-controls" }, answers.element, drive, away, keys),
		paint() {
			const { active, status } = session;
			for (const part of [main, answers, onward, stop]) part.paint();
			back.hidden = !active;
			back.disabled = session.index === 0;
			away.hidden = !active;
			pause.hidden = !(status === "running" && !session.timed && session.phase.kind !== "question");
			keys.hidden = !active;
		},
	};
}

/** Presses on Stop: other buttons take its place, and whoever taps Stop twice has only stopped. */
export const stops = new Taps();

/**
 * Start, Pause, Resume, Next: what is wanted most.
 *
 * @param {Session} session
 * @param {Enter} enter
 * @returns {Part}
 */
export function mainButton(session, enter) {
	const press = (/** @type {Event} */ event) => {
		if (stops.isSecond(event)) return;
		if (waits(session)) session.next();
		else pauseOrGoOn(session, enter, event);
	};
	const element = button("", press, "lb-main");
	return {
		element,
		paint() {
			setText(element, mainWords(session));
			element.classList.toggle("lb-quiet", asks(session) || waitsInPosition(session));
		},
	};
}

/** On to what comes next: Skip, or Ready once a body is in position. @param {Session} session @returns {Part} */
export function onwardButton(session) {
	const element = button("", () => (waitsInPosition(session) ? session.next() : session.skip()));
	return {
		element,
		paint() {
			const ready = waitsInPosition(session);
			element.hidden = !session.active;
			element.classList.toggle("lb-ready", ready);
			setText(element, t(ready ? "guide.inPosition" : "guide.skip"));
		},
	};
}

/** On once a body is in position, and at no other time. @param {Session} session @returns {Part} */
export function readyButton(session) {
	const { element, paint } = onwardButton(session);
	return {
		element,
		paint() {
			paint();
			element.hidden = !waitsInPosition(session);
		},
	};
}

/** @param {Session} session @param {() => void} stopped @returns {Part} */
export function stopButton(session, stopped) {
	const press = (/** @type {Event} */ event) => {
		stops.mark(event);
		session.stop();
		stopped();
	};
	const element = button(t("guide.stop"), press, "lb-stop");
	return {
		element,
		paint() {
			element.hidden = !session.active;
		},
	};
}

/** The two answers to a question that waits. @param {Session} session @returns {Part} */
export function answerButtons(session) {
	const goOn = button("", () => session.answer("go-on"), "lb-main");
	const finish = button("", () => session.answer("finish"));
	const element = h("div", { class: "lb-row lb-answers" }, goOn, finish);
	return {
		element,
		paint() {
			element.hidden = !asks(session);
			if (element.hidden) return;
			const step = session.plan.steps[session.phase.step];
			setText(goOn, step.go_on ?? "");
			setText(finish, step.finish ?? "");
		},
	};
}

/** @param {Session} session */
function asks(session) {
	return session.active && session.phase.kind === "question";
}

/** Whether time is given to get into position, or up from it. @param {Session} session */
function waitsInPosition(session) {
	return session.waitsForReady && session.timed;
}

/** At one's own pace. @param {Session} session */
function waits(session) {
	return session.waitsForReady && !session.timed;
}

/** @param {Session} session */
function mainWords(session) {
	if (waits(session)) return t("guide.next");
	if (session.status === "running" || session.status === "settling") return t("guide.pause");
	if (session.status === "paused") return t("guide.resume");
	return t(session.status === "ready" ? "guide.start" : "guide.again");
}

/**
 * One touch: what runs pauses, what is paused goes on, what is not begun begins by way of the entrance.
 *
 * @param {Session} session
 * @param {Enter} enter
 * @param {Event} event
 */
export function pauseOrGoOn(session, enter, event) {
	if (session.status === "running" || session.status === "settling") return session.pause();
	if (session.status === "paused") {
		session.resume();
		if (/** @type {string} */ (session.status) !== "paused") return;
		// The check is a day old by now, and going on was refused: it is asked first.
	}
	enter(event);
}
