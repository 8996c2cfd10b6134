/**
 * A voice of the device. Only one that speaks on the device itself: no word is sent away.
 */

/** @typedef {Pick<SpeechSynthesis, "getVoices"|"speak"|"cancel"|"addEventListener">} Synthesis */

export class Voice {
	/** @type {Synthesis|undefined} */ #synthesis;
	/** @type {string} */ #language;
	/** @type {SpeechSynthesisVoice|null} */ #voice = null;
	/** The browser forgets what it says unless somebody holds on to it. @type {SpeechSynthesisUtterance|null} */
	#saying = null;
	volume = 1;
	/** Called when a voice has come, or the last one has gone. */
	onchange = () => {};

	/**
	 * @param {string} language such as "en"
	 * @param {Synthesis|undefined} [synthesis]
	 */
	constructor(language, synthesis = globalThis.speechSynthesis) {
		this.#synthesis = synthesis;
		this.#language = language;
		// Voices come late.
		synthesis?.addEventListener?.("voiceschanged", () => this.#choose());
		this.#choose();
	}

	/** Whether the device has a voice of its own for these words. */
	get there() {
		return this.#voice !== null;
	}

	/**
	 * Say this now, in place of what is being said.
	 *
	 * @param {string} text
	 */
	say(text) {
		if (!this.#voice || !this.#synthesis) return;
		this.hush();
		const saying = new SpeechSynthesisUtterance(text);
		saying.voice = this.#voice;
		saying.lang = this.#voice.lang;
		saying.volume = this.volume;
		this.#saying = saying;
		this.#synthesis.speak(saying);
	}

	hush() {
		if (!this.#saying) return;
		this.#saying = null;
		this.#synthesis?.cancel();
	}

	#choose() {
		const found = (this.#synthesis?.getVoices() ?? []).filter(
			({ localService, lang }) => localService && lang.toLowerCase().split(/[-_]/)[0] === this.#language,
		);
		const before = this.#voice;
		this.#voice = found.find((voice) => voice.default) ?? found[0] ?? null;
		if (before !== this.#voice) this.onchange();
	}
}
