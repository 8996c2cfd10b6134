/**
 * Where a slider's way leads: a share of a movement, the value of a curve there, the passage that is said. Pure.
 *
 * @import { Curve, Passage, Piece } from "./types.js"
 */

/**
 * The share of the step's movement at a share of the slider's way: once through, or to and fro.
 *
 * @param {Pick<Piece, "times">} piece
 * @param {number} at from 0 to 1
 */
export function fractionAt({ times }, at) {
	if (!times) return at;
	const turn = (at * times) % 1;
	return at === 1 ? 0 : 1 - Math.abs(2 * turn - 1);
}

/**
 * What lies between equal stretches, on a straight line.
 *
 * @param {number[]} values
 * @param {number} at from 0 to 1
 */
export function valueAt(values, at) {
	const place = at * (values.length - 1);
	const before = Math.min(values.length - 2, Math.floor(place));
	return values[before] + (values[before + 1] - values[before]) * (place - before);
}

/**
 * The word for a sketch's height: the nearest of its ticks.
 *
 * @param {Pick<Curve, "ticks">} curve
 * @param {number} height from 0 to 1
 */
export function tickAt({ ticks }, height) {
	return ticks[Math.round(height * (ticks.length - 1))];
}

/**
 * The number of the passage that is said there.
 *
 * @param {Pick<Passage, "until">[]} passages
 * @param {number} at from 0 to 1
 */
export function passageAt(passages, at) {
	const found = passages.findIndex(({ until }) => at <= until + 1e-9);
	return found < 0 ? passages.length - 1 : found;
}

/**
 * The least and the most of all curves of a kind, nought among them: what is compared has one scale. A sketch has no unit,
 * and goes from 0 to 1.
 *
 * @param {Pick<Curve, "kind"|"values">[]} curves
 * @param {Curve["kind"]} kind
 * @returns {{least: number, most: number}}
 */
export function scaleOf(curves, kind) {
	if (kind === "sketch") return { least: 0, most: 1 };
	const values = curves.filter((curve) => curve.kind === kind).flatMap((curve) => curve.values);
	return { least: Math.min(0, ...values), most: Math.max(0, ...values) };
}
