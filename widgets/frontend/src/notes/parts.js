/**
 * The parts of the body that a note can name, and where they are in a drawn figure: at a joint's own circle, or between two
 * of them. Read from the picture itself, so any figure on the page will do.
 *
 * @import { Region } from "./note.js"
 */

const SIDES = ["right", "left"];
/** Joints and ends, as the figure has a circle for each. */
const JOINTS = ["shoulder", "elbow", "wrist", "hand", "hip", "knee", "ankle", "toe"];
/** Segments of a limb, each between two joints. @type {Record<string, [string, string]>} */
const SEGMENTS = {
	upper_arm: ["shoulder", "elbow"],
	forearm: ["elbow", "wrist"],
	thigh: ["hip", "knee"],
	shank: ["knee", "ankle"],
	foot: ["ankle", "toe"],
};
/** Of the trunk, how far up it lies from the hips to the neck. @type {Record<string, number>} */
const TRUNK = { pelvis: 0, lumbar_spine: 0.28, thorax: 0.68 };

/** Every part, head first. */
export const PARTS = [
	...["head", "neck", "thorax", "lumbar_spine", "pelvis"],
	...[...JOINTS, ...Object.keys(SEGMENTS)].flatMap((name) => SIDES.map((side) => `${name}_${side}`)),
];

/** A click this near to a joint means it, and so near to a segment; in the picture's units, of which it is 1000 wide. */
const NEAR_JOINT = 34;
const NEAR_SEGMENT = 60;

/** @typedef {[number, number]} P */

/**
 * @param {Element} svg
 * @param {string} name
 * @returns {P}
 */
function circle(svg, name) {
	const found = svg.querySelector(`[data-point="${name}"]`);
	return [Number(found?.getAttribute("cx")), Number(found?.getAttribute("cy"))];
}

/** @param {P} a @param {P} b @param {number} [share] @returns {P} */
function between(a, b, share = 0.5) {
	return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/** The middle of the hips: where a region is counted from. @param {Element} svg @returns {P} */
export function middle(svg) {
	return between(circle(svg, "hip_right"), circle(svg, "hip_left"));
}

/**
 * Where a part is in the picture.
 *
 * @param {Element} svg
 * @param {string} part
 * @returns {P}
 */
export function whereIs(svg, part) {
	if (part in TRUNK) return between(middle(svg), circle(svg, "neck"), TRUNK[part]);
	const [, name, side] = /^(.*)_(right|left)$/.exec(part) ?? ["", part, ""];
	const ends = SEGMENTS[name];
	return ends ? between(circle(svg, `${ends[0]}_${side}`), circle(svg, `${ends[1]}_${side}`)) : circle(svg, part);
}

/**
 * The part at a point of the picture: a joint before a segment; nothing far from the body.
 *
 * @param {Element} svg
 * @param {P} at
 */
export function partAt(svg, at) {
	const far = (/** @type {string} */ part) => {
		const [x, y] = whereIs(svg, part);
		return Math.hypot(x - at[0], y - at[1]);
	};
	const isJoint = (/** @type {string} */ part) => !(part in TRUNK) && !(part.replace(/_(right|left)$/, "") in SEGMENTS);
	for (const [some, most] of /** @type {[string[], number][]} */ ([
		[PARTS.filter(isJoint), NEAR_JOINT],
		[PARTS.filter((part) => !isJoint(part)), NEAR_SEGMENT],
	])) {
		const [nearest] = some.map((part) => ({ part, far: far(part) })).sort((a, b) => a.far - b.far);
		if (nearest.far <= most) return nearest.part;
	}
	return null;
}

/** A point of the page in the picture's units. @param {SVGSVGElement} svg @param {number} x @param {number} y @returns {P} */
export function inPicture(svg, x, y) {
	const matrix = svg.getScreenCTM()?.inverse();
	const { x: across, y: down } = new DOMPoint(x, y).matrixTransform(matrix);
	return [across, down];
}

/**
 * A rectangle between two points of the picture, in statures.
 *
 * @param {SVGSVGElement} svg
 * @param {P} one
 * @param {P} other
 * @returns {Region}
 */
export function regionOf(svg, one, other) {
	const size = sizeOf(svg);
	const [mx, my] = middle(svg);
	const round = (/** @type {number} */ value) => Math.round((value / size) * 1000) / 1000;
	return {
		x: round(Math.min(one[0], other[0]) - mx),
		y: round(Math.min(one[1], other[1]) - my),
		width: Math.max(0.005, round(Math.abs(one[0] - other[0]))),
		height: Math.max(0.005, round(Math.abs(one[1] - other[1]))),
		around: Number(svg.dataset.around),
		above: Number(svg.dataset.above),
	};
}

/**
 * The same rectangle in the picture; nothing where it is looked at from elsewhere.
 *
 * @param {SVGSVGElement} svg
 * @param {Region} region
 */
export function rectOf(svg, { x, y, width, height, around, above }) {
	if (Math.abs(Number(svg.dataset.around) - around) > 1 || Math.abs(Number(svg.dataset.above) - above) > 1) return null;
	const size = sizeOf(svg);
	const [mx, my] = middle(svg);
	return { x: mx + x * size, y: my + y * size, width: width * size, height: height * size };
}

/** One stature in the picture. @param {SVGSVGElement} svg */
function sizeOf(svg) {
	return Number((svg.dataset.frame ?? "").split(",")[0]) || 1;
}
