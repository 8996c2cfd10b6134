/**
 * The ears and hands of a page: one audio context, one voice, one set of preferences, one lock of the screen, whichever
 * guides stand on it.
 *
 * @import { Clock } from "../types.js"
 * @import { Session } from "../core/session.js"
 */
import { language } from "../core/strings.js";
import { Conductor } from "../cues/conductor.js";
import { Player } from "../cues/player.js";
import { Preferences } from "../cues/preferences.js";
import { Voice } from "../cues/voice.js";
import { lastingStore } from "./store.js";
import { WakeLock } from "./wakelock.js";

export class PageCues {
	preferences = new Preferences(lastingStore());
	/** @type {Player} */ player;
	/** @type {Voice} */ voice;
	wakeLock = new WakeLock();
	/** Whether the device can buzz, for all that the browser tells. */
	buzzes = typeof navigator.vibrate === "function" && matchMedia("(pointer: coarse)").matches;
	/** @type {Clock} */ #clock;
	/** @type {Map<Session, Conductor>} */ #conductors = new Map();

	/** @param {Clock} clock */
	constructor(clock) {
		this.#clock = clock;
		// One clock for all: how the audio clock drifts is measured by the one that leads.
		this.player = new Player(undefined, () => clock.now());
		this.voice = new Voice(language(), globalThis.speechSynthesis, () => clock.now());
		addEventListener("storage", () => this.preferences.reread());
		const follow = () => {
			for (const conductor of this.#conductors.values()) conductor.follow();
		};
		// The audio clock begins, or a voice comes: what waits is put right.
		this.player.onchange = follow;
		this.voice.onchange = () => this.preferences.changed();
		// What comes back looks at the clock at once.
		const look = () => {
			for (const session of this.#conductors.keys()) session.look();
		};
		document.addEventListener("visibilitychange", look);
		document.addEventListener("resume", look);
		this.wakeLock.onchange = () => this.preferences.changed();
	}

	/**
	 * What leads a session by ear.
	 *
	 * @param {Session} session
	 */
	of(session) {
		const found = this.#conductors.get(session);
		if (found) return found;
		const { preferences, player, voice } = this;
		const othersRun = () => [...this.#conductors.keys()].some((other) => other !== session && runs(other));
		const conductor = new Conductor({ session, clock: this.#clock, preferences, player, voice, buzz, othersRun });
		this.#conductors.set(session, conductor);
		session.watch(() => this.#light());
		return conductor;
	}

	/** A session that another has taken the place of is led no more. @param {Session} session */
	forget(session) {
		this.#conductors.get(session)?.end();
		this.#conductors.delete(session);
	}

	/** Nobody tries the sounds beside an exercise that runs. */
	pauseAll() {
		for (const session of this.#conductors.keys()) session.pause();
	}

	#light() {
		this.wakeLock.want([...this.#conductors.keys()].some(runs));
	}
}

/** @param {Session} session */
function runs({ status }) {
	return status === "running" || status === "settling";
}

/** @param {number[]} pattern */
export function buzz(pattern) {
	try {
		navigator.vibrate?.(pattern);
	} catch {
		// A device that cannot buzz.
	}
}
