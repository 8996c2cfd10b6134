/**
 * Tells a screen reader what a look would tell: what to do now, politely, and never each second.
 *
 * @import { Session } from "../core/session.js"
 */
import { t } from "../core/strings.js";
import { h, setText } from "../dom.js";

/** At most four announcements in 30 s. */
const LEAST_MS = 7500;

/** @param {Session} session */
export function announcer(session) {
	const element = h("p", { class: "lb-hidden", role: "status" });
	let said = "";
	let at = Number.NEGATIVE_INFINITY;
	return {
		element,
		paint() {
			const what = `${session.status} ${session.shownPhase?.id}`;
			if (what === said) return;
			const { now } = session;
			const urgent = session.status !== "running";
			if (!urgent && now - at < LEAST_MS) return;
			said = what;
			at = now;
			setText(element, wordsFor(session));
		},
	};
}

/** @param {Session} session */
function wordsFor(session) {
	const phase = session.shownPhase;
	const { cue } = session.plan.steps[phase.step];
	if (session.status === "ready" || session.status === "settling") return "";
	if (session.status === "paused") return t("say.paused");
	if (session.status === "finished") return t("say.finished");
	if (session.status === "stopped") return t("say.stopped");
	if (phase.of > 1) return t("say.repetition", { n: phase.repetition, of: phase.of, cue });
	return t("say.phase", { kind: t(`kind.${phase.kind}`), cue });
}
