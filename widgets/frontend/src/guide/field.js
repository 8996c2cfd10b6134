/**
 * The field before the start: the figure shows the whole exercise in a loop, which can be stopped.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Session } from "../core/session.js"
 */
import { t } from "../core/strings.js";
import { h, icon, setText, square } from "../dom.js";
import { figure } from "../figure/figure.js";
import { momentOf } from "../figure/moment.js";
import { onceThrough, Preview } from "../figure/preview.js";
import { watchSeen } from "../figure/seen.js";
import { afterPaint } from "../later.js";

const BARS = "M9 6v12M15 6v12";
const TRIANGLE = "M8 5v14l11-7z";

/** A frame each so many ms at most: a phone on the floor has other things to do. */
const PREVIEW_MS = 30;

/**
 * @param {Session} session
 * @param {Movement} movement
 */
export function field(session, movement) {
	const calm = matchMedia("(prefers-reduced-motion: reduce)");
	/** The buttons are there before the figure: who waits for one waits for Start. @type {ReturnType<typeof figure>|null} */
	let view = null;
	const place = h("div", { class: "lb-figure-box" }, h("div", { class: "lb-view" }));
	const caption = h("div", { class: "lb-chip lb-caption" });
	const play = square("", TRIANGLE, () => setPlaying(!playing));
	const element = h("div", { class: "lb-field" }, place, h("div", { class: "lb-corner" }, play), caption);
	let playing = !calm.matches;
	let ended = false;
	let frame = 0;
	let drawnAt = 0;
	/** How far the loop is, in ms, and since when it runs. */
	let played = 0;
	let since = performance.now();
	/** @type {Preview|null} */
	let preview = null;
	/** @type {unknown} */
	let previewOf = null;

	/** @param {boolean} on */
	const setPlaying = (on) => {
		if (playing) played += performance.now() - since;
		since = performance.now();
		playing = on;
		paint();
	};
	const looped = () => played + (playing ? performance.now() - since : 0);

	/** @param {boolean} passing one frame of many */
	const draw = (passing) => {
		const still = calm.matches;
		if (!preview || previewOf !== session.phases || preview.stepwise !== still) {
			previewOf = session.phases;
			preview = new Preview(movement, onceThrough(session.variant, session.phases), still);
		}
		const { index, fraction } = preview.at(looped());
		const { shown, words } = momentOf(movement, preview.phases, index, fraction, still);
		view?.show(shown, words, passing);
		const { id, step } = preview.phases[index];
		if (passing && element.dataset.phase === id) return;
		element.dataset.phase = id;
		element.dataset.fraction = fraction.toFixed(3);
		setText(caption, session.plan.steps[step].cue);
	};
	const moves = () => playing && seen.now() && !session.active && element.isConnected;
	/** @param {number} at */
	const loop = (at) => {
		frame = 0;
		if (!moves()) return;
		if (at - drawnAt >= PREVIEW_MS) {
			drawnAt = at;
			draw(true);
		}
		frame = requestAnimationFrame(loop);
	};
	const paint = () => {
		const does = t(playing ? "figure.pause" : "figure.play");
		if (play.title !== does) {
			play.title = does;
			play.setAttribute("aria-label", does);
			play.replaceChildren(icon(playing ? BARS : TRIANGLE));
		}
		if (!view || session.active) return;
		draw(false);
		if (!frame && moves()) frame = requestAnimationFrame(loop);
	};
	afterPaint(() => {
		if (ended) return;
		view = figure(movement);
		place.replaceWith(view.element);
		paint();
	});
	const seen = watchSeen(element, paint);
	const onCalm = () => setPlaying(!calm.matches);
	calm.addEventListener("change", onCalm);
	return {
		element,
		paint,
		end() {
			cancelAnimationFrame(frame);
			seen.end();
			ended = true;
			view?.end();
			calm.removeEventListener("change", onCalm);
		},
	};
}
