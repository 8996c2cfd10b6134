/** @import { Session } from "../src/core/session.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { landmarksOf } from "../src/core/landmarks.js";
import { Conductor } from "../src/cues/conductor.js";
import { Player } from "../src/cues/player.js";
import { Preferences } from "../src/cues/preferences.js";
import { soundBetween } from "../src/cues/score.js";
import { tonesOf } from "../src/cues/sounds.js";
import { Voice } from "../src/cues/voice.js";
import { memoryStore } from "../src/page/store.js";
import { FakeAudio, FakeSpeech, voiceOf } from "./fake-devices.js";
import { exercises, ManualClock, planOf, runToEnd, sessionOf, skipTo } from "./helpers.js";

/** The most that a tone may be off its moment, in ms. */
const MOST_OFF = 10;

/**
 * A session that is led by ear, on a clock and an audio clock that the test moves. The audio clock runs 3 % fast, as has been seen.
 *
 * @param {string} exercise
 * @param {{variant?: string, dose?: Record<string, number>, voices?: SpeechSynthesisVoice[], drift?: number}} [options]
 */
function led(exercise, { voices = [voiceOf()], drift = 1.03, ...wanted } = {}) {
	const clock = new ManualClock();
	const { session } = sessionOf(exercise, { ...wanted, clock });
	const audio = new FakeAudio(clock, drift);
	const speech = new FakeSpeech(clock, voices);
	globalThis.SpeechSynthesisUtterance = /** @type {any} */ (
		class {
			/** @param {string} text */
			constructor(text) {
				this.text = text;
			}
		}
	);
	const preferences = new Preferences(memoryStore());
	const player = new Player(() => /** @type {any} */ (audio), clock.now);
	const voice = new Voice("en", /** @type {any} */ (speech), clock.now);
	/** @type {{at: number, pattern: number[]}[]} */
	const felt = [];
	const buzz = (/** @type {number[]} */ pattern) => {
		if (pattern.length) felt.push({ at: clock.now(), pattern });
	};
	const conductor = new Conductor({ session, clock, preferences, player, voice, buzz });
	player.onchange = () => conductor.follow();
	return { session, clock, audio, speech, preferences, player, voice, buzz, felt, conductor };
}

/**
 * When each phase began, as a session runs to its end.
 *
 * @param {ReturnType<typeof led>} led
 */
function borders({ session }) {
	/** @type {{index: number, at: number, before: number}[]} */
	const found = [];
	let last = "";
	let before = -1;
	session.watch(() => {
		const here = `${session.index} ${session.began}`;
		if (session.status !== "running" || here === last) return;
		found.push({ index: session.index, at: session.began, before });
		last = here;
		before = session.index;
	});
	return found;
}

/** As a person would: with a while before an answer. @param {Session} session @param {ManualClock} clock */
function toTheEnd(session, clock) {
	runToEnd(session, clock, 12_000);
}

for (const exercise of exercises) {
	for (const { id: variant } of planOf(exercise).variants) {
		test(`${exercise} (${variant}): every border has its tones within ${MOST_OFF} ms, and nothing else sounds`, () => {
			const one = led(exercise, { variant });
			const { session, clock, audio } = one;
			const seen = borders(one);
			session.start();
			toTheEnd(session, clock);
			const ended = clock.now();
			clock.advance(3000);
			/** @type {{at: number, pitch: number}[]} */
			const wanted = [];
			for (const { index, at, before } of seen) {
				const byHand = before < 0 || session.phases[before].kind === "question";
				const name = soundBetween(session.phases, byHand ? -1 : before, index);
				const measure = session.phases[name === "out" ? before : index].seconds;
				const tones = tonesOf(name, !byHand && measure >= 4);
				const shift = byHand ? -tones[0].at : 0;
				const since = seen.findLast((other) => other.at < at)?.at ?? 0;
				wanted.push(
					...tones.map((tone) => ({ at: at + tone.at + shift, pitch: tone.pitch })).filter((tone) => tone.at > since),
				);
				const { half, last } = landmarksOf(session.phases, index);
				if (half) wanted.push(...tonesOf("half").map((tone) => ({ at: at + 500 + tone.at, pitch: tone.pitch })));
				if (last) {
					const later = at + (half ? 1500 : 500);
					wanted.push(...tonesOf("last").map((tone) => ({ at: later + tone.at, pitch: tone.pitch })));
				}
			}
			wanted.push(...tonesOf("finish").map((tone) => ({ at: ended + tone.at, pitch: tone.pitch })));
			wanted.sort((a, b) => a.at - b.at || a.pitch - b.pitch);
			const heard = audio.heard().sort((a, b) => a.at - b.at || a.pitch - b.pitch);
			const told = JSON.stringify({ heard: heard.slice(0, 12), wanted: wanted.slice(0, 12) });
			assert.equal(heard.length, wanted.length, told);
			for (const want of wanted) {
				const near = heard.filter(({ at, pitch }) => pitch === want.pitch && Math.abs(at - want.at) <= MOST_OFF);
				assert.equal(near.length, 1, `${JSON.stringify(want)} ${JSON.stringify(heard)}`);
			}
		});
	}
}

test("a whole row leads into four seconds, a single tone into three, and a hold falls out", () => {
	const { session, clock, audio } = led("seated-twist", { drift: 1, dose: { hold: 4 } });
	session.start();
	const began = clock.now();
	clock.advance(26_000);
	const heard = audio.heard().map(({ at, pitch }) => [Math.round(at - began), pitch]);
	const [C5, E5, G5] = [523.3, 659.3, 784];
	assert.deepEqual(heard.slice(0, 10), [
		[0, G5],
		[14_200, C5],
		[14_600, E5],
		[15_000, G5],
		[18_200, C5],
		[18_600, E5],
		[19_000, G5],
		[22_200, G5],
		[22_600, E5],
		[23_000, C5],
	]);
});

test("pauses, skips and drifts move the tones with their deadlines, and leave none behind", () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.tuple(fc.constantFrom("pause", "resume", "skip", "back", "next"), fc.integer({ min: 20, max: 9000 })),
				{
					maxLength: 25,
				},
			),
			fc.double({ min: 0.97, max: 1.03, noNaN: true }),
			(steps, drift) => {
				const one = led("double-knee-lifts", { drift });
				const { session, clock, audio } = one;
				const seen = borders(one);
				session.start();
				for (const [what, ms] of steps) {
					session[/** @type {"pause"} */ (what)]();
					clock.advance(ms);
				}
				session.stop();
				clock.advance(5000);
				const pitches = new Set([...tonesOf("in"), ...tonesOf("out")].map(({ pitch }) => pitch));
				// Every tone that leads is at most a row before a border that came, or was taken back.
				for (const { at, pitch } of audio.heard()) {
					if (!pitches.has(pitch)) continue;
					const offs = seen.flatMap((border) => [0, 400, 800].map((ahead) => Math.abs(border.at - ahead - at)));
					const cutShort = audio.cut.some((when) => when >= at && when - at <= 801);
					assert.ok(Math.min(...offs) <= MOST_OFF || cutShort, `${at} ${JSON.stringify(seen)}`);
				}
				// Every border that time brought about has the tone that falls on it.
				for (const { at } of seen) {
					const sounds = audio.heard().some((tone) => Math.abs(tone.at - at) <= MOST_OFF);
					assert.ok(sounds || audio.cut.some((when) => Math.abs(when - at) <= MOST_OFF), `nothing at ${at}`);
				}
			},
		),
		{ numRuns: 150 },
	);
});

test("nothing sounds, and no audio context is made, before a gesture", () => {
	const { audio, clock, speech } = led("seated-twist");
	clock.advance(5000);
	assert.equal(audio.made, false);
	assert.deepEqual(speech.said, []);
});

test("Stop silences tones, voice and hand, and what waits with them", () => {
	const { session, clock, audio, speech, felt } = led("double-knee-lifts");
	session.start();
	clock.advance(14_500);
	session.stop();
	const stopped = clock.now();
	clock.advance(60_000);
	assert.deepEqual(
		audio.heard().filter(({ at, end }) => at > stopped || end > stopped + 1),
		[],
	);
	assert.deepEqual(
		speech.said.filter(({ at }) => at > stopped),
		[],
	);
	assert.deepEqual(
		felt.filter(({ at }) => at > stopped),
		[],
	);
	assert.equal(speech.speaking, false);
});

test("one mute silences everything, and ends where it is lifted", () => {
	const { session, clock, audio, speech, felt, preferences } = led("seated-twist");
	session.start();
	clock.advance(14_500);
	preferences.set({ muted: true });
	const muted = clock.now();
	clock.advance(8000);
	for (const what of [audio.heard(), speech.said, felt]) {
		assert.deepEqual(
			what.filter(({ at }) => at > muted),
			[],
		);
	}
	preferences.set({ muted: false });
	clock.advance(10_000);
	for (const what of [audio.heard(), speech.said, felt]) assert.ok(what.some(({ at }) => at > muted));
});

test("each of tones, voice and vibration can be off alone", () => {
	for (const off of /** @type {const} */ (["sound", "voice", "vibration"])) {
		const { session, clock, audio, speech, felt, preferences } = led("seated-twist");
		preferences.set({ [off]: false });
		session.start();
		clock.advance(30_000);
		const there = { sound: audio.heard().length > 0, voice: speech.said.length > 0, vibration: felt.length > 0 };
		assert.deepEqual(there, { sound: true, voice: true, vibration: true, [off]: false });
	}
});

test("the voice tells what to do now, and what comes next before it comes", () => {
	const { session, clock, speech } = led("double-knee-lifts");
	session.start();
	const began = clock.now();
	clock.advance(20_000);
	const said = speech.said.map(({ at, text }) => /** @type {const} */ ([(at - began) / 1000, text]));
	assert.match(said[0][1], /^On your back, knees bent\. Lie flat on your back\./);
	assert.equal(said[1][1], "Next: Knees to your chest. Then: Legs long and high");
	assert.ok(said[1][0] > 8 && said[1][0] < 12, String(said[1][0]));
	assert.equal(said[2][1], "Knees to your chest.");
	assert.equal(said[2][0], 15.3);
	// Nobody is interrupted by the next thing the voice says, at the pace of a slow voice.
	assert.deepEqual(speech.interrupted, []);
});

for (const exercise of exercises) {
	test(`${exercise}: the voice says every cue of every phase, and never talks over itself`, () => {
		const { session, clock, speech } = led(exercise);
		session.start();
		toTheEnd(session, clock);
		clock.advance(5000);
		const all = speech.said.map(({ text }) => text).join(" ");
		for (const phase of session.phases) assert.ok(all.includes(session.plan.steps[phase.step].cue), phase.id);
		assert.match(all, /Last repetition\./);
		assert.match(speech.said[speech.said.length - 1].text, /^Finished/);
		const now = speech.said.filter(({ text }) => !/^(Next:|Finished|This is|Last repetition\.$)/.test(text));
		assert.equal(now.length, session.phases.length);
		// A cue that is broken off is worth nothing; of the rest, at most the end of a word.
		assert.deepEqual(speech.interrupted, []);
	});
}

test("a hold is counted if that is wanted, to what the screen shows", () => {
	const { session, clock, speech, preferences } = led("raise-and-pull", { dose: { hold: 8 } });
	preferences.set({ count: true });
	/** @type {Record<string, number>} */
	const shown = {};
	session.start();
	skipTo(session, "hold-elbows");
	const from = speech.said.length;
	for (let tenths = 0; tenths < 79; tenths++) {
		clock.advance(100);
		const { text = "" } = speech.said[speech.said.length - 1] ?? {};
		if (/^\d+$/.test(text) && !(text in shown)) shown[text] = Math.round(session.remainingMs / 1000);
	}
	const counted = speech.said.slice(from).map(({ text }) => text);
	assert.deepEqual(counted.slice(-5), ["5", "4", "3", "2", "1"]);
	for (const [text, seconds] of Object.entries(shown)) assert.equal(Number(text), seconds);
});

test("a pause on the way out of a hold says what to do", () => {
	const { session, clock, speech } = led("double-knee-lifts");
	session.start();
	skipTo(session, "hold-45");
	clock.advance(1000);
	session.pause();
	const paused = clock.now();
	clock.advance(3000);
	assert.deepEqual(
		speech.said.filter(({ at }) => at >= paused).map(({ text }) => text),
		["Knees back to chest"],
	);
});

test("only a voice of the device speaks, in the language of the words", () => {
	for (const voices of [[], [voiceOf({ localService: false })], [voiceOf({ lang: "fr-FR" })]]) {
		const { session, clock, speech, conductor } = led("seated-twist", { voices });
		session.start();
		clock.advance(20_000);
		assert.deepEqual(speech.said, []);
		assert.equal(conductor.leads, false);
	}
});

test("a voice that comes late is used from then on", () => {
	const { session, clock, speech, conductor } = led("seated-twist", { voices: [] });
	session.start();
	clock.advance(5000);
	speech.come([voiceOf()]);
	assert.equal(conductor.leads, true);
	clock.advance(12_000);
	assert.ok(speech.said.length > 0);
});

test("a sleep pauses, and what it slept through is never heard in a burst", () => {
	for (const sleep of [3500, 60_000, 3_600_000]) {
		const { session, clock, audio, speech, felt } = led("seated-twist");
		session.start();
		clock.advance(14_000);
		const slept = clock.now();
		clock.sleep(sleep);
		assert.equal(session.status, "paused");
		assert.equal(session.jumped, true);
		const woke = clock.now();
		clock.advance(30_000);
		const late = audio.heard().filter(({ at }) => at >= woke);
		assert.ok(late.length <= tonesOf("pause").length, JSON.stringify(late));
		assert.ok(audio.heard().filter(({ at }) => at > slept && at < woke).length <= 3);
		const said = speech.said.filter(({ at }) => at > slept);
		assert.equal(said.length, 1);
		assert.match(said[0].text, /^The page was asleep/);
		assert.ok(felt.filter(({ at }) => at > slept).length <= 1);
	}
});

test("the hand feels each border at its moment", () => {
	const one = led("seated-twist");
	const seen = borders(one);
	one.session.start();
	runToEnd(one.session, one.clock);
	const felt = one.felt.map(({ at }) => at);
	assert.deepEqual(felt, [...seen.map(({ at }) => at), one.clock.now()]);
});

test("what is set is remembered, and text from a store is checked like text from a stranger", () => {
	const store = memoryStore();
	new Preferences(store).set({ sound: false, count: true, volume: 0.3, muted: true });
	const again = new Preferences(store);
	assert.deepEqual([again.sound, again.voice, again.count, again.volume, again.muted], [false, true, true, 0.3, false]);
	for (const bad of ["", "null", "[]", '{"volume": 9, "sound": "yes"}', "{"]) {
		store.setItem("lowback.cues.1", bad);
		const { sound, volume } = new Preferences(store);
		assert.deepEqual([sound, volume], [true, 0.8], bad);
	}
});

test("a call that takes the sound away leaves no tones to come in a burst", () => {
	const { session, clock, audio } = led("raise-and-pull", { drift: 1 });
	session.start();
	clock.advance(20_000);
	audio.interrupt();
	const away = clock.now();
	clock.advance(60_000);
	audio.goOn();
	const back = clock.now();
	clock.advance(20_000);
	const heard = audio.heard().filter(({ at }) => at >= back);
	assert.ok(heard.length > 0);
	// From then on as if nothing had been: what waits sounds at its own moment, at most three seconds of it ahead.
	for (const { at } of heard)
		assert.ok(at - back > 0 && heard.filter((other) => Math.abs(other.at - at) < 150).length <= 1);
	assert.deepEqual(
		audio.heard().filter(({ at }) => at > away + 1 && at < back),
		[],
	);
});

test("what was begun mute sounds once the mute is lifted", () => {
	const { session, clock, audio, preferences } = led("seated-twist");
	preferences.set({ muted: true });
	session.start();
	clock.advance(10_000);
	assert.equal(audio.made, false);
	preferences.set({ muted: false });
	clock.advance(6000);
	assert.ok(audio.heard().length >= 3);
});

test("one session that begins does not lose its sounds to one that pauses", () => {
	const one = led("raise-and-pull", { drift: 1 });
	const { clock, audio, player, voice, preferences, buzz, felt } = one;
	const { session: other } = sessionOf("seated-twist", { clock });
	const runs = (/** @type {Session} */ session) => session.status === "running";
	const shared = { clock, player, voice, preferences, buzz };
	other.watch(() => {
		if (runs(other) && runs(one.session)) one.session.pause();
	});
	const othersRun = () => runs(other);
	one.conductor.end();
	new Conductor({ session: one.session, othersRun, ...shared });
	new Conductor({ session: other, othersRun: () => runs(one.session), ...shared });
	one.session.start();
	clock.advance(14_500);
	other.start();
	const began = clock.now();
	clock.advance(16_000);
	const heard = audio.heard().map(({ at }) => Math.round(at - began));
	assert.deepEqual(
		heard.filter((at) => at >= 0),
		[0, 14_200, 14_600, 15_000],
	);
	assert.ok(felt.some(({ at, pattern }) => at === began && pattern[0] === 220));
	// And a stopped one whose dose is changed takes nothing from the one that runs.
	clock.advance(2000);
	one.session.stop();
	one.session.chooseDose("hold", 3);
	clock.advance(2000);
	assert.ok(audio.heard().some(({ at }) => Math.round(at - began) === 19_000));
});

test("skipped to its end, it is finished at once, and once", () => {
	const { session, clock, audio, speech } = led("double-knee-lifts", { drift: 1 });
	session.start();
	skipTo(session, "get-up");
	clock.advance(13_000);
	session.skip();
	const ended = clock.now();
	clock.advance(5000);
	const heard = audio.heard().filter(({ at }) => at >= ended);
	assert.deepEqual(
		heard.map(({ at }) => at - ended),
		tonesOf("finish").map(({ at }) => at),
	);
	assert.equal(speech.said[speech.said.length - 1].text, "Finished.");
});

test("a voice that is switched off is silent in the middle of a sentence", () => {
	const { session, clock, speech, preferences } = led("double-knee-lifts");
	session.start();
	clock.advance(1000);
	assert.equal(speech.speaking, true);
	preferences.set({ voice: false });
	assert.equal(speech.speaking, false);
});

test("a voice that takes the words and says nothing is no voice: a screen reader may speak", () => {
	const { session, clock, speech, conductor } = led("seated-twist");
	speech.dumb = true;
	session.start();
	clock.advance(20_000);
	assert.equal(conductor.leads, false);
});

test("without loudness nobody is led by the voice", () => {
	const { conductor, preferences } = led("seated-twist");
	assert.equal(conductor.leads, true);
	preferences.set({ volume: 0 });
	assert.equal(conductor.leads, false);
});

test("a language with a region is spoken by its voice, and by its neighbour's where there is none", () => {
	const clock = new ManualClock();
	const voices = [voiceOf({ lang: "pt-PT" }), voiceOf({ lang: "pt-BR", name: "exact" })];
	const speech = new FakeSpeech(clock, voices);
	const there = (/** @type {string} */ code) => new Voice(code, /** @type {any} */ (speech), clock.now).there;
	assert.deepEqual([there("pt-BR"), there("pt"), there("de")], [true, true, false]);
});

test("a counted hold is told first, then counted, and nothing is broken off", () => {
	const { session, clock, speech, preferences } = led("raise-and-pull", { dose: { hold: 10 } });
	preferences.set({ count: true });
	session.start();
	skipTo(session, "hold-elbows");
	const from = clock.now();
	clock.advance(9900);
	const said = speech.said.filter(({ at }) => at >= from).map(({ text }) => text);
	assert.match(said[0], /^Hips heavy, legs soft\./);
	assert.ok(said.some((text) => text.startsWith("Next: Lower down slowly")));
	assert.deepEqual(said.slice(-5), ["5", "4", "3", "2", "1"]);
	assert.deepEqual(speech.interrupted, []);
});

test("at one's own pace the voice tells what to do, and what comes next", () => {
	const { session, clock, speech } = led("seated-twist");
	session.chooseOwnPace(true);
	session.start();
	clock.advance(60_000);
	assert.match(speech.said[0].text, /^Sit tall, legs crossed\./);
	assert.equal(speech.said[1].text, "Next: Chest right, head left. Then: Stay tall and breathe");
	assert.equal(speech.said.length, 2);
});
