/**
 * Plays tones at moments of the audio clock, with soft envelopes. It makes no sound, and no audio context, before it is
 * woken in a gesture.
 *
 * @import { Tone } from "./sounds.js"
 */

/** How loud one tone is at full volume: two may overlap. */
const LOUDEST = 0.4;
const ATTACK = 0.015;
const SILENCE = 0.0001;
/** The octave above makes a tone easier to hear on a small loudspeaker, and goes first. */
const OCTAVE = 0.25;
/** A loudspeaker that sleeps through silence swallows the next tone: this is under what can be heard. */
const HUM = 0.0006;
/** What the browser says of its output may be wrong by more than a loudspeaker can be late, in s: then it is not used. */
const MOST_LATENCY = 1;

/** The audio clock may run this much faster or slower than ours; what is more is a break, not a drift. */
const MOST_DRIFT = 0.1;
/** The drift is measured over so long at least, in ms. */
const MEASURE_MS = 900;

/** @typedef {{end: () => void}} Playing */

export class Player {
	/** @type {() => AudioContext} */ #make;
	/** @type {() => number} */ #now;
	/** @type {AudioContext|null} */ #context = null;
	/** @type {GainNode|null} */ #master = null;
	/** @type {OscillatorNode|null} */ #hum = null;
	#volume = 1;
	/** Where both clocks were when we looked last, and how fast the audio clock has run since. */
	#seen = { now: 0, heard: 0 };
	#rate = 1;
	/** @type {Set<Playing>} */ #playing = new Set();
	/** Called when the context begins to run, or is taken away. */
	onchange = () => {};

	/**
	 * @param {() => AudioContext} [make]
	 * @param {() => number} [now] the clock that the browser's time stamps of its output are on, in ms
	 */
	constructor(make = () => new AudioContext({ latencyHint: "interactive" }), now = () => performance.now()) {
		this.#make = make;
		this.#now = now;
	}

	/** Whether tones sound at all now. */
	get running() {
		return this.#context?.state === "running";
	}

	/** Make or wake the context. Only in a gesture of the person. */
	wake() {
		try {
			if (!this.#context) {
				playsThroughSilentSwitch();
				this.#context = this.#make();
				this.#master = this.#context.createGain();
				this.#master.gain.value = this.#volume;
				this.#master.connect(this.#context.destination);
				this.#context.onstatechange = () => this.onchange();
			}
			if (this.#context.state !== "running") this.#context.resume().catch(() => {});
		} catch {
			// No sound here: the words, the figure and the vibration lead.
			this.#context = null;
		}
	}

	/** @param {number} volume 0 to 1 */
	set volume(volume) {
		this.#volume = volume;
		if (this.#master) this.#master.gain.value = volume;
	}

	/**
	 * The moment of the audio clock that is heard in so many ms.
	 *
	 * @param {number} ms
	 */
	timeIn(ms) {
		const context = this.#context;
		if (!context) return 0;
		const heard = this.#heard(context);
		const now = this.#now();
		const passed = now - this.#seen.now;
		if (passed >= MEASURE_MS) {
			const rate = ((heard - this.#seen.heard) * 1000) / passed;
			this.#rate = Math.abs(rate - 1) <= MOST_DRIFT ? rate : 1;
			this.#seen = { now, heard };
		}
		return heard + (ms / 1000) * this.#rate;
	}

	/**
	 * @param {Tone} tone
	 * @param {number} when a moment of the audio clock; what is past sounds at once
	 * @returns {Playing|null}
	 */
	play(tone, when) {
		const context = this.#context;
		const master = this.#master;
		if (!context || !master) return null;
		const from = Math.max(when, context.currentTime);
		const to = from + tone.length / 1000;
		const gain = context.createGain();
		gain.gain.setValueAtTime(SILENCE, from);
		gain.gain.linearRampToValueAtTime(LOUDEST, from + ATTACK);
		gain.gain.exponentialRampToValueAtTime(SILENCE, to);
		gain.connect(master);
		const octave = context.createGain();
		octave.gain.value = OCTAVE;
		octave.connect(gain);
		const voices = [tone.pitch, tone.pitch * 2].map((pitch, at) => {
			const voice = context.createOscillator();
			voice.frequency.value = pitch;
			voice.connect(at ? octave : gain);
			voice.start(from);
			voice.stop(to);
			return voice;
		});
		/** @type {Playing} */
		const playing = {
			end: () => {
				this.#playing.delete(playing);
				for (const voice of voices) voice.stop();
				gain.disconnect();
			},
		};
		this.#playing.add(playing);
		voices[0].onended = () => {
			this.#playing.delete(playing);
			gain.disconnect();
		};
		return playing;
	}

	/** Everything is silent at once, and nothing that waits will sound. */
	hush() {
		for (const playing of [...this.#playing]) playing.end();
		this.hum(false);
	}

	/**
	 * Keep a loudspeaker awake between tones.
	 *
	 * @param {boolean} on
	 */
	hum(on) {
		if (!on) {
			this.#hum?.stop();
			this.#hum = null;
		} else if (this.#context && this.#master && !this.#hum) {
			const quiet = this.#context.createGain();
			quiet.gain.value = HUM;
			quiet.connect(this.#master);
			this.#hum = this.#context.createOscillator();
			this.#hum.frequency.value = 90;
			this.#hum.connect(quiet);
			this.#hum.start();
		}
	}

	/**
	 * What is heard now: the audio clock runs ahead of the loudspeaker by its latency.
	 *
	 * @param {AudioContext} context
	 */
	#heard(context) {
		const stamp = context.getOutputTimestamp?.();
		const { contextTime = 0, performanceTime = 0 } = stamp ?? {};
		const told = contextTime + (this.#now() - performanceTime) / 1000;
		const late = context.currentTime - told;
		if (contextTime > 0 && performanceTime > 0 && late >= 0 && late < MOST_LATENCY) return told;
		return context.currentTime;
	}
}

/** Phones mute a page's sounds with the ring: an exercise that was started on purpose is heard. */
function playsThroughSilentSwitch() {
	const device = /** @type {{audioSession?: {type: string}}|undefined} */ (globalThis.navigator);
	if (device?.audioSession) device.audioSession.type = "playback";
}
