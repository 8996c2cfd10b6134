/**
 * What a person has set for sound, voice, vibration and count. Remembered by the browser, and one for all guides.
 *
 * @import { Store } from "../types.js"
 */

const KEY = "lowback.cues.1";

/** @typedef {"sound"|"voice"|"vibration"|"count"} Sense */

export const SENSES = /** @type {const} */ (["sound", "voice", "vibration", "count"]);

export class Preferences {
	sound = true;
	voice = true;
	vibration = true;
	count = false;
	/** 0 to 1 */
	volume = 0.8;
	/** Whether the sounds were tried once. */
	checked = false;
	/** Everything silent, for as long as the page is open: nobody should wonder next week why nothing sounds. */
	muted = false;
	/** @type {Store} */ #store;
	/** @type {Set<() => void>} */ #watchers = new Set();

	/** @param {Store} store */
	constructor(store) {
		this.#store = store;
		this.#read();
	}

	/**
	 * @param {() => void} watcher
	 * @returns {() => void} ends it
	 */
	watch(watcher) {
		this.#watchers.add(watcher);
		return () => this.#watchers.delete(watcher);
	}

	/**
	 * @param {Partial<Pick<Preferences, Sense|"volume"|"checked"|"muted">>} what
	 */
	set(what) {
		Object.assign(this, what);
		const { sound, voice, vibration, count, volume, checked } = this;
		try {
			this.#store.setItem(KEY, JSON.stringify({ sound, voice, vibration, count, volume, checked }));
		} catch {
			// Then it holds for as long as the page is open.
		}
		this.changed();
	}

	/** Another page of the same browser may have changed them. */
	reread() {
		this.#read();
		this.changed();
	}

	#read() {
		/** @type {Record<string, unknown>} */
		let kept = {};
		try {
			kept = JSON.parse(this.#store.getItem(KEY) ?? "{}") ?? {};
		} catch {
			return;
		}
		for (const name of /** @type {const} */ ([...SENSES, "checked"])) {
			const value = kept[name];
			if (typeof value === "boolean") this[name] = value;
		}
		const { volume } = kept;
		if (typeof volume === "number" && volume >= 0 && volume <= 1) this.volume = volume;
	}

	/** Tell all that show them: what is set, or what the device can do, is another now. */
	changed() {
		for (const watcher of this.#watchers) watcher();
	}
}
