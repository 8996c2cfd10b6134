/**
 * The large field: the figure performs the phase that runs, at its pace. Before the start it shows the whole exercise
 * in a loop, which can be stopped.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Session } from "../core/session.js"
 */
import { t } from "../core/strings.js";
import { h, icon, setText, square } from "../dom.js";
import { figure } from "../figure/figure.js";
import { momentOf } from "../figure/moment.js";
import { onceThrough, Preview } from "../figure/preview.js";
import { afterPaint } from "../later.js";

const BARS = "M9 6v12M15 6v12";
const TRIANGLE = "M8 5v14l11-7z";

/**
 * So close to the end of a phase, in ms, nothing is drawn: on a slow processor a frame would keep the end waiting, and the
 * figure has come to rest there.
 */
const QUIET_MS = 50;

/** The loop before the start draws a frame each so many ms at most. */
const PREVIEW_MS = 30;

/**
 * @param {Session} session
 * @param {Movement} movement
 * @param {HTMLElement[]} [corner] buttons that lie in the corner of the field
 */
export function field(session, movement, corner = []) {
	const calm = matchMedia("(prefers-reduced-motion: reduce)");
	/** The buttons are there before the figure: who waits for one waits for Start. @type {ReturnType<typeof figure>|null} */
	let view = null;
	const place = h("div", { class: "lb-figure-box" }, h("div", { class: "lb-view" }));
	const caption = h("div", { class: "lb-chip lb-caption" });
	const play = square("", TRIANGLE, () => setPlaying(!playing));
	const element = h("div", { class: "lb-field" }, place, h("div", { class: "lb-corner" }, play, ...corner), caption);
	let playing = !calm.matches;
	let seen = true;
	let ended = false;
	let frame = 0;
	let drawnAt = 0;
	/** The fraction that was drawn lately, and the one that was drawn whole. */
	let lately = -1;
	let whole = -1;
	/** How far the loop is, in ms, and since when it runs. */
	let played = 0;
	let since = performance.now();
	/** The phase that is performed on its own time: at one's own pace, or on the way out of a capped hold. */
	let own = { phase: "", from: 0 };
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

	/** @returns {{at: number, fraction: number, phases: import("../types.js").Phase[]}} */
	const now = () => {
		if (session.status === "ready") {
			if (!preview || previewOf !== session.phases || preview.stepwise !== calm.matches) {
				previewOf = session.phases;
				preview = new Preview(movement, onceThrough(session.variant, session.phases), calm.matches);
			}
			const { index, fraction } = preview.at(looped());
			return { at: index, fraction, phases: preview.phases };
		}
		const { phases } = session;
		// Stopped, it lies, sits or stands as at the start: nobody is shown to stay in a hold.
		if (session.status === "stopped") return { at: 0, fraction: 1, phases };
		const at = Math.max(0, phases.indexOf(session.shownPhase));
		if (session.status === "finished") return { at, fraction: 1, phases };
		const onItsOwn = session.ledOut || (session.status === "running" && !session.timed);
		if (!onItsOwn) return { at, fraction: session.fraction, phases };
		const name = `${phases[at].id} ${session.ledOut}`;
		if (own.phase !== name) own = { phase: name, from: session.now };
		return { at, fraction: Math.min(1, (session.now - own.from) / (phases[at].seconds * 1000 || 1)), phases };
	};

	/**
	 * @param {boolean} passing one frame of many
	 * @param {ReturnType<typeof now>} [moment]
	 */
	const draw = (passing, { at, fraction, phases } = now()) => {
		const still = calm.matches;
		const { shown, words } = momentOf(movement, phases, at, fraction, still);
		// At the end nothing is asked for.
		if (session.status === "stopped" || session.status === "finished") shown.marks = [];
		view?.show(shown, words, passing);
		if (passing && element.dataset.phase === phases[at].id) return;
		element.dataset.phase = phases[at].id;
		element.dataset.fraction = fraction.toFixed(3);
		whole = passing ? -1 : fraction;
		const step = session.plan.steps[phases[at].step];
		setText(caption, session.status === "ready" ? step.cue : "");
		caption.hidden = !caption.textContent;
	};
	/** Whether anything changes from one moment to the next. */
	const moves = () => {
		if (!seen || !element.isConnected) return false;
		if (session.status === "ready") return playing;
		if (calm.matches) return false;
		return session.status === "running" || session.ledOut;
	};
	/** @param {number} at */
	const loop = (at) => {
		frame = 0;
		if (!moves()) return;
		const left = session.ends === null ? Number.POSITIVE_INFINITY : session.ends - session.now;
		if (session.status === "running" && left < QUIET_MS) {
			frame = requestAnimationFrame(loop);
			return;
		}
		// While it only shows itself, half the frames do: a phone on the floor has other things to do.
		if (session.status !== "ready" || at - drawnAt >= PREVIEW_MS) {
			drawnAt = at;
			const moment = now();
			const { fraction } = moment;
			// A clock that stands: the last frame is a whole one, and nothing more.
			if (fraction !== lately) draw(true, moment);
			else if (fraction !== whole) draw(false, moment);
			lately = fraction;
		}
		frame = requestAnimationFrame(loop);
	};
	const paint = () => {
		const ready = session.status === "ready";
		play.hidden = !ready;
		const does = t(playing ? "figure.pause" : "figure.play");
		if (play.title !== does) {
			play.title = does;
			play.setAttribute("aria-label", does);
			play.replaceChildren(icon(playing ? BARS : TRIANGLE));
		}
		if (!view && ready) return;
		begin();
		draw(false);
		if (!frame && moves()) frame = requestAnimationFrame(loop);
	};
	const begin = () => {
		if (view || ended) return;
		view = figure(movement);
		place.replaceWith(view.element);
	};
	afterPaint(() => {
		begin();
		paint();
	});
	// Nobody needs frames of a figure that is scrolled away.
	const watcher = new IntersectionObserver((entries) => {
		// Several may come at once: the last tells how it is.
		seen = entries[entries.length - 1].isIntersecting;
		if (seen) paint();
	});
	watcher.observe(element);
	const onCalm = () => setPlaying(!calm.matches);
	calm.addEventListener("change", onCalm);
	return {
		element,
		paint,
		end() {
			cancelAnimationFrame(frame);
			watcher.disconnect();
			ended = true;
			view?.end();
			calm.removeEventListener("change", onCalm);
		},
	};
}
