/**
 * The movement of an exercise: which clip a phase plays, and where the body's points are at a moment of it.
 * Pure: no clock, no page. Python computed the positions; here they are only looked up and joined.
 *
 * @import { MovementData, Phase } from "../types.js"
 */

/** One clip: frames at equal stretches of time, each the positions of all points, x y z in turn. */
export class Clip {
	/** @type {Float32Array[]|(() => Float32Array[])} */ #frames;

	/**
	 * @param {Float32Array[]|(() => Float32Array[])} frames unpacked when they are first asked for
	 */
	constructor(frames) {
		this.#frames = frames;
	}

	get frames() {
		if (typeof this.#frames === "function") this.#frames = this.#frames();
		return this.#frames;
	}

	/** Whether anything moves. */
	get moves() {
		return this.frames.length > 1;
	}

	get last() {
		return this.frames[this.frames.length - 1];
	}

	/**
	 * The positions at a moment from 0 to 1.
	 *
	 * @param {number} fraction
	 * @param {Float32Array} [into]
	 * @returns {Float32Array}
	 */
	at(fraction, into = new Float32Array(this.last.length)) {
		const { frames } = this;
		const last = frames.length - 1;
		const reach = Math.min(1, Math.max(0, fraction)) * last;
		const at = Math.min(last, Math.floor(reach));
		const t = reach - at;
		// A cubic through the two frames, with the slopes of their neighbours: a limb on its arc keeps its length.
		const a = frames[Math.max(0, at - 1)];
		const b = frames[at];
		const c = frames[Math.min(last, at + 1)];
		const d = frames[Math.min(last, at + 2)];
		for (let i = 0; i < b.length; i++) {
			const bend = (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i] + (3 * (b[i] - c[i]) + d[i] - a[i]) * t) * t;
			into[i] = b[i] + ((c[i] - a[i] + bend) * t) / 2;
		}
		return into;
	}
}

export class Movement {
	/** @type {Map<string, Clip>} */ #clips = new Map();

	/** @param {MovementData} data */
	constructor(data) {
		this.data = data;
		/** @type {Record<string, number>} */
		this.index = Object.fromEntries(data.points.map((name, at) => [name, at * 3]));
		for (const [key, text] of Object.entries(data.clips)) this.#clips.set(key, new Clip(() => this.#unpacked(text)));
	}

	/** @param {string} text @returns {Float32Array[]} */
	#unpacked(text) {
		const back = text[0] === "~" && this.#clips.get(text.slice(1));
		return back ? [...back.frames].reverse() : unpack(text, this.data.points.length * 3, this.data.scale);
	}

	/**
	 * Every frame there is with the same things about, and the places of these.
	 *
	 * @param {boolean} whole with getting up from the floor
	 * @param {string[]} [names] of the things
	 */
	*frames(whole, names = []) {
		for (const [key, clip] of this.#clips) {
			const { up, things = [] } = this.data.steps[key.slice(key.indexOf(">") + 1)];
			if ((whole || !up) && `${things}` === `${names}`) yield* clip.frames;
		}
		yield* this.places(names);
	}

	/** Where things stand, as positions that a picture must hold. @param {string[]} names */
	places(names) {
		return names.map((name) =>
			Float32Array.from((this.data.things?.[name].bands ?? []).flat().flatMap((ball) => ball.slice(0, 3))),
		);
	}

	/**
	 * The clip of a step that begins in the pose of another one; without that, any clip of the step.
	 *
	 * @param {string} step
	 * @param {string} [before] the step before it
	 * @returns {Clip}
	 */
	clip(step, before = step) {
		return /** @type {Clip} */ (this.#clips.get(this.key(step, before)));
	}

	/**
	 * The name of that clip.
	 *
	 * @param {string} step
	 * @param {string} [before]
	 * @returns {string}
	 */
	key(step, before = step) {
		const key = `${this.data.steps[before].pose}>${step}`;
		if (this.#clips.has(key)) return key;
		const other = [...this.#clips.keys()].find((name) => name.endsWith(`>${step}`));
		if (!other) throw new Error(step);
		return other;
	}

	/**
	 * The clip of a phase among its phases.
	 *
	 * @param {Phase[]} phases
	 * @param {number} at
	 */
	clipOf(phases, at) {
		return this.clip(phases[at].step, phases[at - 1]?.step);
	}

	/** The positions in a step's own pose. @param {string} step */
	still(step) {
		return this.clip(step).last;
	}

	/** What the figure shows at the end of a step, in words. @param {string} step */
	words(step) {
		return this.data.poses[this.data.steps[step].pose];
	}
}

/**
 * Rows of numbers out of a text: of each column the first, its first change, and how much the change changes.
 *
 * @param {string} text
 * @param {number} size
 * @param {number} scale
 * @returns {Float32Array[]}
 */
export function unpack(text, size, scale) {
	/** @type {number[]} */
	const numbers = [];
	for (let at = 0; at < text.length; at++) {
		// A letter is a number near 0; what is far from it stands in braces.
		const end = text[at] === "{" ? text.indexOf("}", at) : at;
		numbers.push(end > at ? Number(text.slice(at + 1, end)) : text.charCodeAt(at) - 80);
		at = end;
	}
	const count = numbers.length / size;
	const frames = Array.from({ length: count }, () => new Float32Array(size));
	for (let i = 0; i < size; i++) {
		let value = numbers[i * count];
		let change = 0;
		frames[0][i] = value / scale;
		for (let at = 1; at < count; at++) {
			change += numbers[i * count + at];
			value += change;
			frames[at][i] = value / scale;
		}
	}
	return frames;
}
