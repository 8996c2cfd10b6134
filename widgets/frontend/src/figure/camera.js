/**
 * From the world to the picture: x forward, y up, z to the figure's right; seen from far away, without perspective,
 * so that lengths can be compared across the picture.
 *
 * @typedef {object} Camera
 * @property {number} around degrees: 0 at the figure's right side, 90 in front of it
 * @property {number} above degrees: 0 at the floor, 90 from straight above
 *
 * @typedef {object} Lens
 * @property {(x: number, y: number, z: number) => [number, number, number]} see across, up, and near (larger is nearer)
 * @property {[number, number, number]} right the world's directions that lie along the picture
 * @property {[number, number, number]} up
 * @property {[number, number, number]} toward to the eye
 */

/** Never quite level with the floor, never over the head. */
const LEAST_ABOVE = 2;
const MOST_ABOVE = 88;

/** The views that buttons name. @type {Record<"side"|"front"|"above", Camera>} */
export const VIEWS = {
	side: { around: 0, above: 6 },
	front: { around: 90, above: 8 },
	above: { around: 0, above: 80 },
};

/**
 * A camera inside its bounds.
 *
 * @param {Camera} camera
 * @returns {Camera}
 */
export function bounded({ around, above }) {
	return {
		around: ((((around + 180) % 360) + 360) % 360) - 180,
		above: Math.min(MOST_ABOVE, Math.max(LEAST_ABOVE, above)),
	};
}

/**
 * @param {Camera} camera
 * @returns {Lens}
 */
export function lens({ around, above }) {
	const a = (around * Math.PI) / 180;
	const b = (above * Math.PI) / 180;
	const [ca, sa, cb, sb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
	return {
		see: (x, y, z) => [ca * x - sa * z, -sa * sb * x + cb * y - ca * sb * z, sa * cb * x + sb * y + ca * cb * z],
		right: [ca, 0, -sa],
		up: [-sa * sb, cb, -ca * sb],
		toward: [sa * cb, sb, ca * cb],
	};
}
