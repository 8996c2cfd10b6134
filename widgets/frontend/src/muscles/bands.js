/**
 * Where each muscle runs, as a way along the skin over it: enough to say which one is meant, no atlas.
 *
 * @import { Place, Side } from "../figure/places.js"
 */
import { bodyPlaces } from "../figure/places.js";

/** @typedef {ReturnType<typeof bodyPlaces>} Body */
/** @typedef {(body: Body, side: Side, out: number) => Place[]} Run `out` is 1 on the right and -1 on the left */

/** @type {["hip", "knee", "ankle"]} */
const LEG = ["hip", "knee", "ankle"];
/** @type {["shoulder", "elbow", "wrist"]} */
const ARM = ["shoulder", "elbow", "wrist"];

/** By the vocabulary's terms. @type {Record<string, Run>} */
const RUNS = {
	"erector-spinae": (body, _, out) => [
		body.trunk("pelvis", 0.42 * out, -1),
		body.trunk("waist", 0.42 * out, -1),
		body.trunk("ribs", 0.38 * out, -1),
		body.trunk("chest", 0.3 * out, -1),
	],
	multifidus: (body, _, out) => [body.trunk("pelvis", 0.2 * out, -1), body.trunk("waist", 0.12 * out, -1.05)],
	rotatores: (body, _, out) => [body.trunk("ribs", 0.22 * out, -1), body.trunk("chest", 0.06 * out, -1.05)],
	"quadratus-lumborum": (body, _, out) => [body.trunk("pelvis", 0.8 * out, -0.6), body.trunk("ribs", 0.7 * out, -0.6)],
	"rectus-abdominis": (body, _, out) => [
		body.trunk("pelvis", 0.22 * out, 1),
		body.trunk("waist", 0.25 * out, 1.05),
		body.trunk("ribs", 0.3 * out, 1),
	],
	"external-oblique": (body, _, out) => [
		body.trunk("ribs", 0.98 * out, 0.3),
		body.trunk("waist", 0.72 * out, 0.85),
		body.trunk("pelvis", 0.4 * out, 1),
	],
	"internal-oblique": (body, _, out) => [
		body.trunk("pelvis", 0.98 * out, 0.3),
		body.trunk("waist", 0.72 * out, 0.85),
		body.trunk("ribs", 0.4 * out, 1),
	],
	"transversus-abdominis": (body, _, out) => [
		body.trunk("waist", 1.02 * out, 0),
		body.trunk("waist", 0.75 * out, 0.8),
		body.trunk("waist", 0.1 * out, 1.1),
	],
	diaphragm: (body, _, out) => [body.trunk("ribs", 0.95 * out, 0.4), body.trunk("ribs", 0.1 * out, 1.05)],
	iliopsoas: (body, side, out) => [
		body.trunk("waist", 0.3 * out, 0.7),
		body.trunk("pelvis", 0.55 * out, 0.9),
		body.limb(side, LEG, 0.16, 0.9, -0.4),
	],
	"rectus-femoris": (body, side) => [body.limb(side, LEG, 0.06, 1), body.limb(side, LEG, 0.95, 0.9)],
	quadriceps: (body, side) => [
		body.limb(side, LEG, 0.12, 1.05, 0.35),
		body.limb(side, LEG, 0.55, 1.15, 0.2),
		body.limb(side, LEG, 0.96, 0.9),
	],
	hamstrings: (body, side) => [
		body.limb(side, LEG, 0.08, -1.1),
		body.limb(side, LEG, 0.5, -1.15),
		body.limb(side, LEG, 0.95, -0.85),
	],
	"gluteus-maximus": (body, side, out) => [body.trunk("pelvis", 0.4 * out, -1.1), body.limb(side, LEG, 0.16, -1, 0.7)],
	adductors: (body, side, out) => [body.trunk("pelvis", 0.16 * out, 0.2), body.limb(side, LEG, 0.7, 0.1, -1)],
	"triceps-brachii": (body, side) => [body.limb(side, ARM, 0.1, -0.75), body.limb(side, ARM, 0.95, -0.7)],
	"pectoralis-major": (body, side, out) => [body.trunk("chest", 0.15 * out, 1), body.limb(side, ARM, 0.2, 0.8)],
	deltoid: (body, side) => [body.limb(side, ARM, -0.08, 0.2, 0.8), body.limb(side, ARM, 0.42, 0.2, 0.8)],
	"serratus-anterior": (body, _, out) => [body.trunk("ribs", out, 0.45), body.trunk("chest", 0.95 * out, -0.2)],
	splenius: (body, _, out) => [body.head("neck", 0.15 * out, -0.9), body.head("skull", 0.8 * out, -0.5)],
	sternocleidomastoid: (body, _, out) => [body.head("neck", 0.25 * out, 0.9), body.head("skull", 0.95 * out, 0)],
};

/** The muscles that can be shown. */
export const MUSCLES = Object.keys(RUNS);

/**
 * @typedef {object} Band
 * @property {string} id
 * @property {string} work
 * @property {string} d its path in the picture
 * @property {boolean} behind on the side of the body that is turned away
 */

/**
 * @param {{id: string, work: string, side: Side|null}[]} muscles
 * @param {Float32Array} points
 * @param {Record<string, number>} index
 * @param {Pick<import("../figure/scene.js").Frame, "lens"|"place">} frame
 * @returns {Band[]}
 */
export function bandsOf(muscles, points, index, { lens, place }) {
	const body = bodyPlaces(points, index);
	return muscles.flatMap(({ id, work, side }) => {
		const run = RUNS[id];
		if (!Object.hasOwn(RUNS, id)) return [];
		const sides = /** @type {Side[]} */ (side ? [side] : ["right", "left"]);
		return sides.map((one) => {
			const places = run(body, one, one === "right" ? 1 : -1);
			const toward = places.map(
				({ faces }) => faces[0] * lens.toward[0] + faces[1] * lens.toward[1] + faces[2] * lens.toward[2],
			);
			const behind = toward.reduce((sum, value) => sum + value, 0) / toward.length < -0.15;
			return { id, work, behind, d: curve(places.map(({ spot }) => place(...spot))) };
		});
	});
}

/** A way through its spots, rounded at the inner ones. @param {[number, number][]} spots */
export function curve(spots) {
	const [first, ...rest] = spots.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
	if (rest.length < 2) return `M${first}L${rest.join("L")}`;
	/** @param {number} a @param {number} b */
	const between = (a, b) =>
		`${((spots[a][0] + spots[b][0]) / 2).toFixed(1)} ${((spots[a][1] + spots[b][1]) / 2).toFixed(1)}`;
	let d = `M${first}`;
	for (let at = 1; at < spots.length - 1; at++) {
		const end = at === spots.length - 2 ? rest[at] : between(at, at + 1);
		d += `Q${rest[at - 1]} ${end}`;
	}
	return d;
}
