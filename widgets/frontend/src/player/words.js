/**
 * The words of the player: what kind of phase, how long, what to do now, what comes next. Each has its place and its room,
 * so that none pushes another.
 *
 * @import { Session } from "../core/session.js"
 */
import { isLastRepetition, landmarksOf } from "../core/landmarks.js";
import { plural, t } from "../core/strings.js";
import { nextWords, sayingMs } from "../cues/spoken.js";
import { h, setText } from "../dom.js";
import { answerButtons } from "./bar.js";

/** What comes has two lines of a phone: as much of it as could be said with so many letters. */
const ROOM_MS = sayingMs("m".repeat(60));

/**
 * @param {Session} session
 * @param {() => string} dark that the screen may go dark, where it is to be told here: in the place of what comes, and not
 *     over the picture
 */
export function words(session, dark) {
	const kind = h("p", { class: "lb-kind" });
	const seconds = h("span", { class: "lb-seconds" });
	const unit = h("span", { class: "lb-hidden" });
	const timer = h("div", { class: "lb-timer", role: "timer", "aria-label": t("guide.timer") }, seconds, unit);
	const cue = h("p", { class: "lb-cue" });
	const text = h("p", { class: "lb-text" });
	const screen = h("p", { class: "lb-dark", role: "status" });
	const next = h("p", { class: "lb-next" });
	const answers = answerButtons(session);
	return {
		// Where letters are large it is scrolled, by keys too.
		element: h("div", { class: "lb-now", tabindex: "0" }, kind, timer, cue, text, screen, next, answers.element),
		paint() {
			const { shownPhase: phase, status, plan } = session;
			const { element } = this;
			element.dataset.kind = phase.kind;
			const side = phase.side ? t(`side.${phase.side}`) : "";
			// What the number counts down to stands right above it.
			const counted = phase.kind === "position" && status === "running";
			const kinds = counted ? [side, positionWords(session)] : [kindWords(session), side];
			setText(kind, kinds.filter(Boolean).join(" · "));
			const count = status === "settling" || (session.timed && !session.ledOut);
			timer.hidden = !count;
			if (count) {
				const n = Math.ceil(session.remainingMs / 1000);
				setText(seconds, String(n));
				setText(unit, plural("time.seconds", n));
			}
			setText(cue, plan.steps[phase.step].cue);
			setText(text, textOf(session));
			setText(screen, dark());
			setText(next, phase.kind === "question" ? "" : nextOf(session));
			answers.paint();
		},
	};
}

/** That it begins by itself, unless the person says when. @param {Session} session */
const positionWords = ({ index, timed }) => t(!timed ? "kind.position" : index ? "guide.settling" : "guide.startsIn");

/** What is most worth knowing of a phase: that it waits, what the ear is told by a sound, or its kind. @param {Session} session */
function kindWords({ status, shownPhase, phases, index, phase }) {
	if (status === "paused") return t("guide.paused");
	if (status === "settling") return t("guide.settling");
	const { side, half } = landmarksOf(phases, index);
	if (isLastRepetition(phase)) return t("cue.last");
	if (half) return t("cue.half");
	if (side) return t("cue.side");
	return shownPhase.kind === "move" ? "" : t(`kind.${shownPhase.kind}`);
}

/** @param {Session} session */
function textOf({ jumped, ledOut, plan, phase }) {
	const step = plan.steps[phase.step];
	if (ledOut) return t("guide.ledOut");
	return jumped ? t("guide.jumped") : (step.short ?? step.text);
}

/** What comes next, as the voice tells it; in a pause, that it may be one. @param {Session} session */
function nextOf({ plan, phases, phase, status, after, ledOut }) {
	if (status === "paused" && !ledOut) return t("guide.pausedText");
	return ledOut ? t("guide.nextIs", { cue: plan.steps[phase.step].cue }) : nextWords(plan, phases, after, ROOM_MS);
}
