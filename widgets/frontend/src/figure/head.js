/**
 * The head: a ball with hair, a jaw, a nose, ears and eyes, so that where the face looks is read at a glance from
 * every side.
 *
 * @import { Lens } from "./camera.js"
 */
import { HEAD } from "./body.js";
import { band, polygon } from "./outline.js";

/** The hair covers the ball to this angle from its middle, which lies up and back. */
const HAIR = (78 * Math.PI) / 180;
const HAIR_UP = 0.72;
const HAIR_BACK = 0.69;
const STEPS = 40;

/** @typedef {[number, number, number]} V */

/** @param {V} a @param {V} b @param {number} s @returns {V} */
const plus = (a, b, s) => [a[0] + b[0] * s, a[1] + b[1] * s, a[2] + b[2] * s];
/** @param {V} a @param {V} b */
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
/** @param {V} a @param {V} b @returns {V} */
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
/** @param {V} a @returns {V} */
const unit = (a) => {
	const size = Math.hypot(...a) || 1;
	return [a[0] / size, a[1] / size, a[2] / size];
};

/**
 * @typedef {object} HeadPaths
 * @property {string} skin
 * @property {string} hair
 * @property {string} face nose, eyes, ears: a shade of the skin
 * @property {string} eyes
 */

/**
 * @param {{head: V, crown: V, nose: V, chin: V}} points in the world
 * @param {Lens} lens
 * @param {(point: V) => [number, number]} place world to picture
 * @param {number} size one stature in the picture
 * @returns {HeadPaths}
 */
export function headPaths({ head, crown, nose, chin }, lens, place, size) {
	const up = unit(plus(crown, head, -1));
	const ahead = plus(nose, head, -1);
	const front = unit(plus(ahead, up, -dot(ahead, up)));
	const right = cross(front, up);
	const [cx, cy] = place(head);
	const skull = HEAD.skull * size;
	const [jx, jy] = place(chin);
	const skin = band([
		[cx, cy, skull * 0.99],
		[jx, jy, HEAD.jaw * size],
	]);
	const middle = unit(plus(plus([0, 0, 0], up, HAIR_UP), front, -HAIR_BACK));
	const hair = cap(middle, lens, cx, cy, skull * 1.05);
	let face = "";
	let eyes = "";
	/** @param {V} way from the middle of the head, on the ball @param {number} radius @param {number} least */
	const spot = (way, radius, least) => {
		if (dot(way, lens.toward) < least) return "";
		const [x, y] = place(plus(head, way, HEAD.skull));
		return band([[x, y, radius * size]]);
	};
	for (const side of [1, -1]) {
		const ear = unit(plus(plus([0, 0, 0], right, side), up, -0.18));
		face += spot(ear, HEAD.ear, -0.12);
		const eye = unit(plus(plus(front, right, side * 0.4), up, -0.02));
		eyes += spot(eye, HEAD.eye, 0.22);
	}
	const bridge = unit(plus(front, up, 0.02));
	if (dot(bridge, lens.toward) > -0.45) {
		const [bx, by] = place(plus(head, bridge, HEAD.skull * 0.9));
		const [nx, ny] = place(nose);
		face += band([
			[bx, by, HEAD.nose * 0.7 * size],
			[nx, ny, HEAD.nose * size],
		]);
	}
	return { skin, hair, face, eyes };
}

/**
 * What is seen of a cap of a ball: its rim where that faces us, and the ball's own edge where the cap reaches it.
 *
 * @param {V} middle the cap's direction
 * @param {Lens} lens
 * @param {number} cx
 * @param {number} cy
 * @param {number} radius in the picture
 */
function cap(middle, lens, cx, cy, radius) {
	const side = unit(cross(middle, Math.abs(middle[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]));
	const other = cross(middle, side);
	/** @type {{x: number, y: number, near: number}[]} */
	const rim = [];
	for (let at = 0; at < STEPS; at++) {
		const angle = (at / STEPS) * 2 * Math.PI;
		const way = plus(
			plus(plus([0, 0, 0], middle, Math.cos(HAIR)), side, Math.sin(HAIR) * Math.cos(angle)),
			other,
			Math.sin(HAIR) * Math.sin(angle),
		);
		rim.push({ x: dot(way, lens.right), y: dot(way, lens.up), near: dot(way, lens.toward) });
	}
	/** @param {{x: number, y: number}} p @returns {[number, number]} */
	const onPicture = ({ x, y }) => [cx + x * radius, cy - y * radius];
	const from = rim.findIndex((p, at) => p.near >= 0 && rim[(at + STEPS - 1) % STEPS].near < 0);
	if (from < 0) {
		if (rim[0].near < 0) return dot(middle, lens.toward) > 0 ? band([[cx, cy, radius]]) : "";
		return polygon(rim.map(onPicture));
	}
	/** @type {{x: number, y: number}[]} */
	const seen = [];
	for (let at = 0; at < STEPS && rim[(from + at) % STEPS].near >= 0; at++) seen.push(rim[(from + at) % STEPS]);
	// Back along the ball's edge, on the side where the cap is.
	const start = Math.atan2(seen[seen.length - 1].y, seen[seen.length - 1].x);
	let turn = Math.atan2(seen[0].y, seen[0].x) - start;
	const mx = dot(middle, lens.right);
	const my = dot(middle, lens.up);
	if (turn <= 0) turn += 2 * Math.PI;
	const half = start + turn / 2;
	if (Math.cos(half) * mx + Math.sin(half) * my < 0) turn -= 2 * Math.PI;
	const points = seen.map(onPicture);
	for (let at = 1; at < 24; at++) {
		const angle = start + (turn * at) / 24;
		points.push(onPicture({ x: Math.cos(angle), y: Math.sin(angle) }));
	}
	return polygon(points);
}
