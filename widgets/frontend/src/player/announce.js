/**
 * Tells a screen reader what a look would tell: what to do now, politely, and never each second. While our own voice
 * leads it is silent.
 *
 * @import { Session } from "../core/session.js"
 * @import { Conductor } from "../cues/conductor.js"
 */
import { t } from "../core/strings.js";
import { tellings, tellingWords } from "../core/tellings.js";
import { h, setText } from "../dom.js";

/** At most so many in so long, in ms, unless a person's own press is answered. */
const MOST = 4;
const WINDOW_MS = 30_000;

/**
 * @param {Session} session
 * @param {Conductor} conductor
 */
export function announcer(session, conductor) {
	const element = h("p", { class: "lb-hidden", role: "status" });
	let status = session.status;
	/** The phase and the moment that were told, or followed what was told. */
	let at = "";
	/** @type {number[]} when something was told of its own accord */
	let told = [];
	/** @param {string} text */
	const tell = (text) => {
		told = [...told, session.now].filter((when) => session.now - when < WINDOW_MS);
		setText(element, text);
	};
	const full = () => told.filter((when) => session.now - when < WINDOW_MS).length >= MOST;

	const paint = () => {
		// Several views show one session; one of them tells of it, and the one in front before the others.
		if (conductor.announcer?.isConnected && conductor.announcer !== element) return;
		conductor.announcer = element;
		if (session.status !== status) {
			status = session.status;
			if (status !== "running") {
				at = "";
				// Of the end and the way out of a hold the voice tells; of the rest it keeps silent.
				const said = conductor.leads && (status === "finished" || session.ledOut);
				return tell(said ? "" : wordsFor(session));
			}
		}
		if (status !== "running") return;
		const here = `${session.phase.id} ${session.began}`;
		if (here === at) return;
		const { phases, index, byHand, plan } = session;
		const waits = at === "" || byHand || tellings(phases).includes(index);
		if (waits && conductor.leads) setText(element, "");
		else if (waits) {
			if (!byHand && full()) return;
			tell(tellingWords(plan, phases, index));
		}
		at = here;
	};
	return { element, paint };
}

/** @param {Session} session */
function wordsFor(session) {
	const { status, ledOut, plan, shownPhase } = session;
	if (status === "paused" && ledOut) return `${t("say.paused")} ${plan.steps[shownPhase.step].cue}.`;
	if (status === "paused") return t(session.jumped ? "guide.jumped" : "say.paused");
	if (status === "settling") return t("say.settling");
	if (status === "finished") return t("say.finished");
	if (status === "stopped") return t("say.stopped");
	return "";
}
