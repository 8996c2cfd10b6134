/**
 * The figure as an SVG picture: made once, then only its paths change.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Side } from "../types.js"
 * @import { Camera } from "./camera.js"
 * @import { Mark } from "./marks.js"
 */
import { t } from "../core/strings.js";
import { bounded } from "./camera.js";
import { markPaths } from "./marks.js";
import { round } from "./outline.js";
import { bodyOf, frameOf, HEIGHT, matOf, matPath, paint, WIDTH } from "./scene.js";

const SVG = "http://www.w3.org/2000/svg";
/** The joints that a test, a note or a question can point at. */
const JOINTS = ["neck", "head", ...["shoulder", "elbow", "wrist", "hand", "hip", "knee", "ankle", "toe"].flatMap(both)];

/** @param {string} name */
function both(name) {
	return [`${name}_right`, `${name}_left`];
}

/**
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...Element} children
 */
function s(tag, attributes = {}, ...children) {
	const element = document.createElementNS(SVG, tag);
	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
	element.append(...children);
	return element;
}

/**
 * @typedef {object} Shown
 * @property {Float32Array} points
 * @property {Side|null} [side] the side that works
 * @property {boolean} [up] it leads up from the floor
 * @property {string[]} [things] what the body sits on, lies on or leans on
 * @property {Mark[]} [marks]
 * @property {import("./scene.js").Frame} [frame] how the world lies in the picture, where it is not the same for the whole movement
 */

export class Drawing {
	/** @type {Camera} */ #camera;
	/** @type {ReturnType<typeof frameOf>} */ #frame;
	/** @type {Shown|null} */ #shown = null;
	#order = "";
	/** Called when it is seen from elsewhere, or in another shape. */
	onlook = () => {};
	#sideShown = "";
	#mat = "";
	#height = HEIGHT;
	#floorMat;
	#edge;
	#label;
	#shadow;
	#parts;

	/**
	 * @param {Movement} movement
	 * @param {Float32Array[]} [close] for a picture cut at the figure: the poses it must hold
	 */
	constructor(movement, close) {
		this.movement = movement;
		this.room = roomOf(movement, []);
		this.close = close;
		this.body = bodyOf(movement);
		this.#camera = bounded(movement.data.camera);
		this.#frame = this.#fit();
		/** @type {Map<string, {group: Element, paths: Element[], drawn: string[], far: boolean}>} */
		this.units = new Map();
		for (const unit of this.body) {
			const paths = unit.sheets.map(({ cloth, seam }) => s("path", { class: `lb-${cloth}${seam ? " lb-seam" : ""}` }));
			this.units.set(unit.id, { group: s("g", { "data-side": unit.side }, ...paths), paths, drawn: [], far: false });
		}
		const head = ["lb-skin", "lb-hair", "lb-face", "lb-eyes"].map((name) => s("path", { class: name }));
		this.units.set("head", { group: s("g", {}, ...head), paths: head, drawn: [], far: false });
		for (const name of Object.keys(movement.data.things ?? {})) {
			const path = s("path", { class: `lb-${name}` });
			this.units.set(name, { group: s("g", {}, path), paths: [path], drawn: [], far: false });
		}
		this.#floorMat = s("path", { class: "lb-mat" });
		this.#edge = s("path", { class: "lb-edge" });
		this.#label = s("text", { class: "lb-side-label", "text-anchor": "middle" });
		this.#shadow = s("path", { class: "lb-shadow" });
		this.#parts = s("g", { class: "lb-body" });
		this.marks = s("g", { class: "lb-marks" });
		/** @type {Map<string, Element>} */
		this.joints = new Map(JOINTS.map((name) => [name, s("circle", { "data-point": name, r: "14" })]));
		this.element = /** @type {SVGSVGElement} */ (
			s(
				"svg",
				{ class: close ? "lb-figure lb-close" : "lb-figure", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
				this.#floorMat,
				this.#edge,
				this.#shadow,
				this.#parts,
				this.#label,
				this.marks,
				s("g", { class: "lb-joints" }, ...this.joints.values()),
			)
		);
		this.#stand();
	}

	/** @returns {Camera} */
	get camera() {
		return this.#camera;
	}

	/** @param {Camera} camera */
	set camera(camera) {
		this.#camera = bounded(camera);
		this.#again();
	}

	/** How high the picture is, in its own units. */
	get height() {
		return this.#height;
	}

	/** How high the picture is for its width, so that it fills the room it has. @param {number} share */
	set shape(share) {
		const height = Math.round(Math.min(2, Math.max(0.3, share)) * WIDTH);
		if (height === this.#height) return;
		this.#height = height;
		this.element.setAttribute("viewBox", `0 0 ${WIDTH} ${height}`);
		this.#again();
	}

	#again() {
		this.#frame = this.#fit();
		this.#stand();
		if (this.#shown) this.show({ ...this.#shown, frame: undefined });
		this.onlook();
	}

	/**
	 * @param {Shown} shown
	 * @param {boolean} [passing] one frame of many: what nobody can point at while it moves is left for the last
	 */
	show(shown, passing = false) {
		const { points, side = null, marks = [], things = [] } = shown;
		const steps = Boolean(shown.up) !== Boolean(this.#shown?.up) || `${things}` !== `${this.#shown?.things ?? []}`;
		this.#shown = shown;
		if (steps) {
			this.room = roomOf(this.movement, things);
			this.#frame = this.#fit();
		}
		if (shown.frame) this.#frame = shown.frame;
		if (steps || shown.frame) this.#stand(passing);
		const { units, shadow } = paint(this.movement, this.body, points, this.#frame, side, things);
		this.#shadow.setAttribute("d", shadow);
		for (const { id, far, paths } of units) {
			const unit = this.units.get(id);
			if (!unit) continue;
			if (unit.far !== far) {
				unit.far = far;
				unit.group.classList.toggle("lb-far", far);
			}
			for (const [at, path] of paths.entries()) {
				// What stands still costs nothing: a browser restyles whatever is set, changed or not.
				if (unit.drawn[at] === path) continue;
				unit.drawn[at] = path;
				unit.paths[at].setAttribute("d", path);
			}
		}
		const order = units.map(({ id }) => id).join();
		if (order !== this.#order) {
			this.#order = order;
			this.#parts.replaceChildren(...units.map(({ id }) => /** @type {any} */ (this.units.get(id)).group));
		}
		if (!passing) this.#placeJoints(points);
		this.#markSide(side);
		this.#mark(marks);
	}

	#fit() {
		if (this.close) return frameOf(this.close, null, this.#camera, this.#height);
		// Getting up needs more height: the picture steps back for it alone.
		const { main, whole, mat } = this.room;
		return frameOf(this.#shown?.up ? whole : main, mat, this.#camera, this.#height);
	}

	/** @param {Float32Array} points */
	#placeJoints(points) {
		for (const [name, circle] of this.joints) {
			const at = this.movement.index[name];
			const [x, y] = this.#frame.place(points[at], points[at + 1], points[at + 2]);
			circle.setAttribute("cx", String(round(x)));
			circle.setAttribute("cy", String(round(y)));
		}
	}

	/** What stands still while the figure moves. @param {boolean} [passing] one frame of many */
	#stand(passing = false) {
		const mat = matPath(this.room.mat, this.#frame);
		if (this.#mat !== mat) this.#floorMat.setAttribute("d", mat);
		this.#mat = mat;
		// What it says of itself goes with its joints, which are placed in a whole picture alone.
		if (passing) return;
		this.element.dataset.around = String(round(this.#camera.around));
		this.element.dataset.above = String(round(this.#camera.above));
		const { size, origin } = this.#frame;
		this.element.dataset.frame = [size, ...origin].map(round).join();
	}

	/** The working side: a stripe on its sleeve, and its edge of the mat with the word. @param {Side|null} side */
	#markSide(side) {
		const stands = `${side} ${this.#mat}`;
		if (stands === this.#sideShown) return;
		this.#sideShown = stands;
		if (side) this.element.dataset.side = side;
		else delete this.element.dataset.side;
		const { x, z } = this.room.mat;
		const edge = side === "right" ? z[1] : z[0];
		const inner = side === "right" ? edge + 0.06 : edge - 0.06;
		const { place } = this.#frame;
		const from = place(x[0], 0, edge);
		const to = place(x[1], 0, edge);
		this.#edge.setAttribute("d", side ? `M${round(from[0])} ${round(from[1])}L${round(to[0])} ${round(to[1])}` : "");
		const label = side ? t(`figure.${side}`) : "";
		if (this.#label.textContent !== label) this.#label.textContent = label;
		const [lx, ly] = place((x[0] + x[1]) / 2, 0, inner);
		this.#label.setAttribute("x", String(round(lx)));
		this.#label.setAttribute("y", String(round(ly + 9)));
	}

	/** @param {Mark[]} marks */
	#mark(marks) {
		const paths = marks.flatMap((mark) => markPaths(mark, this.movement, this.#frame));
		while (this.marks.childElementCount > paths.length) this.marks.lastElementChild?.remove();
		while (this.marks.childElementCount < paths.length) this.marks.append(s("path"));
		for (const [at, { d, name }] of paths.entries()) {
			if (this.marks.children[at].getAttribute("d") === d && this.marks.children[at].getAttribute("class") === name)
				continue;
			this.marks.children[at].setAttribute("d", d);
			this.marks.children[at].setAttribute("class", name);
		}
	}
}

/**
 * What a movement's pictures must hold: its frames, without and with getting up from the floor, and its mat.
 *
 * @typedef {{main: Float32Array[], whole: Float32Array[], mat: import("./scene.js").Box}} Room
 */

/**
 * Looked up once for a movement and the things in it: each step has a picture of its own. What is done on a chair needs
 * another room than what is done on the floor.
 *
 * @type {WeakMap<Movement, Record<string, Room>>}
 */
const rooms = new WeakMap();

/**
 * @param {Movement} movement
 * @param {string[]} things
 * @returns {Room}
 */
function roomOf(movement, things) {
	const known = rooms.get(movement) ?? {};
	rooms.set(movement, known);
	const main = () => [...movement.frames(false, things)];
	known[`${things}`] ??= { main: main(), whole: [...movement.frames(true, things)], mat: matOf(main()) };
	return known[`${things}`];
}
