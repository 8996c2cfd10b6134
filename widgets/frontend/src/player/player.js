/**
 * The player: what leads through an exercise from Start to its end. How far, the figure, the seconds and what to do, and one
 * bar with Pause and Stop; each in a place that never moves. At the end the ending takes the words' place.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Session } from "../core/session.js"
 * @import { PageCues } from "../page/cues.js"
 */
import { h, setText } from "../dom.js";
import { bar } from "./bar.js";
import { corners } from "./corners.js";
import { field } from "./field.js";
import { progress } from "./progress.js";
import { words } from "./words.js";

/** So far, in px, a finger may move and still touch; further, and it turns the figure. */
const STILL = 10;
/** So much of the bar is on the screen, or it is brought there. */
const WHOLE = 0.99;

/**
 * @param {Session} session
 * @param {Movement} movement
 * @param {PageCues} cues
 * @param {object} options
 * @param {{large: boolean, enlarge: (press: Event) => void}} options.stage where it stands
 * @param {import("./bar.js").Enter} options.enter
 * @param {() => void} options.stopped called once Stop was pressed
 * @param {() => string} options.told what is to be told of the computer behind the page
 * @param {() => string} options.dark that the screen may go dark
 * @param {{element: HTMLElement, foot: HTMLElement}} options.ending filled by who shows it
 */
export function player(session, movement, cues, { stage, enter, stopped, told, dark, ending }) {
	const cornersView = corners(session, cues.preferences, stage);
	const note = h("p", { class: "lb-told", role: "status" });
	const fieldView = field(session, movement, [...cornersView.elements, note]);
	const progressView = progress(session);
	const wordsView = words(session, () => (stage.large ? "" : dark()));
	const barView = bar(session, enter, stopped);
	const dock = h("div", { class: "lb-dock" }, barView.element);
	const leading = h("div", { class: "lb-leading" }, progressView.element, wordsView.element, dock);
	const element = h("div", { class: "lb-player" }, fieldView.element, leading, ending.element, ending.foot);
	let from = { x: 0, y: 0 };
	fieldView.element.addEventListener("pointerdown", ({ clientX, clientY }) => {
		from = { x: clientX, y: clientY };
	});
	// A panel that is scrolled away leaves its bar in sight, over the page: Pause and Stop are there in every second.
	const float = (/** @type {boolean} */ on) => {
		const strip = barView.element;
		if (on === strip.hasAttribute("popover") || !("popover" in strip)) return;
		if (on) {
			strip.setAttribute("popover", "manual");
			strip.showPopover();
		} else strip.removeAttribute("popover");
	};
	const watch = new IntersectionObserver(
		(entries) => {
			// A bar of which an edge is beyond the screen's is not whole.
			const { intersectionRatio } = entries[entries.length - 1];
			float(intersectionRatio < WHOLE && session.active && element.isConnected);
		},
		{ threshold: [0, WHOLE] },
	);
	watch.observe(dock);
	return {
		element,
		pause: barView.pause,
		/** Whether a press is a touch beside the buttons: not a turn of the figure, nor an answer. @param {MouseEvent} press */
		isTouch({ target, clientX, clientY }) {
			if (/** @type {Element} */ (target).closest("button, .lb-ending, .lb-foot")) return false;
			return (
				Math.hypot(clientX - from.x, clientY - from.y) < STILL ||
				!fieldView.element.contains(/** @type {Node} */ (target))
			);
		},
		paint() {
			const { active } = session;
			element.dataset.status = session.status;
			element.dataset.large = String(stage.large);
			leading.hidden = !active;
			for (const corner of cornersView.elements) corner.hidden = !active;
			// The large view has no other place for it.
			setText(note, told() || (stage.large ? dark() : ""));
			fieldView.paint();
			if (!active) return float(false);
			for (const view of [cornersView, progressView, wordsView, barView]) view.paint();
		},
		end() {
			watch.disconnect();
			fieldView.end();
		},
	};
}
