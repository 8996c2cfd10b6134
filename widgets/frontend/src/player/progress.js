/**
 * How far: which repetition, a bar with a piece for each of them, and the time that is left.
 *
 * @import { Phase } from "../types.js"
 * @import { Session } from "../core/session.js"
 */
import { aboutWords, t } from "../core/strings.js";
import { totalSeconds } from "../core/timeline.js";
import { h, setText } from "../dom.js";

/** @param {Session} session */
export function progress(session) {
	const bar = h("div", {
		class: "lb-bar",
		role: "progressbar",
		"aria-label": t("guide.progress"),
		"aria-valuemin": "0",
		"aria-valuemax": "100",
	});
	const count = h("span", { class: "lb-count" });
	const left = h("span", { class: "lb-left" });
	/** @type {Phase[]|null} */
	let drawn = null;
	/** @type {{from: number, to: number, fill: HTMLElement}[]} */
	let pieces = [];
	return {
		element: h("div", { class: "lb-far" }, count, bar, left),
		paint() {
			if (drawn !== session.phases) {
				drawn = session.phases;
				pieces = drawPieces(bar, drawn);
			}
			const at = position(session);
			for (const { from, to, fill } of pieces) {
				const share = Math.min(1, Math.max(0, (at - from) / (to - from)));
				fill.style.inlineSize = `${(share * 100).toFixed(1)}%`;
			}
			const percent = String(Math.round((at / pieces[pieces.length - 1].to) * 100));
			bar.setAttribute("aria-valuenow", percent);
			bar.setAttribute("aria-valuetext", t("guide.done", { n: percent }));
			const { phase } = session;
			setText(count, phase.of ? t("guide.far", { n: phase.repetition, of: phase.of }) : "");
			setText(left, session.ownPace ? "" : aboutWords(Math.max(60, session.secondsLeft)));
		},
	};
}

/**
 * Where the exercise is, in seconds of the plan.
 *
 * @param {Session} session
 */
function position({ phases, status, index, fraction, phase }) {
	if (status === "finished") return Math.max(1, totalSeconds(phases));
	return totalSeconds(phases.slice(0, index)) + fraction * phase.seconds;
}

/**
 * One piece a repetition; what does not repeat is a piece a part. A question takes no time and no piece.
 *
 * @param {HTMLElement} bar
 * @param {Phase[]} phases
 */
function drawPieces(bar, phases) {
	/** @type {{key: string, from: number, to: number}[]} */
	const spans = [];
	let at = 0;
	for (const phase of phases) {
		const key = `${phase.part}/${phase.repetition}`;
		const last = spans[spans.length - 1];
		at += phase.seconds;
		if (last?.key === key) last.to = at;
		else if (phase.seconds) spans.push({ key, from: at - phase.seconds, to: at });
	}
	const pieces = spans.map(({ from, to }) => ({ from, to, fill: h("span", { class: "lb-fill" }) }));
	bar.replaceChildren(
		...pieces.map(({ from, to, fill }) => {
			const piece = h("span", { class: "lb-piece" }, fill);
			piece.style.flexGrow = String(to - from);
			return piece;
		}),
	);
	return pieces;
}
