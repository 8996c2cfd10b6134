/**
 * The score: which tones sound when, over the moments that lie ahead. Pure: from where a session is to absolute times.
 *
 * It looks over the border of the phase that runs, so that what is late on the page is still on time for the ear.
 *
 * @import { Phase } from "../types.js"
 * @import { SoundName, Tone } from "./sounds.js"
 */
import { landmarksOf } from "../core/landmarks.js";
import { AFTER, tonesOf, WHOLE_ROW_SECONDS } from "./sounds.js";

/**
 * Where a session is, as the score needs it.
 *
 * @typedef {object} Now
 * @property {"running"|"settling"} status
 * @property {Phase[]} phases
 * @property {number} index
 * @property {number} began when the phase, or settling, began, ms of the session's clock
 * @property {number|null} ends when it ends; null where it waits for the person
 * @property {number} after the index of the phase behind it
 * @property {boolean} byHand the person brought it about: nothing could lead into it
 * @property {(phase: Phase) => boolean} timed
 */

/**
 * A tone at its time. The same id is the same tone, whatever has moved in time since.
 *
 * @typedef {{id: string, at: number, pitch: number, length: number}} Scored
 */

/**
 * All tones between two moments, in ms of the session's clock.
 *
 * @param {Now} now
 * @param {number} from
 * @param {number} to
 * @returns {Scored[]}
 */
export function score(now, from, to) {
	const { phases } = now;
	/** @type {Scored[]} */
	const tones = [];
	/** @param {string} id @param {number} border @param {Tone[]} row @param {number} [since] nothing before it */
	const add = (id, border, row, since = Number.NEGATIVE_INFINITY) => {
		row.forEach((tone, at) => {
			const when = border + tone.at;
			if (when >= from && when <= to && when > since) tones.push({ ...tone, id: `${id} ${at}`, at: when });
		});
	};
	const key = (/** @type {number} */ index) => phases[index]?.id ?? "end";
	const marks = (/** @type {number} */ index, /** @type {number} */ border) => {
		const { half, last } = landmarksOf(phases, index);
		if (half) add(`half ${key(index)}`, border + AFTER, tonesOf("half"));
		if (last) add(`last ${key(index)}`, border + AFTER + (half ? 2 * AFTER : 0), tonesOf("last"));
	};

	let { index, began, ends } = now;
	if (now.status === "running") {
		if (now.byHand) {
			const row = tonesOf(soundBetween(phases, -1, index), false);
			add(`by hand ${key(index)} ${began}`, began - row[0].at, row);
		}
		marks(index, began);
	} else if (ends !== null) {
		// After settling the same phase goes on.
		add(`in ${key(index)} ${ends}`, ends, tonesOf("in", phases[index].seconds >= WHOLE_ROW_SECONDS), began);
		return tones;
	}
	let next = now.after;
	while (ends !== null && ends + tonesOf("in")[0].at <= to) {
		const name = soundBetween(phases, index, next);
		// Falling tones are as many as the phase that ends is long, the others as the one that begins.
		const measure = phases[name === "out" ? index : next]?.seconds ?? 0;
		add(`${name} ${key(next)} ${key(index)}`, ends, tonesOf(name, measure >= WHOLE_ROW_SECONDS), began);
		if (next >= phases.length) break;
		marks(next, ends);
		began = ends;
		ends = now.timed(phases[next]) ? ends + phases[next].seconds * 1000 : null;
		index = next;
		next += 1;
	}
	return tones;
}

/**
 * The sound on the border between two phases: falling where a hold ends or a rest begins, else rising.
 *
 * @param {Phase[]} phases
 * @param {number} from -1 where nothing was before
 * @param {number} to
 * @returns {SoundName}
 */
export function soundBetween(phases, from, to) {
	if (to >= phases.length) return "finish";
	if (landmarksOf(phases, to).side) return "side";
	const falls = phases[from]?.kind === "hold" || phases[to].kind === "rest";
	return falls ? "out" : "in";
}
