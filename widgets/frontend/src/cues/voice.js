/**
 * A voice of the device. Only one that speaks on the device itself: no word is sent away.
 */

/** A voice that has not begun after this long, in ms, does not speak. */
const PATIENCE_MS = 1500;

/** @typedef {Pick<SpeechSynthesis, "getVoices"|"speak"|"cancel"|"addEventListener">} Synthesis */

export class Voice {
	/** @type {Synthesis|undefined} */ #synthesis;
	/** @type {string} */ #language;
	/** @type {() => number} */ #now;
	/** @type {SpeechSynthesisVoice|null} */ #voice = null;
	/** The browser forgets what it says unless somebody holds on to it. @type {SpeechSynthesisUtterance|null} */
	#saying = null;
	#woken = false;
	/** Whether it was asked to speak and did not: then it is as if it were not there. */
	#dumb = false;
	/** When what is being said was asked for, and whether it began. */
	#asked = 0;
	#began = true;
	volume = 1;
	/** Called when a voice has come, or the last one has gone. */
	onchange = () => {};

	/**
	 * @param {string} language such as "en"
	 * @param {Synthesis|undefined} [synthesis]
	 * @param {() => number} [now] ms
	 */
	constructor(language, synthesis = globalThis.speechSynthesis, now = () => performance.now()) {
		this.#now = now;
		this.#synthesis = synthesis;
		this.#language = language;
		// Voices come late.
		synthesis?.addEventListener?.("voiceschanged", () => this.#choose());
		this.#choose();
	}

	/** Whether the device has a voice of its own for these words, and it speaks. */
	get there() {
		return this.#voice !== null && !this.#dumb;
	}

	/** Some devices let a voice speak only once it has spoken in a gesture: it says nothing, in one. */
	wake() {
		if (!this.#voice || this.#woken) return;
		this.#woken = true;
		this.#synthesis?.speak(new SpeechSynthesisUtterance(""));
	}

	/**
	 * Say this now, in place of what is being said.
	 *
	 * @param {string} text
	 */
	say(text) {
		if (!this.#voice || !this.#synthesis) return;
		const now = this.#now();
		if (!this.#began && now - this.#asked > PATIENCE_MS) return this.#fail();
		this.hush();
		const saying = new SpeechSynthesisUtterance(text);
		saying.voice = this.#voice;
		saying.lang = this.#voice.lang;
		saying.volume = this.volume;
		this.#asked = now;
		this.#began = false;
		saying.onstart = () => {
			this.#began = true;
		};
		saying.onend = () => {
			this.#began = true;
			if (this.#saying === saying) this.#saying = null;
		};
		saying.onerror = ({ error }) => {
			this.#began = true;
			if (error !== "canceled" && error !== "interrupted") this.#fail();
		};
		this.#saying = saying;
		this.#synthesis.speak(saying);
	}

	hush() {
		if (!this.#saying) return;
		this.#saying = null;
		// What was broken off before it could begin is no failure.
		this.#began = true;
		this.#synthesis?.cancel();
	}

	/** The words are on the screen, and a screen reader may say them. */
	#fail() {
		this.hush();
		this.#dumb = true;
		this.onchange();
	}

	#choose() {
		const base = (/** @type {string} */ code) => code.toLowerCase().split(/[-_]/)[0];
		const found = (this.#synthesis?.getVoices() ?? []).filter(
			({ localService, lang }) => localService && base(lang) === base(this.#language),
		);
		const exact = found.filter(({ lang }) => lang.replace("_", "-") === this.#language);
		const before = this.#voice;
		this.#voice = exact[0] ?? found.find((voice) => voice.default) ?? found[0] ?? null;
		if (before === this.#voice) return;
		this.#dumb = false;
		this.onchange();
	}
}
