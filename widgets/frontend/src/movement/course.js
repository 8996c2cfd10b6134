/**
 * An exercise's course in time: which phase a second lies in, and each joint's angle over all of it. Pure.
 *
 * @import { Movement } from "../core/movement.js"
 * @import { AnglesData, Dose, Phase, Plan } from "../types.js"
 */
import { unpack } from "../core/movement.js";
import { boundedDose, timeline, totalSeconds, variantOf } from "../core/timeline.js";

/** Angles that bring the hands where they are: seldom what one looks for first. */
const FOR_DRAWING = /^(forearm|wrist|shoulder_rotation|shoulder_abduction)/;
/** What an exercise for the back is about. */
const BACK = /^(lumbar|thorax|hip)_(flexion|rotation)/;
/** So many degrees are something that it does. */
const AT_LEAST = 5;

export class Course {
	/**
	 * @param {Plan} plan
	 * @param {Movement} movement
	 * @param {AnglesData} angles
	 */
	constructor(plan, movement, angles) {
		const variant = variantOf(plan, plan.variant);
		/** @type {Dose} */
		const dose = boundedDose(variant, plan.dose);
		this.phases = timeline(plan, variant, dose);
		this.seconds = totalSeconds(this.phases);
		this.movement = movement;
		this.ranges = angles.ranges;
		this.clips = degreesOf(angles);
		let start = 0;
		this.starts = this.phases.map((phase) => {
			const own = start;
			start += phase.seconds;
			return own;
		});
	}

	/**
	 * The phase at a second, and how much of it is done. A question takes no time and is passed over.
	 *
	 * @param {number} second
	 */
	at(second) {
		let index = this.phases.findIndex(
			(phase, at) => phase.seconds > 0 && second < this.starts[at] + phase.seconds - 1e-9,
		);
		if (index < 0) index = this.phases.length - 1;
		const phase = this.phases[index];
		return { index, phase, fraction: phase.seconds ? Math.min(1, (second - this.starts[index]) / phase.seconds) : 1 };
	}

	/** @param {number} index */
	#key(index) {
		return this.movement.key(this.phases[index].step, this.phases[index - 1]?.step);
	}

	/**
	 * The curves of some coordinates: the moments, and an angle for each at each.
	 *
	 * @param {string[]} names
	 * @returns {{seconds: number[], angles: number[][]}}
	 */
	curves(names) {
		/** @type {number[]} */
		const seconds = [];
		/** @type {number[][]} */
		const angles = names.map(() => []);
		this.phases.forEach((phase, index) => {
			if (!phase.seconds) return;
			const frames = this.clips[this.#key(index)];
			const count = frames[names[0]]?.length ?? 1;
			// A held pose has one frame: it shows from its begin to its end.
			const shown = count > 1 ? count : 2;
			for (let frame = 0; frame < shown; frame++) {
				seconds.push(this.starts[index] + (phase.seconds * frame) / (shown - 1));
				for (const [at, name] of names.entries()) angles[at].push(frames[name][Math.min(frame, count - 1)]);
			}
		});
		return { seconds, angles };
	}

	/**
	 * The angles at the end of each phase.
	 *
	 * @param {string[]} names
	 * @returns {{phase: Phase, second: number, angles: number[]}[]}
	 */
	ends(names) {
		return this.phases.flatMap((phase, index) => {
			if (!phase.seconds) return [];
			const frames = this.clips[this.#key(index)];
			const angles = names.map((name) => frames[name][frames[name].length - 1]);
			return [{ phase, second: this.starts[index] + phase.seconds, angles }];
		});
	}

	/**
	 * What a chart begins with: what the back and the hips do, where they do something, and then what else changes most.
	 *
	 * @param {number} count
	 */
	foremost(count) {
		const own = this.phases.map((_, index) => index).filter((index) => this.phases[index].kind !== "get-up");
		const spans = Object.keys(this.ranges)
			.filter((name) => !FOR_DRAWING.test(name))
			.filter((name) => !name.endsWith("_left") || !sameOnBothSides(name, this))
			.map((name) => {
				const values = own.flatMap((index) => this.clips[this.#key(index)][name]);
				return { name, span: Math.max(...values) - Math.min(...values) };
			});
		const first = (/** @type {{name: string, span: number}} */ { name, span }) => BACK.test(name) && span >= AT_LEAST;
		spans.sort((a, b) => Number(first(b)) - Number(first(a)) || b.span - a.span);
		return spans.slice(0, count).map(({ name }) => name);
	}
}

/**
 * By clip and coordinate, a value a frame.
 *
 * @param {AnglesData} angles
 * @returns {Record<string, Record<string, number[]>>}
 */
function degreesOf({ ranges, clips }) {
	const names = Object.keys(ranges);
	return Object.fromEntries(
		Object.entries(clips).map(([key, text]) => {
			const rows = unpack(text, names.length, 1);
			return [key, Object.fromEntries(names.map((name, at) => [name, rows.map((row) => row[at] / 10)]))];
		}),
	);
}

/**
 * Whether the left does throughout what the right does.
 *
 * @param {string} left
 * @param {{clips: Record<string, Record<string, number[]>>}} angles
 */
export function sameOnBothSides(left, { clips }) {
	const right = left.replace(/_left$/, "_right");
	return Object.values(clips).every(
		(frames) => frames[right] && frames[left].every((value, at) => Math.abs(value - frames[right][at]) < 0.5),
	);
}
