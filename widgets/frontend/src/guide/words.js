/**
 * The words of the guide: what kind of phase, how long, what to do now.
 *
 * @import { Session } from "../core/session.js"
 */
import { isLastRepetition, landmarksOf } from "../core/landmarks.js";
import { plural, t } from "../core/strings.js";
import { h, setText } from "../dom.js";

/** @param {Session} session */
export function words(session) {
	const kind = h("span", { class: "lb-chip" });
	const side = h("span", { class: "lb-chip" });
	const mark = h("span", { class: "lb-chip" });
	const seconds = h("span", { class: "lb-seconds" });
	const unit = h("span", { class: "lb-unit" });
	const timer = h("div", { class: "lb-timer", role: "timer", "aria-label": t("guide.timer") }, seconds, unit);
	const cue = h("p", { class: "lb-cue" });
	const text = h("p", { class: "lb-text" });
	const element = h("div", { class: "lb-now" }, h("div", { class: "lb-chips" }, kind, side, mark), timer, cue, text);
	return {
		element,
		paint() {
			const phase = session.shownPhase;
			const step = session.plan.steps[phase.step];
			const { active, status } = session;
			element.dataset.kind = active ? phase.kind : status;
			setText(kind, kindWords(session));
			setText(side, active && phase.side ? t(`side.${phase.side}`) : "");
			side.hidden = !side.textContent;
			// What must be told stands in the large view too.
			element.dataset.tells = String(active && (session.jumped || session.ledOut || phase.kind === "question"));
			setText(mark, active ? markWords(session) : "");
			mark.hidden = !mark.textContent;
			const count = active && (status === "settling" || (session.timed && !session.ledOut));
			timer.hidden = !count;
			if (count) {
				const n = Math.ceil(session.remainingMs / 1000);
				setText(seconds, String(n));
				setText(unit, plural("time.seconds", n));
			}
			setText(cue, active ? step.cue : closingCue(session));
			setText(text, active ? textOf(session) : closingText(session));
		},
	};
}

/** @param {Session} session */
function kindWords(session) {
	if (session.status === "paused") return t("guide.paused");
	if (session.status === "settling") return t("guide.settling");
	if (session.status === "running") return t(`kind.${session.shownPhase.kind}`);
	if (session.status === "ready")
		return t(/** @type {"position.standing"} */ (`position.${session.variant.parts[0].position}`));
	return t(session.status === "finished" ? "guide.finished" : "guide.stopped");
}

/** What the ear is told by a sound. @param {Session} session */
function markWords({ phases, index, phase }) {
	const { side, half } = landmarksOf(phases, index);
	if (isLastRepetition(phase)) return t("cue.last");
	if (half) return t("cue.half");
	return side ? t("cue.side") : "";
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
	const { plan, variant } = session;
	if (session.status === "ready") return variant === plan.variants[0] ? plan.exercise.summary : variant.title;
	return t(session.status === "finished" ? "guide.finishedText" : "guide.stoppedText");
}
