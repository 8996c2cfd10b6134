/**
 * The sounds: short rows of soft tones, each with a meaning of its own. Pure: times in ms, pitches in Hz.
 *
 * The rows that lead into or out of a phase end with a tone at its border, so that the ear knows the moment before it
 * comes. What tells where one is (halfway, last repetition) comes after the border.
 */

/** A tone. @typedef {{at: number, pitch: number, length: number}} Tone */
/** @typedef {"in"|"out"|"side"|"half"|"last"|"finish"|"pause"} SoundName */

const [A3, E4, C5, E5, G5, B5, C6] = [220, 329.6, 523.3, 659.3, 784, 987.8, 1046.5];
/** Between two tones of a row, in ms. */
const STEP = 400;
const QUICK = 200;
const SHORT = 260;
const LONG = 620;

/** A phase of this many seconds or more gets the whole row, a shorter one its last tone. */
export const WHOLE_ROW_SECONDS = 4;
/** What comes after a border waits for its last tone, in ms. */
export const AFTER = 500;
/** How long before a border a whole row begins, in ms. */
export const LEAD = 2 * STEP;

/** @type {Record<SoundName, number[]>} */
const PITCHES = {
	in: [C5, E5, G5],
	out: [G5, E5, C5],
	side: [B5, E4, B5],
	half: [C6, C6],
	last: [C6, C6, C6],
	finish: [C5, G5, E5, C6],
	pause: [E4, A3],
};

/** @type {SoundName[]} */
const LEADING = ["in", "out", "side"];

/** All sounds, in the order they are explained. */
export const SOUNDS = /** @type {SoundName[]} */ (Object.keys(PITCHES));

/**
 * The tones of a sound, relative to the border of a phase: a row that leads ends at 0, any other begins at 0.
 *
 * @param {SoundName} name
 * @param {boolean} [whole] the whole row, not its last tone alone
 * @returns {Tone[]}
 */
export function tonesOf(name, whole = true) {
	const all = PITCHES[name];
	const leads = LEADING.includes(name);
	// Two quick tones still tell a change of side from the rest.
	const pitches = whole || !leads ? all : all.slice(name === "side" ? -2 : -1);
	const step = leads && whole ? STEP : QUICK;
	const last = pitches.length - 1;
	return pitches.map((pitch, at) => ({
		at: leads ? (at - last) * step : at * step,
		pitch,
		length: at === last ? LONG : SHORT,
	}));
}
