/**
 * How far a pain reaches, on the figure: a line from the lower back by way of buttock and thigh to the calf.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { V } from "../figure/places.js"
 */
import { bodyPlaces, frameOfPicture, onTurned } from "../figure/places.js";
import { curve } from "../muscles/bands.js";
import { drawn } from "./strip.js";

/**
 * @param {SVGSVGElement} picture
 * @param {Movement} movement
 */
export function legOn(picture, movement) {
	const line = drawn("path", { class: "lb-pain-line" });
	picture.append(line);
	/** @type {Float32Array|null} */
	let points = null;
	let reach = 0;
	const paint = () => {
		if (!points) return;
		const { place } = frameOfPicture(picture);
		const spots = upTo(wayDown(bodyPlaces(points, movement.index)), reach);
		line.setAttribute("d", curve(spots.map((spot) => place(...spot))));
	};
	const endWatch = onTurned(picture, paint);
	return {
		/**
		 * @param {Float32Array} pose
		 * @param {number} height from 0 (the lower back) to 1 (the calf)
		 */
		show(pose, height) {
			points = pose;
			reach = height;
			paint();
		},
		end() {
			endWatch();
			line.remove();
		},
	};
}

/**
 * The right leg's way, on its skin.
 *
 * @param {ReturnType<typeof bodyPlaces>} body
 * @returns {V[]}
 */
function wayDown(body) {
	const thigh = body.limb("right", ["hip", "knee", "ankle"], 0.5, -1.05);
	const [knee, ankle] = [body.at("knee_right"), body.at("ankle_right")];
	const calf = /** @type {V} */ (knee.map((value, axis) => (value + ankle[axis]) / 2 + thigh.faces[axis] * 0.045));
	return [body.trunk("waist", 0.3, -1).spot, body.trunk("pelvis", 0.5, -1.1).spot, thigh.spot, calf];
}

/**
 * A way's first part; never less than a short stroke, for pain that stays in the back is pain.
 *
 * @param {V[]} way
 * @param {number} share
 */
function upTo(way, share) {
	const place = Math.max(0.12, share * (way.length - 1));
	const whole = Math.min(way.length - 2, Math.floor(place));
	const [a, b] = [way[whole], way[whole + 1]];
	const last = /** @type {V} */ (a.map((value, axis) => value + (b[axis] - value) * (place - whole)));
	return [...way.slice(0, whole + 1), last];
}
