/**
 * Where the picture looks while an exercise is led: so near that the body fills it, in every pose. Where a phase changes how
 * much room the body takes, the picture comes nearer or steps back with it; where it does not, it stands still.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Phase } from "../types.js"
 * @import { Camera } from "./camera.js"
 * @import { Frame } from "./scene.js"
 */
import { lens } from "./camera.js";
import { extent, framed, WIDTH } from "./scene.js";

/** The body takes this share of the room it has. */
const SHARE = 0.93;
/** While the body takes at least this share of that in every pose of a phase, the picture stands still. */
const STEADY = 0.9;
/** A phase is looked at in so many places. */
const LOOKS = 25;
/** The body is so thick round its points, in statures. */
const SKIN = 0.04;

/** What is free of other things in a picture, in its own units: `top` is kept for what lies over it. @typedef {{height: number, top: number}} Room */
/** The middle of what is seen, in statures across and up, and the size of a stature. @typedef {[number, number, number]} Look */

export class Framing {
	/** @type {Map<string, Look[]>} */ #known = new Map();

	/** @param {Movement} movement */
	constructor(movement) {
		this.movement = movement;
	}

	/**
	 * @param {Phase[]} phases
	 * @param {number} at
	 * @param {number} fraction of the phase, from 0 to 1
	 * @param {Camera} camera
	 * @param {Room} room
	 * @returns {Look}
	 */
	look(phases, at, fraction, camera, room) {
		const key = [
			this.movement.key(phases[at].step, phases[at - 1]?.step),
			...Object.values(camera),
			room.height,
			room.top,
		].join();
		const looks = this.#known.get(key) ?? this.#looks(phases, at, camera, room);
		this.#known.set(key, looks);
		const reach = Math.min(1, Math.max(0, fraction)) * (looks.length - 1);
		const from = Math.floor(reach);
		return mixed(looks[from], looks[Math.min(looks.length - 1, from + 1)], reach - from);
	}

	/** @param {Phase[]} phases @param {number} at @param {Camera} camera @param {Room} room @returns {Look[]} */
	#looks(phases, at, camera, room) {
		const clip = this.movement.clipOf(phases, at);
		const eye = lens(camera);
		const places = this.movement.places(this.movement.data.steps[phases[at].step].things ?? []);
		const boxes = Array.from({ length: clip.moves ? LOOKS : 1 }, (_, n) =>
			extent(eye, [clip.at(n / (LOOKS - 1)), ...places], null, SKIN),
		);
		const whole = fit(union(boxes), room);
		if (boxes.every((box) => whole[2] >= STEADY * fit(box, room)[2])) return [whole];
		// Each place holds its neighbours, too: in between nothing leaves the picture.
		return boxes.map((_, n) => fit(union(boxes.slice(Math.max(0, n - 1), n + 2)), room));
	}
}

/** @typedef {ReturnType<typeof extent>} Box */

/** @param {Box[]} boxes @returns {Box} */
function union(boxes) {
	return {
		left: Math.min(...boxes.map(({ left }) => left)),
		right: Math.max(...boxes.map(({ right }) => right)),
		low: Math.min(...boxes.map(({ low }) => low)),
		high: Math.max(...boxes.map(({ high }) => high)),
	};
}

/** @param {Box} box @param {Room} room @returns {Look} */
function fit({ left, right, low, high }, { height, top }) {
	const size = Math.min((WIDTH * SHARE) / (right - left), ((height - top) * SHARE) / (high - low));
	return [(left + right) / 2, (low + high) / 2, size];
}

/**
 * A look between two others.
 *
 * @param {Look} one
 * @param {Look} other
 * @param {number} share from 0 to 1
 * @returns {Look}
 */
export function mixed(one, other, share) {
	return /** @type {Look} */ (one.map((value, n) => value + (other[n] - value) * share));
}

/**
 * @param {Look} look
 * @param {Camera} camera
 * @param {Room} room
 * @returns {Frame}
 */
export function frameAt([across, up, size], camera, { height, top }) {
	return framed(lens(camera), size, [WIDTH / 2 - across * size, (top + height) / 2 + up * size]);
}
