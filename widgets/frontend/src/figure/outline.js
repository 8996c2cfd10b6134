/**
 * Outlines of rounded bodies in the picture, as SVG paths. A circle is [x, y, radius]; y runs down.
 *
 * @typedef {[number, number, number]} Circle
 */

/** So many corners look round at the figure's size; a soft shadow needs fewer. */
const DIRECTIONS = directions(24);
const FEW = directions(16);

/**
 * @param {number} count
 * @returns {[number, number][]}
 */
function directions(count) {
	return Array.from({ length: count }, (_, at) => {
		const angle = (at / count) * 2 * Math.PI;
		return [Math.cos(angle), Math.sin(angle)];
	});
}

/**
 * The rubber band round circles: in each direction, the point of the circle that reaches farthest.
 *
 * @param {Circle[]} circles
 */
export function band(circles) {
	let path = "";
	for (const [dx, dy] of DIRECTIONS) {
		let best = circles[0];
		let reach = Number.NEGATIVE_INFINITY;
		for (const circle of circles) {
			const far = circle[0] * dx + circle[1] * dy + circle[2];
			if (far > reach) {
				reach = far;
				best = circle;
			}
		}
		path += `${path ? "L" : "M"}${round(best[0] + best[2] * dx)} ${round(best[1] + best[2] * dy)}`;
	}
	return `${path}Z`;
}

/**
 * The rubber band round discs that lie on the floor.
 *
 * @param {Circle[]} discs centre in the picture, radius
 * @param {[number, number]} a what one unit of the floor's x is in the picture
 * @param {[number, number]} b what one unit of its z is
 */
export function floorBand(discs, a, b) {
	let path = "";
	for (const [dx, dy] of FEW) {
		const alongA = a[0] * dx + a[1] * dy;
		const alongB = b[0] * dx + b[1] * dy;
		const stretch = Math.hypot(alongA, alongB) || 1e-9;
		let best = discs[0];
		let reach = Number.NEGATIVE_INFINITY;
		for (const disc of discs) {
			const far = disc[0] * dx + disc[1] * dy + disc[2] * stretch;
			if (far > reach) {
				reach = far;
				best = disc;
			}
		}
		const out = best[2] / stretch;
		const x = best[0] + (a[0] * alongA + b[0] * alongB) * out;
		const y = best[1] + (a[1] * alongA + b[1] * alongB) * out;
		path += `${path ? "L" : "M"}${round(x)} ${round(y)}`;
	}
	return `${path}Z`;
}

/**
 * A stripe across a limb: as wide as the circles, without their ends.
 *
 * @param {Circle[]} circles two
 */
export function cuff([[ax, ay, ar], [bx, by, br]]) {
	const size = Math.hypot(bx - ax, by - ay) || 1;
	const [nx, ny] = [-(by - ay) / size, (bx - ax) / size];
	return polygon([
		[ax + nx * ar, ay + ny * ar],
		[bx + nx * br, by + ny * br],
		[bx - nx * br, by - ny * br],
		[ax - nx * ar, ay - ny * ar],
	]);
}

/**
 * A closed line through points.
 *
 * @param {[number, number][]} points
 */
export function polygon(points) {
	return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L")}Z`;
}

/** @param {number} value */
export function round(value) {
	return Math.round(value * 10) / 10;
}
