/**
 * The player's field: the figure performs the phase that runs, at its pace, as large as the field allows.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Session } from "../core/session.js"
 * @import { Look } from "../figure/framing.js"
 */
import { h } from "../dom.js";
import { figure } from "../figure/figure.js";
import { Framing, frameAt, mixed } from "../figure/framing.js";
import { momentOf } from "../figure/moment.js";
import { WIDTH } from "../figure/scene.js";
import { watchSeen } from "../figure/seen.js";

/**
 * So close to the end of a phase, in ms, nothing is drawn: on a slow processor a frame would keep the end waiting, and the
 * figure has come to rest there.
 */
const QUIET_MS = 50;
/** From one phase's look to the next one's, in ms. */
const EASE_MS = 600;
/** The buttons over the figure keep so much of the field's height, in px. */
const CORNER_PX = 50;

/**
 * @param {Session} session
 * @param {Movement} movement
 * @param {HTMLElement[]} corners what lies in the corners of the field
 */
export function field(session, movement, corners) {
	const calm = matchMedia("(prefers-reduced-motion: reduce)");
	const view = figure(movement);
	const { drawing } = view;
	const framing = new Framing(movement);
	const element = h("div", { class: "lb-field" }, view.element, ...corners);
	let frame = 0;
	/** The moment that was drawn lately, and whether it was drawn whole. */
	let lately = "";
	let whole = false;
	/** Where the picture looks, and from where it came there. @type {{phase: string, seenAs: string, from: Look|null, at: Look|null, since: number}} */
	const eye = { phase: "", seenAs: "", from: null, at: null, since: 0 };
	/** How large the picture is, told by the browser and never asked for. */
	let room = { width: 0, height: 0 };

	/** @returns {{at: number, fraction: number}} */
	const now = () => {
		const { phases } = session;
		// Stopped, it lies, sits or stands as at the start: nobody is shown to stay in a hold.
		if (session.status === "stopped") return { at: 0, fraction: 1 };
		const at = Math.max(0, phases.indexOf(session.shownPhase));
		if (session.status === "finished") return { at, fraction: 1 };
		// On the way out of a capped hold, and at one's own pace, a movement is performed on its own time.
		const own = session.ledOut || (session.status === "running" && !session.timed);
		if (!own) return { at, fraction: session.fraction };
		const since = session.ledOut?.since ?? session.began;
		return { at, fraction: Math.min(1, (session.now - since) / (phases[at].seconds * 1000 || 1)) };
	};
	const space = () => ({ height: drawing.height, top: room.width ? (CORNER_PX / room.width) * WIDTH : 0 });
	const easing = () => eye.from !== null && session.now - eye.since < EASE_MS;

	/** Where the picture looks now: on its way from the last phase's look to this one's. @param {number} at @param {number} fraction */
	const lookAt = (at, fraction) => {
		const wanted = framing.look(session.phases, at, fraction, drawing.camera, space());
		const { id: phase } = session.phases[at];
		if (eye.phase !== phase) {
			eye.from = calm.matches ? null : eye.at;
			eye.since = session.now;
			eye.phase = phase;
		}
		// While nothing runs, nothing moves either; and seen from elsewhere it is another picture.
		const seenAs = `${drawing.height} ${Object.values(drawing.camera)}`;
		if (session.status !== "running" || eye.seenAs !== seenAs) eye.from = null;
		eye.seenAs = seenAs;
		const share = Math.min(1, (session.now - eye.since) / EASE_MS);
		const eased = share * share * (3 - 2 * share);
		eye.at = eye.from && share < 1 ? mixed(eye.from, wanted, eased) : wanted;
		return eye.at;
	};

	/** @param {boolean} passing one frame of many: nothing where it is the one that was drawn, whole */
	const draw = (passing) => {
		const still = calm.matches;
		const { phases } = session;
		const { at, fraction } = now();
		const look = lookAt(at, still ? 1 : fraction);
		const moment = [at, fraction, ...look].join();
		if (passing && lately === moment && whole) return;
		// A clock that stands: the last frame is a whole one.
		whole = !passing || lately === moment;
		lately = moment;
		const { shown, words } = momentOf(movement, phases, at, fraction, still);
		// At the end nothing is asked for.
		if (!session.active) shown.marks = [];
		shown.frame = frameAt(look, drawing.camera, space());
		view.show(shown, words, !whole);
		if (!whole && element.dataset.phase === phases[at].id) return;
		element.dataset.phase = phases[at].id;
		element.dataset.fraction = fraction.toFixed(3);
	};
	/** Whether anything changes from one moment to the next. */
	const moves = () => {
		if (!seen.now() || !element.isConnected || calm.matches) return false;
		return session.status === "running" || session.ledOut !== null || easing();
	};
	const loop = () => {
		frame = 0;
		if (!moves()) {
			if (!whole) draw(false);
			return;
		}
		frame = requestAnimationFrame(loop);
		const left = session.ends === null ? Number.POSITIVE_INFINITY : session.ends - session.now;
		if (session.status === "running" && left < QUIET_MS) return;
		draw(true);
	};
	const paint = () => {
		draw(false);
		if (!frame && moves()) frame = requestAnimationFrame(loop);
	};
	const watchRoom = new ResizeObserver(([{ contentRect }]) => {
		room = contentRect;
		if (room.width) draw(false);
	});
	watchRoom.observe(drawing.element);
	drawing.onlook = () => draw(false);
	const seen = watchSeen(element, paint);
	calm.addEventListener("change", paint);
	return {
		element,
		paint,
		end() {
			cancelAnimationFrame(frame);
			seen.end();
			watchRoom.disconnect();
			view.end();
			calm.removeEventListener("change", paint);
		},
	};
}
