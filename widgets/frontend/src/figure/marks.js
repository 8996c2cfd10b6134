/**
 * What is drawn over the figure: an arrow along the way a point takes, and a ring where a hold is held.
 *
 * @import { Clip, Movement } from "../core/movement.js"
 * @import { Frame } from "./scene.js"
 *
 * @typedef {{kind: "arrow", clip: Clip, point: string, from?: number, quiet?: boolean}} Arrow
 * @typedef {{kind: "ring", points: Float32Array, point: string, share: number|null}} Ring the share that is done
 * @typedef {Arrow|Ring} Mark
 */
import { round } from "./outline.js";

const SAMPLES = 24;
/** A way shorter than this in the picture says nothing. */
const LEAST = 26;
const HEAD = 26;
const START = 30;
/** What turns, and about what; its arrow is so many times as far out. @type {Record<string, string>} */
const LEVERS = { nose: "head", shoulder: "neck" };
const AHEAD = 2.4;
/** So far from the middle of the head, in statures, an arrow is clear of the face. */
const CLEAR = 0.085;
const RADIUS = 0.062;

/** @typedef {[number, number]} P */
/** @typedef {[number, number, number]} V */

/**
 * @param {Mark} mark
 * @param {Movement} movement
 * @param {Frame} frame
 * @returns {{d: string, name: string}[]}
 */
export function markPaths(mark, movement, frame) {
	return mark.kind === "arrow" ? arrow(mark, movement, frame) : ring(mark, movement, frame);
}

/**
 * @param {Arrow} mark
 * @param {Movement} movement
 * @param {Frame} frame
 */
function arrow({ clip, point, from = 0, quiet = false }, { index }, { place, size }) {
	const at = index[point];
	if (at === undefined || !clip.moves) return [];
	const whole = pathOf(clip, index, point);
	let way = whole.slice(Math.floor(from * SAMPLES)).map((spot) => place(...spot));
	if (way.length < 2) return [];
	// Seen from where the face looks, the way of the nose lies on the face: it would hide what it tells.
	if (point === "nose") {
		const head = pathOf(clip, index, "head").map((spot) => place(...spot));
		if (way.some((spot) => far(spot, head[0]) < CLEAR * size)) return [];
	}
	const there = reach(way);
	const swings = far(way[0], way[way.length - 1]) < there.size * 0.5;
	if (swings) way = straight(way[there.from], way[there.to]);
	if (length(way) < (quiet ? 3 * LEAST : LEAST)) return [];
	// Not out of the joint itself: beside it.
	while (way.length > 3 && !swings && !(point.split("_")[0] in LEVERS) && far(way[0], there.start) < START) way.shift();
	const name = `lb-arrow${quiet ? " lb-quiet-arrow" : ""}`;
	const ends = swings ? [tip(way), tip([...way].reverse())] : [tip(way)];
	const shaft = `M${way.map(([x, y]) => `${round(x)} ${round(y)}`).join("L")}`;
	return [
		{ d: shaft, name: `${name} lb-halo` },
		{ d: shaft, name: `${name} lb-shaft` },
		{ d: ends.join(""), name: `${name} lb-tip` },
	];
}

/** The way of a point through a clip is the same in every frame. @type {WeakMap<Clip, Map<string, V[]>>} */
const paths = new WeakMap();

/**
 * @param {Clip} clip
 * @param {Record<string, number>} index
 * @param {string} point
 * @returns {V[]}
 */
function pathOf(clip, index, point) {
	const known = paths.get(clip) ?? new Map();
	paths.set(clip, known);
	let path = known.get(point);
	if (!path) {
		path = Array.from({ length: SAMPLES + 1 }, (_, sample) => spot(clip.at(sample / SAMPLES), index, point));
		known.set(point, path);
	}
	return path;
}

/**
 * Where an arrow finds its point. What turns about the body's own axis goes a short way: its arrow stands farther out.
 *
 * @param {Float32Array} points
 * @param {Record<string, number>} index
 * @param {string} point
 * @returns {V}
 */
function spot(points, index, point) {
	const at = index[point];
	const lever = LEVERS[point.split("_")[0]];
	const base = lever ? index[lever] : at;
	const ahead = lever ? AHEAD : 1;
	return /** @type {V} */ (
		[0, 1, 2].map((axis) => points[base + axis] + (points[at + axis] - points[base + axis]) * ahead)
	);
}

/**
 * @param {Ring} mark
 * @param {Movement} movement
 * @param {Frame} frame
 */
function ring({ points, point, share }, { index }, { place, size }) {
	const at = index[point];
	if (at === undefined) return [];
	const [x, y] = place(points[at], points[at + 1], points[at + 2]);
	const r = RADIUS * size;
	const full = `M${round(x)} ${round(y - r)}a${round(r)} ${round(r)} 0 1 1 -0.1 0Z`;
	// Two bars, as on a pause button: this is held.
	const [w, h] = [r * 0.14, r * 0.36];
	const bar = (/** @type {number} */ from) =>
		`M${round(x + from)} ${round(y - h)}h${round(w)}v${round(2 * h)}h${round(-w)}Z`;
	const paths = [
		{ d: full, name: "lb-ring" },
		{ d: bar(-w * 1.7) + bar(w * 0.7), name: "lb-bars" },
	];
	if (share === null) return paths;
	const angle = Math.min(0.9999, Math.max(0, share)) * 2 * Math.PI;
	const end = `${round(x + r * Math.sin(angle))} ${round(y - r * Math.cos(angle))}`;
	const arc = `M${round(x)} ${round(y - r)}A${round(r)} ${round(r)} 0 ${angle > Math.PI ? 1 : 0} 1 ${end}`;
	return [...paths, { d: arc, name: "lb-held" }];
}

/** The head of an arrow at the end of a way. @param {P[]} way */
function tip(way) {
	const [x, y] = way[way.length - 1];
	// From where the way was a head's length ago: its last piece alone may point anywhere.
	const before = [...way].reverse().find((p) => far(p, [x, y]) > HEAD * 0.6) ?? way[0];
	const size = far(before, [x, y]) || 1;
	const [dx, dy] = [(x - before[0]) / size, (y - before[1]) / size];
	const [bx, by] = [x - dx * HEAD * 0.55, y - dy * HEAD * 0.55];
	const [tx, ty] = [x + dx * HEAD * 0.45, y + dy * HEAD * 0.45];
	const half = HEAD * 0.58;
	return `M${round(tx)} ${round(ty)}L${round(bx - dy * half)} ${round(by + dx * half)}L${round(bx + dy * half)} ${round(by - dx * half)}Z`;
}

/** @param {P} a @param {P} b */
function far(a, b) {
	return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** @param {P[]} way */
function length(way) {
	return way.slice(1).reduce((sum, p, at) => sum + far(way[at], p), 0);
}

/** @param {P} a @param {P} b @returns {P[]} */
function straight(a, b) {
	return Array.from({ length: 7 }, (_, at) => [a[0] + ((b[0] - a[0]) * at) / 6, a[1] + ((b[1] - a[1]) * at) / 6]);
}

/** The two samples of a way that lie farthest apart. @param {P[]} way */
function reach(way) {
	let best = { from: 0, to: 0, size: 0, start: way[0] };
	for (let a = 0; a < way.length; a++)
		for (let b = a + 1; b < way.length; b++) {
			const size = far(way[a], way[b]);
			if (size > best.size) best = { from: a, to: b, size, start: way[0] };
		}
	return best;
}
