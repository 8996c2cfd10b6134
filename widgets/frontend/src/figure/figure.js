/**
 * The figure with its camera: turned by dragging, by arrow keys, and by buttons; no view needs dragging.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Camera } from "./camera.js"
 * @import { Shown } from "./drawing.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { h } from "../dom.js";
import { VIEWS } from "./camera.js";
import { Drawing } from "./drawing.js";

/** Degrees a key turns, and a drag by one pixel. */
const KEY = 10;
const DRAG = 0.5;

/**
 * @param {Movement} movement
 * @param {Float32Array[]} [close] for a picture cut at the figure: the poses it must hold
 */
export function figure(movement, close) {
	const own = movement.data.camera;
	const drawing = new Drawing(movement, close);
	const hint = h("span", { class: "lb-hidden", id: `lb-${newId()}` }, t("figure.hint"));
	const view = h(
		"div",
		{ class: "lb-view", role: "img", tabindex: "0", "aria-label": "", "aria-describedby": hint.id },
		drawing.element,
	);
	const buttons = /** @type {(keyof typeof VIEWS)[]} */ (Object.keys(VIEWS)).map((name) => {
		const button = h(
			"button",
			// Pressed once more it gives the first view back.
			{ type: "button", class: "lb-small", onclick: () => turn(isView(name) ? own : VIEWS[name]) },
			t(`figure.${name}`),
		);
		return { name, button };
	});
	const bar = h("div", { class: "lb-cameras", role: "group", "aria-label": t("figure.cameras") });
	bar.append(...buttons.map(({ button }) => button));

	/** @param {keyof typeof VIEWS} name */
	const isView = (name) => {
		const { around, above } = drawing.camera;
		return Math.abs(around - VIEWS[name].around) < 0.5 && Math.abs(above - VIEWS[name].above) < 0.5;
	};
	/** @param {Camera} camera */
	const turn = (camera) => {
		drawing.camera = camera;
		for (const { name, button } of buttons) button.setAttribute("aria-pressed", String(isView(name)));
	};
	view.addEventListener("keydown", (event) => {
		const { around, above } = drawing.camera;
		/** @type {Record<string, Camera>} */
		const ways = {
			ArrowLeft: { around: around - KEY, above },
			ArrowRight: { around: around + KEY, above },
			ArrowUp: { around, above: above + KEY },
			ArrowDown: { around, above: above - KEY },
			Home: own,
		};
		const way = ways[event.key];
		if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
		event.preventDefault();
		turn(way);
	});
	view.addEventListener("pointerdown", (event) => {
		if (event.button) return;
		const start = { x: event.clientX, y: event.clientY, ...drawing.camera };
		/** @param {PointerEvent} moved */
		const follow = (moved) => {
			const up = event.pointerType === "mouse" ? (moved.clientY - start.y) * DRAG : 0;
			turn({ around: start.around - (moved.clientX - start.x) * DRAG, above: start.above + up });
		};
		const end = () => {
			view.removeEventListener("pointermove", follow);
			view.removeEventListener("pointerup", end);
			view.removeEventListener("pointercancel", end);
		};
		view.setPointerCapture(event.pointerId);
		view.addEventListener("pointermove", follow);
		view.addEventListener("pointerup", end);
		view.addEventListener("pointercancel", end);
	});
	turn(own);
	const room = new ResizeObserver(() => {
		const { clientWidth, clientHeight } = drawing.element;
		if (clientWidth && clientHeight) drawing.shape = clientHeight / clientWidth;
	});
	room.observe(drawing.element);
	return {
		element: h("div", { class: "lb-figure-box" }, view, bar, hint),
		view,
		drawing,
		turn,
		end: () => room.disconnect(),
		/**
		 * @param {Shown} shown
		 * @param {string} words the pose in words
		 * @param {boolean} [passing] one frame of many
		 */
		show(shown, words, passing = false) {
			drawing.show(shown, passing);
			if (view.getAttribute("aria-label") !== words) view.setAttribute("aria-label", words);
		},
	};
}

/**
 * A figure that stands still: beside a step, on a card, on a sheet.
 *
 * @param {Movement} movement
 * @param {Shown} shown
 * @param {string} words the pose in words; nothing where the text beside it says it
 */
export function still(movement, shown, words) {
	const ways = (shown.marks ?? []).flatMap((mark) => (mark.kind === "arrow" ? mark.clip.frames : []));
	const close = [shown.points, ...pathOnly(ways, shown, movement), ...movement.places(shown.things ?? [])];
	const drawing = new Drawing(movement, close);
	drawing.show(shown);
	const { element } = drawing;
	if (words) {
		element.removeAttribute("aria-hidden");
		element.setAttribute("role", "img");
		element.setAttribute("aria-label", words);
	}
	return element;
}

/**
 * The places of the points that arrows follow, as positions of their own: a picture must hold them too.
 *
 * @param {Float32Array[]} frames
 * @param {Shown} shown
 * @param {Movement} movement
 * @returns {Float32Array[]}
 */
function pathOnly(frames, { marks = [] }, { index }) {
	const points = marks.filter((mark) => mark.kind === "arrow").map(({ point }) => index[point]);
	return frames.map((frame) => Float32Array.from(points.flatMap((at) => [...frame.slice(at, at + 3)])));
}
