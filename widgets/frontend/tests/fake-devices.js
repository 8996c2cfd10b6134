/**
 * Loudspeaker and voice as a test needs them: they remember what sounded when, on the session's clock.
 *
 * @import { ManualClock } from "./helpers.js"
 */

/** An AudioContext whose clock drifts from the session's. It runs from when it is made. */
export class FakeAudio {
	made = false;
	/** @type {"running"|"interrupted"} */ state = "running";
	destination = {};
	onstatechange = () => {};
	/** When something was taken back, on the session's clock. @type {number[]} */
	cut = [];
	#clock;
	#drift;
	#began;
	/** How long the audio clock stood, and since when it does, in ms of the session's clock. */
	#stood = 0;
	/** @type {number|null} */ #standsSince = null;
	/** @type {{pitch: number, from: number, to: number, hum: boolean, stood: number}[]} */
	#voices = [];

	/**
	 * @param {ManualClock} clock
	 * @param {number} drift seconds of audio for each second of the session
	 */
	constructor(clock, drift) {
		this.#clock = clock;
		this.#drift = drift;
		this.#began = clock.now();
	}

	get currentTime() {
		const stood = this.#stood + (this.#standsSince === null ? 0 : this.#clock.now() - this.#standsSince);
		return ((this.#clock.now() - this.#began - stood) / 1000) * this.#drift;
	}

	/** A call comes: the audio clock stands. */
	interrupt() {
		this.#standsSince = this.#clock.now();
		this.state = "interrupted";
		this.onstatechange();
	}

	/** The call is over. */
	goOn() {
		this.#stood += this.#clock.now() - (this.#standsSince ?? this.#clock.now());
		this.#standsSince = null;
		this.state = "running";
		this.onstatechange();
	}

	resume() {
		return Promise.resolve();
	}

	createGain() {
		this.made = true;
		const gain = { value: 1, setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
		return { gain, connect() {}, disconnect() {} };
	}

	createOscillator() {
		const voice = { pitch: 0, from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY, hum: false, stood: 0 };
		this.#voices.push(voice);
		const audio = this;
		return {
			frequency: {
				/** @param {number} pitch */
				set value(pitch) {
					voice.pitch = pitch;
					voice.hum = pitch < 100;
				},
			},
			connect() {},
			/** @param {number} [when] */
			start(when = audio.currentTime) {
				voice.from = when;
				voice.stood = audio.#stood;
			},
			/** @param {number} [when] */
			stop(when) {
				if (when === undefined) audio.cut.push(audio.#clock.now());
				voice.to = Math.min(voice.to, when ?? audio.currentTime);
			},
		};
	}

	/** What has sounded, fundamental tones only, on the session's clock: one a tone, when it began and ended. */
	heard() {
		const at = (/** @type {number} */ time) => this.#began + (time / this.#drift) * 1000;
		const now = this.currentTime;
		// The octave of each tone is made right behind it, and both end together.
		return this.#voices
			.filter(({ hum }, index, all) => !hum && !isOctave(all, index))
			.filter(({ from, to }) => from < now && to > from)
			.map(({ pitch, from, to, stood }) => ({ pitch, at: stood + at(from), end: stood + at(Math.min(to, now)) }));
	}
}

/**
 * @param {{pitch: number, from: number}[]} voices
 * @param {number} index
 */
function isOctave(voices, index) {
	const before = voices[index - 1];
	return before?.pitch * 2 === voices[index].pitch && before.from === voices[index].from;
}

/** A speech synthesis at the pace of a slow voice. */
export class FakeSpeech {
	/** @type {{at: number, text: string}[]} */
	said = [];
	/** What was broken off. @type {string[]} */
	interrupted = [];
	#clock;
	/** @type {SpeechSynthesisVoice[]} */ #voices;
	#until = 0;
	#listener = () => {};

	/**
	 * @param {ManualClock} clock
	 * @param {SpeechSynthesisVoice[]} voices
	 */
	constructor(clock, voices) {
		this.#clock = clock;
		this.#voices = voices;
	}

	get speaking() {
		return this.#clock.now() < this.#until;
	}

	getVoices() {
		return this.#voices;
	}

	/** @param {string} _ @param {() => void} listener */
	addEventListener(_, listener) {
		this.#listener = listener;
	}

	/** @param {SpeechSynthesisVoice[]} voices */
	come(voices) {
		this.#voices = voices;
		this.#listener();
	}

	/** A device that takes the words and says nothing. */
	dumb = false;

	/** @param {{text: string, voice?: SpeechSynthesisVoice, onstart?: () => void}} utterance */
	speak({ text, voice, onstart }) {
		// Nothing, in a gesture, so that it may speak later.
		if (!text) return;
		if (!voice?.localService) throw new Error("a word was sent away");
		if (!this.dumb) onstart?.();
		this.said.push({ at: this.#clock.now(), text });
		this.#until = this.#clock.now() + (text.length / 13) * 1000;
	}

	cancel() {
		if (this.speaking) this.interrupted.push(this.said[this.said.length - 1].text);
		this.#until = 0;
	}
}

/** @param {Partial<SpeechSynthesisVoice>} [about] @returns {SpeechSynthesisVoice} */
export function voiceOf(about = {}) {
	return { default: false, lang: "en-GB", localService: true, name: "test", voiceURI: "test", ...about };
}
