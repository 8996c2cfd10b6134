/**
 * Notes on the figure and on the movement: the movement's own figure on the page is the one that is pointed at.
 *
 * @import { Note, Region, Target } from "./note.js"
 * @import { AboutExercise } from "./places.js"
 */
import { t } from "../core/strings.js";
import { button, h } from "../dom.js";
import { REVEAL } from "../page/sides.js";
import { inPicture, partAt, rectOf, regionOf, whereIs } from "./parts.js";
import { stepOf } from "./places.js";

const SVG = "http://www.w3.org/2000/svg";
/** A press that moves less than so many px turns nothing. */
const STILL = 4;
/** A part's notes stand beside it, in the picture's units, so that the part itself can be touched for another note. */
const BESIDE = 38;

/** @typedef {{phase: string, fraction: number, variant: string}} Now where the movement on the page stands */

export class Instrument {
	/** @type {HTMLElement} */ #region;
	/** @type {HTMLElement} */ #bar;
	/** @type {MutationObserver} */ #watch;
	/** @type {SVGGElement} */ #layer = document.createElementNS(SVG, "g");
	/** @type {Note[]} */ #notes = [];
	/** @type {((region: Region) => void)|null} */ #drawing = null;
	/** @type {[number, number]|null} */ #corner = null;
	/** @type {Region|null} */ #draft = null;
	/** Which note of a part was brought last, by part. @type {Map<string, string>} */ #brought = new Map();
	/** @type {() => void} */ #end;

	/**
	 * @param {HTMLElement} region the movement's element on the page
	 * @param {AboutExercise} exercise
	 * @param {{onpart: (part: string|null) => void, onmoment: () => void, onnote: (id: string) => void}} tell
	 */
	constructor(region, exercise, tell) {
		this.#region = region;
		this.exercise = exercise;
		this.#bar = h(
			"div",
			{ class: "lb-note-bar" },
			button(t("notes.onMoment"), tell.onmoment, "lb-quiet-button"),
			button(t("notes.onPart"), () => tell.onpart(null), "lb-quiet-button"),
		);
		region.querySelector(".lb-side")?.append(this.#bar);
		this.#layer.setAttribute("class", "lb-note-points");
		let from = { x: 0, y: 0 };
		/** @param {PointerEvent} event */
		const down = (event) => {
			from = { x: event.clientX, y: event.clientY };
		};
		/** @param {MouseEvent} event */
		const click = (event) => {
			const svg = this.svg;
			// The figure's frame takes the pointer while it is turned: what lies under it is asked of the page.
			const under = document.elementFromPoint(event.clientX, event.clientY);
			if (!svg || !(event.target instanceof Element) || !event.target.closest(".lb-view") || !under) return;
			const shown = under.closest("[data-note]");
			if (shown instanceof SVGElement && !this.#drawing) return tell.onnote(this.#next(shown.dataset));
			const at = inPicture(svg, event.clientX, event.clientY);
			if (this.#drawing) return this.#cornerAt(svg, at);
			// The figure is turned by dragging.
			if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL) return;
			const part = partAt(svg, at);
			if (part) tell.onpart(part);
		};
		region.addEventListener("pointerdown", down, true);
		region.addEventListener("click", click);
		this.#watch = new MutationObserver(() => this.#draw());
		this.#watch.observe(region, { attributes: true, subtree: true, attributeFilter: ["data-second", "data-frame"] });
		this.#end = () => {
			region.removeEventListener("pointerdown", down, true);
			region.removeEventListener("click", click);
		};
	}

	/** @returns {SVGSVGElement|null} */
	get svg() {
		return this.#region.querySelector("svg.lb-figure");
	}

	/** @returns {Now} */
	get now() {
		const { phase = "", fraction = "0", variant = "" } = this.#region.dataset;
		return { phase, fraction: Number(fraction), variant };
	}

	/** The pose that the step of this moment leads to. */
	get pose() {
		return this.#region.dataset.pose ?? "";
	}

	/** Show a moment, or the pose at its end. @param {{phase?: string, fraction?: number, pose?: string}} to */
	go(to) {
		this.#region.dispatchEvent(new Event(REVEAL, { bubbles: true }));
		this.#region.dispatchEvent(new CustomEvent("lowback:go", { detail: to }));
		this.#region.scrollIntoView({ block: "center" });
		/** @type {HTMLElement|null} */ (this.#region.querySelector(".lb-view"))?.focus({ preventScroll: true });
	}

	/** Let the person draw a rectangle: two corners, one after the other. @param {(region: Region) => void} done */
	draw(done) {
		this.#drawing = done;
		this.#corner = null;
		this.#region.dispatchEvent(new Event(REVEAL, { bubbles: true }));
		this.#region.classList.add("lb-note-drawing");
		this.#region.scrollIntoView({ block: "center" });
	}

	/** @param {SVGSVGElement} svg @param {[number, number]} at */
	#cornerAt(svg, at) {
		if (!this.#corner) {
			this.#corner = at;
			return;
		}
		const region = regionOf(svg, this.#corner, at);
		this.#drawing?.(region);
		this.#drawing = null;
		this.#region.classList.remove("lb-note-drawing");
	}

	/** What is about to be noted. @param {Region|null} region */
	draft(region) {
		this.#draft = region;
		this.#draw();
	}

	/** @param {Note[]} notes those on the figure and on the movement */
	show(notes) {
		this.#notes = notes;
		this.#draw();
	}

	/** The note to bring: one after the other where a part has several. @param {DOMStringMap} data */
	#next({ note = "", part = "" }) {
		const ids = note.split(" ");
		const next = ids[(ids.indexOf(this.#brought.get(part) ?? "") + 1) % ids.length];
		this.#brought.set(part, next);
		return next;
	}

	#draw() {
		const { svg } = this;
		if (!svg) return;
		if (this.#layer.parentNode !== svg) svg.append(this.#layer);
		/** @type {Element[]} */
		const shapes = [];
		/** @type {Map<string, string[]>} */
		const parts = new Map();
		const step = stepOf(this.now.phase, this.exercise)?.id;
		for (const { id, target } of this.#notes) {
			const place = target?.place;
			if (place?.kind === "figure" && place.pose !== this.pose) continue;
			if (place?.kind === "movement" && !(place.part && target?.step === step)) continue;
			if (place?.kind !== "figure" && place?.kind !== "movement") continue;
			if (place.part) parts.set(place.part, [...(parts.get(place.part) ?? []), id]);
			const rect = place.kind === "figure" && place.region ? rectOf(svg, place.region) : null;
			if (rect) shapes.push(box(rect, id));
		}
		for (const [part, ids] of parts) shapes.push(...dot(whereIs(svg, part), part, ids));
		const rect = this.#draft && rectOf(svg, this.#draft);
		if (rect) shapes.push(box(rect, ""));
		this.#layer.replaceChildren(...shapes);
	}

	/** Take all of it off the page. */
	end() {
		this.#end();
		this.#watch.disconnect();
		this.#bar.remove();
		this.#layer.remove();
		this.#region.classList.remove("lb-note-drawing");
	}
}

/** How many notes a part has, beside it. @param {[number, number]} at @param {string} part @param {string[]} ids */
function dot([x, y], part, ids) {
	const own = { "data-note": ids.join(" "), "data-part": part };
	const [cx, cy] = [x + BESIDE, y - BESIDE];
	const line = shape("line", { x1: String(x), y1: String(y), x2: String(cx), y2: String(cy) });
	const circle = shape("circle", { cx: String(cx), cy: String(cy), r: "20", ...own });
	const text = shape("text", { x: String(cx), y: String(cy + 8), ...own });
	text.textContent = String(ids.length);
	return [line, circle, text];
}

/** @param {{x: number, y: number, width: number, height: number}} rect @param {string} id */
function box(rect, id) {
	const fields = Object.fromEntries(Object.entries(rect).map(([name, value]) => [name, String(value)]));
	return shape("rect", id ? { ...fields, "data-note": id } : fields);
}

/** @param {string} tag @param {Record<string, string>} fields */
function shape(tag, fields) {
	const element = document.createElementNS(SVG, tag);
	for (const [name, value] of Object.entries(fields)) element.setAttribute(name, value);
	return element;
}

/**
 * The target of a moment or a stretch, on the timeline of the default dose.
 *
 * @param {Omit<Target, "place"|"step">} about
 * @param {AboutExercise} exercise
 * @param {{variant: string, begin: import("./note.js").MomentPlace, end: import("./note.js").MomentPlace, part?: string}} stretch
 * @returns {Target}
 */
export function stretchTarget(about, exercise, stretch) {
	return { ...about, step: stepOf(stretch.begin.phase, exercise)?.id ?? null, place: { kind: "movement", ...stretch } };
}
