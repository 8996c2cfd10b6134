/**
 * Leads by ear and by touch: listens to a session, and brings its score to the audio clock, its words to the voice and
 * its borders to the hand. One a session, however many views show it.
 *
 * @import { Clock } from "../types.js"
 * @import { Session } from "../core/session.js"
 * @import { Player, Playing } from "./player.js"
 * @import { Preferences } from "./preferences.js"
 * @import { Scored } from "./score.js"
 * @import { SoundName } from "./sounds.js"
 * @import { Voice } from "./voice.js"
 */
import { landmarksOf } from "../core/landmarks.js";
import { t } from "../core/strings.js";
import { JUMP_MS, TICK_MS } from "../core/waking.js";
import { score, soundBetween } from "./score.js";
import { AFTER, LEAD, tonesOf, WHOLE_ROW_SECONDS } from "./sounds.js";
import { nextWords, nowWords, sayingMs } from "./spoken.js";

/**
 * Tones are handed to the audio clock this long ahead, in ms: a page that is late by less still sounds on time, and one
 * that is late by more has jumped, which takes them back.
 */
const AHEAD_MS = JUMP_MS + TICK_MS;
/** The audio clock drifts: what would sound this much off its moment, in ms, is put right. */
const OFF_MS = 4;
/** What is later than this, in ms, is not made up for. */
const LATE_MS = 250;
/** The voice begins when the last tone of the border has sounded, in ms. */
const AFTER_TONE = 300;
const BETWEEN = 300;

/** How each border feels in the hand, in ms of buzz and pause. @type {Record<SoundName, number[]>} */
export const BUZZES = {
	in: [220],
	out: [90, 90, 90],
	side: [90, 90, 90, 90, 90],
	half: [60, 60, 60],
	last: [60, 60, 60, 60, 60],
	finish: [400, 120, 400],
	pause: [60],
};

export class Conductor {
	/** @type {Session} */ #session;
	/** @type {Clock} */ #clock;
	/** @type {Preferences} */ #preferences;
	/** @type {Player} */ #player;
	/** @type {Voice} */ #voice;
	/** @type {(pattern: number[]) => void} */ #buzz;
	/** What was handed to the audio clock. @type {Map<string, {tone: Scored, when: number, playing: Playing}>} */
	#handed = new Map();
	/** What was said or felt, by phase and moment. @type {Set<string>} */ #done = new Set();
	/** @type {() => void} */ #cancelWake = () => {};
	/** @type {import("../types.js").Status} */ #status;

	/**
	 * @param {object} parts
	 * @param {Session} parts.session
	 * @param {Clock} parts.clock
	 * @param {Preferences} parts.preferences
	 * @param {Player} parts.player
	 * @param {Voice} parts.voice
	 * @param {(pattern: number[]) => void} parts.buzz an empty pattern ends it
	 */
	constructor({ session, clock, preferences, player, voice, buzz }) {
		this.#session = session;
		this.#clock = clock;
		this.#preferences = preferences;
		this.#player = player;
		this.#voice = voice;
		this.#buzz = buzz;
		this.#status = session.status;
		session.watch(() => this.follow());
		preferences.watch(() => this.follow());
	}

	/** Whether our own voice leads: a screen reader need not say the same. */
	get leads() {
		const { muted, voice } = this.#preferences;
		return voice && !muted && this.#voice.there;
	}

	get #runs() {
		return this.#session.status === "running" || this.#session.status === "settling";
	}

	/** Follow the session to where it is now. */
	follow() {
		const { status } = this.#session;
		const before = this.#status;
		this.#status = status;
		if (this.#preferences.muted) return this.#hush();
		if (this.#runs) {
			if (before !== "running" && before !== "settling") {
				// It begins with a gesture: sound may.
				this.#cancelWake();
				this.#player.wake();
			}
			this.#player.volume = this.#preferences.volume;
			this.#player.hum(this.#preferences.sound);
			this.#voice.volume = this.#preferences.volume;
			this.#sound();
			this.#speakAndFeel();
			return;
		}
		if (status === before) return;
		if (status === "finished") return this.#end("finish");
		this.#hush();
		if (status === "paused" && (before === "running" || before === "settling")) this.#end("pause");
	}

	// ── Sound ─────────────────────────────────────────────────────────────────

	#sound() {
		const now = this.#clock.now();
		const wanted = this.#preferences.sound ? this.#score(now - LATE_MS, now + AHEAD_MS) : [];
		const ids = new Set(wanted.map(({ id }) => id));
		for (const [id, { tone, playing }] of this.#handed) {
			if (tone.at + tone.length < now) this.#handed.delete(id);
			else if (tone.at > now && !ids.has(id)) {
				playing.end();
				this.#handed.delete(id);
			}
		}
		for (const tone of wanted) this.#hand(tone, now);
	}

	/**
	 * @param {number} from
	 * @param {number} to
	 */
	#score(from, to) {
		const session = this.#session;
		const { status, phases, index, began, byHand, ends } = session;
		if (status !== "running" && status !== "settling") return [];
		const { after } = session;
		const timed = (/** @type {import("../types.js").Phase} */ phase) => session.isTimed(phase);
		return score({ status, phases, index, began, byHand, ends, after, timed }, from, to);
	}

	/**
	 * Hand a tone to the audio clock, or put it right there.
	 *
	 * @param {Scored} tone
	 * @param {number} now
	 */
	#hand(tone, now) {
		const when = this.#player.timeIn(tone.at - now);
		const handed = this.#handed.get(tone.id);
		if (handed) {
			if (tone.at <= now || Math.abs(handed.when - when) * 1000 <= OFF_MS) return;
			handed.playing.end();
		}
		// What was missed is not made up for, but for the tone that answers a hand.
		if (tone.at < now - OFF_MS && !tone.id.startsWith("by hand")) return;
		const playing = this.#player.play(tone, when);
		if (playing) this.#handed.set(tone.id, { tone, when, playing });
	}

	/** @param {"finish"|"pause"} name */
	#end(name) {
		const { sound, vibration } = this.#preferences;
		this.#player.hum(false);
		this.#voice.hush();
		if (vibration) this.#buzz(BUZZES[name]);
		const now = this.#clock.now();
		// Handed ahead, it sounds already.
		const sounds = [...this.#handed.keys()].some((id) => id.startsWith(name));
		if (sound && !sounds) {
			for (const tone of tonesOf(name)) this.#player.play(tone, this.#player.timeIn(tone.at));
		}
		const { ledOut, shownPhase, plan } = this.#session;
		const words = name === "finish" ? t("say.finished") : ledOut ? plan.steps[shownPhase.step].cue : "";
		const after = tonesOf(name).length * 200 + AFTER_TONE;
		if (words) this.#at(now + after, () => this.#say(words));
	}

	#hush() {
		this.#cancelWake();
		this.#player.hush();
		this.#handed.clear();
		this.#voice.hush();
		this.#buzz([]);
	}

	// ── Voice and hand ────────────────────────────────────────────────────────

	#speakAndFeel() {
		const session = this.#session;
		const now = this.#clock.now();
		if (session.status === "settling") return this.#voice.hush();
		const here = `${session.phase.id} ${session.began}`;
		if (!this.#done.has(here)) {
			this.#done.clear();
			this.#done.add(here);
			this.#voice.hush();
			const fresh = now - session.began < LATE_MS;
			if (fresh && this.#preferences.vibration) this.#buzz(BUZZES[this.#border()]);
		}
		let soonest = Number.POSITIVE_INFINITY;
		for (const { id, at, text, late } of this.#words()) {
			if (this.#done.has(id)) continue;
			if (at > now) soonest = Math.min(soonest, at);
			else {
				this.#done.add(id);
				if (now - at <= late) this.#say(text);
			}
		}
		if (soonest < Number.POSITIVE_INFINITY) this.#at(soonest, () => this.#speakAndFeel());
	}

	#border() {
		const { phases, index, byHand } = this.#session;
		return soundBetween(phases, byHand ? -1 : index - 1, index);
	}

	/** What is to be said in the phase that runs, and when. */
	#words() {
		const { plan, phases, index, phase, began, ends, after } = this.#session;
		const from = began + AFTER_TONE + (this.#marked() ? AFTER : 0);
		const asks = phase.kind === "question";
		const short = sayingMs(nowWords(plan, phases, index, 0));
		const last = ends === null ? 0 : ends - LEAD;
		const coming = ends === null ? "" : nextWords(plan, phases, after, last - from - short - BETWEEN);
		const nextAt = last - sayingMs(coming);
		const tellsNext = coming !== "";
		const until = ends === null ? Number.POSITIVE_INFINITY : tellsNext ? nextAt : ends;
		const words = [
			{ id: "now", at: from, text: nowWords(plan, phases, index, until - from - BETWEEN), late: asks ? 5000 : 1000 },
		];
		const counts = this.#preferences.count && phase.kind === "hold" && ends !== null;
		if (counts) {
			for (let left = Math.floor((ends - from - short) / 1000); left >= 1; left--) {
				words.push({ id: `count ${left}`, at: ends - left * 1000, text: String(left), late: LATE_MS });
			}
		} else if (tellsNext && ends !== null) words.push({ id: "next", at: nextAt, text: coming, late: LATE_MS });
		return words;
	}

	/** Whether a mark sounds after the border of this phase, and there is time for the voice to wait for it. */
	#marked() {
		const { phases, index, phase } = this.#session;
		const { half, last } = landmarksOf(phases, index);
		return (half || last) && phase.seconds > WHOLE_ROW_SECONDS;
	}

	/** @param {string} text */
	#say(text) {
		if (this.leads) this.#voice.say(text);
	}

	/**
	 * @param {number} moment of the session's clock
	 * @param {() => void} then
	 */
	#at(moment, then) {
		this.#cancelWake();
		this.#cancelWake = this.#clock.wake(Math.max(0, moment - this.#clock.now()), then);
	}
}
