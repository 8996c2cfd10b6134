/**
 * The lever of a weight on the figure: from where it turns level out to under the weight, and the weight itself.
 *
 * @import { Piece, Point } from "./types.js"
 */
import { frameOfPicture, onTurned } from "../figure/places.js";
import { drawn } from "./strip.js";
import { valueAt } from "./way.js";

/**
 * @param {SVGSVGElement} picture
 * @param {Required<Piece["lever"]>} lever
 */
export function leverOn(picture, { pivot, weight }) {
	const group = drawn("g", { class: "lb-lever" });
	const arm = drawn("path", { class: "lb-lever-arm" });
	const pull = drawn("path", { class: "lb-lever-pull" });
	const joint = drawn("circle", { class: "lb-lever-joint", r: "10" });
	const mass = drawn("circle", { class: "lb-lever-weight", r: "14" });
	group.append(arm, pull, joint, mass);
	picture.append(group);
	let now = 0;
	const paint = () => {
		const { place } = frameOfPicture(picture);
		const from = between(pivot, now);
		const to = between(weight, now);
		// Level with where it turns, under or over the weight.
		const end = place(to[0], from[1], to[2]);
		const [start, fall] = [place(...from), place(...to)];
		arm.setAttribute("d", `M${start.join(" ")}L${end.join(" ")}`);
		pull.setAttribute("d", `M${fall.join(" ")}V${Math.max(end[1], fall[1]) + 48}m-12 -16l12 16l12 -16`);
		for (const [circle, [x, y]] of /** @type {const} */ ([
			[joint, start],
			[mass, fall],
		])) {
			circle.setAttribute("cx", String(x));
			circle.setAttribute("cy", String(y));
		}
	};
	const endWatch = onTurned(picture, paint);
	return {
		/** @param {number} at */
		show(at) {
			now = at;
			paint();
		},
		end() {
			endWatch();
			group.remove();
		},
	};
}

/**
 * @param {Point[]} points
 * @param {number} at
 * @returns {Point}
 */
function between(points, at) {
	const along = (/** @type {0|1|2} */ axis) =>
		valueAt(
			points.map((point) => point[axis]),
			at,
		);
	return [along(0), along(1), along(2)];
}
