/**
 * The large field: what kind of phase, how long, what to do now.
 *
 * @import { Session } from "../core/session.js"
 */
import { plural, t } from "../core/strings.js";
import { h, setText } from "./dom.js";

/** @param {Session} session */
export function stage(session) {
	const { exercise } = session.plan;
	const kind = h("span", { class: "lb-chip" });
	const side = h("span", { class: "lb-chip lb-chip-side" });
	const seconds = h("span", { class: "lb-seconds" });
	const unit = h("span", { class: "lb-unit" });
	const timer = h("div", { class: "lb-timer", role: "timer", "aria-label": t("guide.timer") }, seconds, unit);
	const cue = h("p", { class: "lb-cue" });
	const text = h("p", { class: "lb-text" });
	const notIf = signs(t("guide.notIf"), exercise.cautions);
	const stopIf = signs(t("guide.stopIf"), exercise.stop_signs);
	const before = h("div", { class: "lb-before" }, notIf, stopIf);
	if (exercise.start_note) before.append(h("p", { class: "lb-note" }, exercise.start_note));
	const element = h(
		"div",
		{ class: "lb-stage" },
		h("div", { class: "lb-chips" }, kind, side),
		timer,
		cue,
		text,
		before,
	);
	return {
		element,
		/** Who should not is read at a glance where there is room for it. @param {boolean} roomy */
		unfold(roomy) {
			notIf.open = roomy;
		},
		paint() {
			const phase = session.shownPhase;
			const step = session.plan.steps[phase.step];
			const { active, status } = session;
			element.dataset.kind = active ? phase.kind : status;
			setText(kind, kindWords(session));
			setText(side, active && phase.side ? t(`side.${phase.side}`) : "");
			side.hidden = !side.textContent;
			const count = active && (status === "settling" || (session.timed && !session.ledOut));
			timer.hidden = !count;
			if (count) {
				const n = Math.ceil(session.remainingMs / 1000);
				setText(seconds, String(n));
				setText(unit, plural("time.seconds", n));
			}
			setText(cue, active ? step.cue : closingCue(session));
			setText(text, active ? textOf(session) : closingText(session));
			before.hidden = status !== "ready";
		},
	};
}

/**
 * A list that can be folded: on a phone Start stays on the first screen.
 *
 * @param {string} title
 * @param {string[]} items
 */
function signs(title, items) {
	const list = h("ul", {}, ...items.map((item) => h("li", {}, item)));
	return h("details", { class: "lb-signs" }, h("summary", {}, title), list);
}

/** @param {Session} session */
function kindWords(session) {
	if (session.status === "paused") return t("guide.paused");
	if (session.status === "settling") return t("guide.settling");
	if (session.status === "running") return t(`kind.${session.shownPhase.kind}`);
	if (session.status === "ready")
		return t(/** @type {"position.standing"} */ (`position.${session.plan.exercise.position}`));
	return t(session.status === "finished" ? "guide.finished" : "guide.stopped");
}

/** @param {Session} session */
function textOf(session) {
	if (session.jumped && !session.ledOut) return t("guide.jumped");
	if (session.ledOut) return t("guide.ledOut", { cue: session.plan.steps[session.phase.step].cue });
	return session.plan.steps[session.phase.step].text;
}

/** @param {Session} session */
function closingCue(session) {
	return session.status === "ready"
		? t("guide.ready")
		: t(session.status === "finished" ? "guide.finished" : "guide.stopped");
}

/** @param {Session} session */
function closingText(session) {
	if (session.status === "ready") return session.plan.exercise.summary;
	return t(session.status === "finished" ? "guide.finishedText" : "guide.stoppedText");
}
