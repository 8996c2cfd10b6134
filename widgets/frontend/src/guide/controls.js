/**
 * The buttons. The largest is one element through all states, so that it keeps the focus.
 *
 * @import { Session } from "../core/session.js"
 */
import { t } from "../core/strings.js";
import { h, setText } from "../dom.js";

/** @param {Session} session */
export function controls(session) {
	const main = h("button", { type: "button", class: "lb-button lb-main", onclick: () => press(session) });
	const back = h("button", { type: "button", class: "lb-button", onclick: () => session.back() }, t("guide.back"));
	const skip = h("button", { type: "button", class: "lb-button", onclick: () => session.skip() }, t("guide.skip"));
	const pause = h("button", { type: "button", class: "lb-button", onclick: () => session.pause() }, t("guide.pause"));
	const stop = h(
		"button",
		{ type: "button", class: "lb-button lb-stop", onclick: () => session.stop() },
		t("guide.stop"),
	);
	const goOn = h("button", { type: "button", class: "lb-button lb-main", onclick: () => session.answer("go-on") });
	const finish = h("button", { type: "button", class: "lb-button", onclick: () => session.answer("finish") });
	const answers = h("div", { class: "lb-row lb-answers" }, goOn, finish);
	const drive = h("div", { class: "lb-row" }, back, main, skip);
	const away = h("div", { class: "lb-row" }, pause, stop);
	const keys = h("p", { class: "lb-keys" }, t("guide.keys"));
	return {
		element: h("div", { class: "lb-controls" }, answers, drive, away, keys),
		paint() {
			const { active, status } = session;
			const asks = active && session.phase.kind === "question";
			const step = session.plan.steps[session.phase.step];
			setText(main, mainWords(session));
			for (const button of [back, skip]) button.hidden = !active;
			back.disabled = session.index === 0;
			away.hidden = !active;
			pause.hidden = !(status === "running" && !session.timed && !asks);
			answers.hidden = !asks;
			if (asks) {
				setText(goOn, step.go_on ?? "");
				setText(finish, step.finish ?? "");
			}
			main.classList.toggle("lb-quiet", asks);
			keys.hidden = !active;
		},
	};
}

/** @param {Session} session */
function waits(session) {
	return session.status === "running" && !session.timed && session.phase.kind !== "question";
}

/** @param {Session} session */
function mainWords(session) {
	if (waits(session)) return t("guide.next");
	if (session.status === "running" || session.status === "settling") return t("guide.pause");
	if (session.status === "paused") return t("guide.resume");
	return t(session.status === "ready" ? "guide.start" : "guide.again");
}

/** @param {Session} session */
function press(session) {
	if (waits(session)) session.next();
	else if (session.status === "running" || session.status === "settling") session.pause();
	else if (session.status === "paused") session.resume();
	else session.start();
}
