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
/** What sounds this soon, in ms, is left as it is. */
const SOON_MS = 60;
/** What is later than this, in ms, is not made up for. */
const LATE_MS = 250;
/** The voice begins when the last tone of the border has sounded, in ms. */
const AFTER_TONE = 300;
const BETWEEN = 300;
/** A hold is counted down from this at most. */
const MOST_COUNTED = 5;

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
	/** The live region that tells of this session: one, however many views there are. @type {Element|null} */
	announcer = null;
	/** @type {Session} */ #session;
	/** @type {Clock} */ #clock;
	/** @type {Preferences} */ #preferences;
	/** @type {Player} */ #player;
	/** @type {Voice} */ #voice;
	/** @type {(pattern: number[]) => void} */ #buzz;
	/** @type {() => boolean} */ #othersRun;
	/** What was handed to the audio clock. @type {Map<string, {tone: Scored, when: number, playing: Playing}>} */
	#handed = new Map();
	/** What was said or felt, by phase and moment. @type {Set<string>} */ #done = new Set();
	/** @type {() => void} */ #cancelWake = () => {};
	/** @type {import("../types.js").Status} */ #status;
	/** @type {(() => void)[]} */ #ends;

	/**
	 * @param {object} parts
	 * @param {Session} parts.session
	 * @param {Clock} parts.clock
	 * @param {Preferences} parts.preferences
	 * @param {Player} parts.player
	 * @param {Voice} parts.voice
	 * @param {(pattern: number[]) => void} parts.buzz an empty pattern ends it
	 * @param {() => boolean} [parts.othersRun] whether another session leads by the same devices now
	 */
	constructor({ session, clock, preferences, player, voice, buzz, othersRun = () => false }) {
		this.#session = session;
		this.#clock = clock;
		this.#preferences = preferences;
		this.#player = player;
		this.#voice = voice;
		this.#buzz = buzz;
		this.#othersRun = othersRun;
		this.#status = session.status;
		this.#ends = [session.watch(() => this.follow()), preferences.watch(() => this.follow())];
	}

	/** Lead no more. */
	end() {
		for (const end of this.#ends) end();
		this.#hush();
	}

	/** Whether our own voice leads: a screen reader need not say the same. */
	get leads() {
		const { muted, voice, volume } = this.#preferences;
		return voice && !muted && volume > 0 && this.#voice.there;
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
				// It begins with a gesture: sound and voice may.
				this.#cancelWake();
				this.#voice.wake();
			}
			// A call may have taken the sound away: it is asked for again as long as the exercise runs.
			if (!this.#player.running) this.#player.wake();
			this.#player.volume = this.#preferences.volume;
			this.#player.hum(this.#preferences.sound);
			this.#voice.volume = this.#preferences.volume;
			this.#sound();
			if (!this.leads) this.#voice.hush();
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
		// To a clock that stands nothing is handed: it would all sound at once when it goes on.
		const sounds = this.#preferences.sound && this.#player.running;
		const wanted = sounds ? this.#score(now - LATE_MS, now + AHEAD_MS) : [];
		const ids = new Set(wanted.map(({ id }) => id));
		for (const [id, { tone, playing }] of this.#handed) {
			const over = tone.at + tone.length < now;
			if (!over && sounds && (tone.at <= now || ids.has(id))) continue;
			playing.end();
			this.#handed.delete(id);
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
			if (tone.at <= now + SOON_MS || Math.abs(handed.when - when) * 1000 <= OFF_MS) return;
			handed.playing.end();
		}
		// What was missed is not made up for, but for the tone that answers a hand.
		if (tone.at < now - OFF_MS && !tone.id.startsWith("by hand")) return;
		const playing = this.#player.play(tone, when);
		if (playing) this.#handed.set(tone.id, { tone, when, playing });
	}

	/** @param {"finish"|"pause"} name */
	#end(name) {
		if (this.#othersRun()) return;
		const { sound, vibration } = this.#preferences;
		this.#player.hum(false);
		this.#voice.hush();
		if (vibration) this.#buzz(BUZZES[name]);
		const now = this.#clock.now();
		// Handed ahead to its moment it sounds already; brought about sooner, what waits is taken back.
		const ahead = [...this.#handed].filter(([id]) => id.startsWith(name));
		const sounds = ahead.some(([, { tone }]) => Math.abs(tone.at - now) <= OFF_MS);
		for (const [id, { tone, playing }] of this.#handed) {
			if (tone.at <= now || (sounds && id.startsWith(name))) continue;
			playing.end();
			this.#handed.delete(id);
		}
		if (sound && !sounds && this.#player.running) {
			for (const tone of tonesOf(name)) this.#hand({ ...tone, id: `${name} ${tone.at}`, at: now + tone.at }, now);
		}
		const { ledOut, shownPhase, plan } = this.#session;
		const wayOut = ledOut ? plan.steps[shownPhase.step].cue : "";
		const asks = this.#session.jumped ? t("guide.jumped") : "";
		const words = name === "finish" ? t("say.finished") : wayOut || asks;
		const after = tonesOf(name).length * 200 + AFTER_TONE;
		if (words) this.#at(now + after, () => this.#say(words));
	}

	#hush() {
		this.#cancelWake();
		for (const { playing } of this.#handed.values()) playing.end();
		this.#handed.clear();
		// What another session says and hums is not ours to end.
		if (this.#othersRun()) return;
		this.#player.hum(false);
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

	/** What is to be said in the phase that runs, and when: what to do, what comes next, and the count of a hold. */
	#words() {
		const { plan, phases, index, phase, began, ends, after } = this.#session;
		const from = began + AFTER_TONE + (this.#marked() ? AFTER : 0);
		const short = sayingMs(nowWords(plan, phases, index, 0));
		const told = from + short + BETWEEN;
		if (ends === null) {
			const now = nowWords(plan, phases, index, Number.POSITIVE_INFINITY);
			const asks = phase.kind === "question";
			const words = [{ id: "now", at: from, text: now, late: asks ? 5000 : 1000 }];
			if (!asks) words.push({ id: "next", at: from + sayingMs(now), text: nextWords(plan, phases, after), late: 1000 });
			return words;
		}
		const counts = this.#preferences.count && phase.kind === "hold";
		const numbers = counts ? Math.min(MOST_COUNTED, Math.floor((ends - told) / 1000)) : 0;
		// What comes next is said before the count begins, or before the tones that lead over.
		const until = numbers > 0 ? ends - numbers * 1000 - BETWEEN : ends - LEAD;
		const coming = nextWords(plan, phases, after, until - told);
		const nextAt = until - sayingMs(coming);
		const room = coming ? nextAt : numbers > 0 ? until : ends;
		const words = [{ id: "now", at: from, text: nowWords(plan, phases, index, room - from - BETWEEN), late: 1000 }];
		if (coming) words.push({ id: "next", at: nextAt, text: coming, late: LATE_MS });
		for (let left = numbers; left >= 1; left--) {
			words.push({ id: `count ${left}`, at: ends - left * 1000, text: String(left), late: LATE_MS });
		}
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
