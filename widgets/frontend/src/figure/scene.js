/**
 * From positions and a camera to the paths of a picture. Pure: the picture's elements are `drawing.js`'s business.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { Camera, Lens } from "./camera.js"
 * @import { BallSpec } from "./body.js"
 * @import { Circle } from "./outline.js"
 */
import { UNITS } from "./body.js";
import { lens } from "./camera.js";
import { headPaths } from "./head.js";
import { band, cuff, floorBand, polygon } from "./outline.js";

/** The picture's own units: it is so wide, whatever its size on the page, and so high where nothing else is asked. */
export const WIDTH = 1000;
export const HEIGHT = 720;
/** Left free round the figure. */
const MARGIN = 32;
/** From this difference on, in statures, one side counts as the far one. */
const FAR = 0.1;
const MAT_MARGIN = 0.13;
/** The body is so thick round its points, at most. */
const SKIN = 0.055;

/**
 * @typedef {object} Frame how the world lies in the picture
 * @property {Lens} lens
 * @property {number} size one stature in the picture
 * @property {[number, number]} origin where the world's middle is
 * @property {(x: number, y: number, z: number) => [number, number]} place
 */

/**
 * @typedef {object} Box a piece of the floor, in statures
 * @property {[number, number]} x
 * @property {[number, number]} z
 */

/**
 * The mat under a movement: never smaller than a mat to stand on.
 *
 * @param {Float32Array[]} frames
 * @returns {Box}
 */
export function matOf(frames) {
	/** @param {number} axis @param {number} least @returns {[number, number]} */
	const wide = (axis, least) => {
		let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
		for (const points of frames)
			for (let at = axis; at < points.length; at += 3) {
				from = Math.min(from, points[at]);
				to = Math.max(to, points[at]);
			}
		const half = Math.max(least, (to - from) / 2 + MAT_MARGIN);
		return [(from + to) / 2 - half, (from + to) / 2 + half];
	};
	return { x: wide(0, 0.36), z: wide(2, 0.3) };
}

/**
 * Fit a movement into the picture: the same for all its frames, so that only the figure moves.
 *
 * @param {Float32Array[]} frames
 * @param {Box|null} mat nothing where the picture is cut at the figure
 * @param {Camera} camera
 * @param {number} [height] of the picture
 * @returns {Frame}
 */
export function frameOf(frames, mat, camera, height = HEIGHT) {
	const eye = lens(camera);
	const { left, right, low, high } = extent(eye, frames, mat);
	const size = Math.min((WIDTH - 2 * MARGIN) / (right - left), (height - 2 * MARGIN) / (high - low));
	const dx = WIDTH / 2 - ((left + right) / 2) * size;
	const dy = height / 2 + ((low + high) / 2) * size;
	return framed(eye, size, [dx, dy]);
}

/**
 * @param {Lens} eye
 * @param {number} size one stature in the picture
 * @param {[number, number]} origin where the world's middle is
 * @returns {Frame}
 */
export function framed(eye, size, origin) {
	const [dx, dy] = origin;
	return {
		lens: eye,
		size,
		origin,
		place: (x, y, z) => {
			const [across, up] = eye.see(x, y, z);
			return [dx + across * size, dy - up * size];
		},
	};
}

/**
 * How far a movement and its mat reach in the picture, in statures.
 *
 * @param {Lens} eye
 * @param {Float32Array[]} frames
 * @param {Box|null} mat
 * @param {number} [skin] how thick the body is round its points
 */
export function extent(eye, frames, mat, skin = SKIN) {
	const inf = Number.POSITIVE_INFINITY;
	const found = { left: inf, right: -inf, low: inf, high: -inf };
	/** @param {number} x @param {number} y @param {number} z @param {number} round */
	const hold = (x, y, z, round) => {
		const [across, up] = eye.see(x, y, z);
		found.left = Math.min(found.left, across - round);
		found.right = Math.max(found.right, across + round);
		found.low = Math.min(found.low, up - round);
		found.high = Math.max(found.high, up + round);
	};
	for (const points of frames)
		for (let at = 0; at < points.length; at += 3) hold(points[at], points[at + 1], points[at + 2], skin);
	if (mat) for (const x of mat.x) for (const z of mat.z) hold(x, 0, z, 0);
	return found;
}

/** @typedef {{a: number, b: number, share: number, radius: number}} Ball */

/**
 * The units of the body for one movement, with points looked up once.
 *
 * @param {Movement} movement
 */
export function bodyOf({ index }) {
	/** @param {BallSpec} spec @returns {Ball} */
	const ball = (spec) =>
		spec.length === 2
			? { a: index[spec[0]], b: index[spec[0]], share: 0, radius: spec[1] }
			: { a: index[spec[0]], b: index[spec[1]], share: spec[2], radius: spec[3] };
	return UNITS.map((unit) => ({
		...unit,
		depth: unit.depth.map((name) => index[name]),
		shade: unit.shade.map(ball),
		sheets: unit.sheets.map(({ cloth, seam, bands }) => ({
			cloth,
			seam,
			bands: bands.map((balls) => balls.map(ball)),
		})),
	}));
}

/**
 * @typedef {object} Painted
 * @property {string} id
 * @property {number} near larger is nearer
 * @property {boolean} far on the far side of the body
 * @property {string[]} paths one for each sheet of the unit; of the head: skin, hair, face, eyes
 */

/**
 * Every unit's paths for one frame, far to near, those of things among them, and the shadow's.
 *
 * @param {Movement} movement
 * @param {ReturnType<typeof bodyOf>} body
 * @param {Float32Array} points
 * @param {Frame} frame
 * @param {import("../types.js").Side|null} [side] whose sleeve has a stripe
 * @param {string[]} [things] what else stands there
 * @returns {{units: Painted[], shadow: string}}
 */
export function paint({ index, data }, body, points, { lens: eye, size, place }, side = null, things = []) {
	/** @param {number} at */
	const near = (at) => eye.see(points[at], points[at + 1], points[at + 2])[2];
	/** @param {Ball} ball @returns {[number, number, number]} */
	const world = ({ a, b, share }) => [
		points[a] + (points[b] - points[a]) * share,
		points[a + 1] + (points[b + 1] - points[a + 1]) * share,
		points[a + 2] + (points[b + 2] - points[a + 2]) * share,
	];
	/** @param {Ball} ball @returns {Circle} */
	const circle = (ball) => {
		const [x, y] = place(...world(ball));
		return [x, y, ball.radius * size];
	};
	const farRight = near(index.shoulder_right) + near(index.hip_right);
	const farLeft = near(index.shoulder_left) + near(index.hip_left);
	const floorA = /** @type {[number, number]} */ ([eye.right[0] * size, -eye.up[0] * size]);
	const floorB = /** @type {[number, number]} */ ([eye.right[2] * size, -eye.up[2] * size]);
	let shadow = "";
	/** @type {Painted[]} */
	const units = body.map((unit) => {
		shadow += floorBand(
			unit.shade.map(({ a, radius }) => {
				const [px, py] = place(points[a], 0, points[a + 2]);
				return /** @type {Circle} */ ([px, py, radius]);
			}),
			floorA,
			floorB,
		);
		return {
			id: unit.id,
			near: (near(unit.depth[0]) + near(unit.depth[1])) / 2,
			far: unit.side === "right" ? farLeft - farRight > 2 * FAR : unit.side === "left" && farRight - farLeft > 2 * FAR,
			paths: unit.sheets.map(({ cloth, bands }) => {
				if (cloth === "stripe" && unit.side !== side) return "";
				const draw = cloth === "stripe" ? cuff : band;
				return bands.map((balls) => draw(balls.map(circle))).join("");
			}),
		};
	});
	/** @param {string} name @returns {[number, number, number]} */
	const at = (name) => [points[index[name]], points[index[name] + 1], points[index[name] + 2]];
	const head = { head: at("head"), crown: at("crown"), nose: at("nose"), chin: at("chin") };
	const { skin, hair, face, eyes } = headPaths(head, eye, (point) => place(...point), size);
	units.push({ id: "head", near: near(index.head), far: false, paths: [skin, hair, face, eyes] });
	const [hx, hy] = place(head.head[0], 0, head.head[2]);
	shadow += floorBand([[hx, hy, 0.05]], floorA, floorB);
	for (const id of things) {
		const { near, bands } = /** @type {Record<string, import("../types.js").Thing>} */ (data.things)[id];
		/** @param {number[]} ball @returns {Circle} */
		const round = ([x, y, z, radius]) => [...place(x, y, z), radius * size];
		const path = bands.map((balls) => band(balls.map(round))).join("");
		units.push({ id, near: eye.see(...near)[2], far: false, paths: [path] });
	}
	units.sort((a, b) => a.near - b.near);
	return { units, shadow };
}

/**
 * The mat's outline.
 *
 * @param {Box} mat
 * @param {Frame} frame
 */
export function matPath(mat, { place }) {
	return polygon([
		place(mat.x[0], 0, mat.z[0]),
		place(mat.x[1], 0, mat.z[0]),
		place(mat.x[1], 0, mat.z[1]),
		place(mat.x[0], 0, mat.z[1]),
	]);
}
