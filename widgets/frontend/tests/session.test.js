import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { SETTLE_MS, Session } from "../src/core/session.js";
import { memoryStore } from "../src/page/store.js";
import { exercises, ManualClock, planOf, runToEnd, sessionOf, skipTo } from "./helpers.js";

for (const exercise of exercises) {
	for (const { id: variant } of planOf(exercise).variants) {
		test(`${exercise} (${variant}) runs to its end: every phase held in full, every step ticked`, () => {
			const { session, clock, events } = sessionOf(exercise, { variant });
			session.start();
			runToEnd(session, clock);
			assert.equal(session.status, "finished");
			const ended = events.filter(({ kind }) => kind === "phase-end");
			assert.deepEqual(
				ended.map(({ phase }) => phase),
				session.phases.map(({ id }) => id),
			);
			for (const { held, planned, phase } of ended) {
				if (session.plan.steps[String(phase).split("/")[1]].kind !== "question")
					assert.equal(held, planned, String(phase));
			}
			const items = [...new Set(session.phases.map(({ item }) => item))];
			assert.deepEqual(session.checklist.items().sort(), items.sort());
			assert.equal(events[0].kind, "start");
			assert.equal(events[events.length - 1].kind, "finish");
		});
	}
}

test("phases follow their deadlines: late ticks lose no time", () => {
	const { session, clock } = sessionOf("seated-twist");
	session.start();
	const began = clock.now();
	const total = session.totalSeconds;
	let left = total;
	while (session.status === "running") {
		clock.sleep(730);
		left = session.secondsLeft;
	}
	assert.equal(left, 0);
	const late = clock.now() - began - total * 1000;
	assert.ok(late >= 0 && late < 730, `${late} ms late`);
});

test("what is left is told in whole seconds, and the total counts down with it", () => {
	const { session, clock } = sessionOf("seated-twist");
	assert.equal(session.secondsLeft, session.totalSeconds);
	session.start();
	clock.advance(4000);
	assert.equal(session.remainingMs, 11_000);
	assert.equal(session.secondsLeft, session.totalSeconds - 4);
});

test("pause keeps what is left; going on settles three seconds first", () => {
	const { session, clock, events } = sessionOf("seated-twist");
	session.start();
	clock.advance(4200);
	session.pause();
	clock.advance(60_000);
	assert.equal(session.status, "paused");
	assert.equal(session.remainingMs, 10_800);
	session.resume();
	assert.equal(session.status, "settling");
	clock.advance(SETTLE_MS);
	assert.equal(session.status, "running");
	clock.advance(10_799);
	assert.equal(session.phase.step, "sit-tall");
	clock.advance(1);
	assert.equal(session.phase.step, "turn-right");
	assert.deepEqual(
		events.map(({ kind }) => kind),
		["start", "pause", "resume", "phase-end"],
	);
	assert.equal(events[3].held, 15);
});

test("who skips, or goes back, while it settles was about to go on, and goes on from there", () => {
	const { session, clock } = sessionOf("seated-twist");
	session.start();
	session.pause();
	session.resume();
	clock.advance(1000);
	session.skip();
	assert.equal(session.status, "settling");
	assert.equal(session.phase.step, "turn-right");
	clock.advance(3000);
	assert.equal(session.status, "running");
	session.pause();
	session.resume();
	session.back();
	assert.equal(session.status, "settling");
	clock.advance(3000);
	assert.equal(session.status, "running");
	assert.equal(session.phase.step, "sit-tall");
	// In a pause both stay in it.
	session.pause();
	session.skip();
	assert.equal(session.status, "paused");
});

test("pause while settling stays paused with the same time left", () => {
	const { session, clock } = sessionOf("seated-twist");
	session.start();
	clock.advance(5000);
	session.pause();
	session.resume();
	clock.advance(1000);
	session.pause();
	assert.equal(session.status, "paused");
	assert.equal(session.remainingMs, 10_000);
});

test("back goes to the start of the phase before and takes its tick away; skip ticks nothing", () => {
	const { session, clock } = sessionOf("seated-twist");
	session.start();
	clock.advance(16_000);
	assert.deepEqual(session.checklist.items(), ["ready/sit-tall"]);
	session.back();
	assert.equal(session.phase.step, "sit-tall");
	assert.equal(session.remainingMs, 15_000);
	assert.deepEqual(session.checklist.items(), []);
	session.skip();
	assert.equal(session.phase.step, "turn-right");
	assert.deepEqual(session.checklist.items(), []);
});

test("skipping to the very end finishes", () => {
	const { session } = sessionOf("standing-roll-down");
	session.start();
	for (let presses = 0; session.active && presses < 500; presses++) session.skip();
	assert.equal(session.status, "finished");
	assert.deepEqual(session.checklist.items(), []);
});

test("stop ends it and tells; start begins anew", () => {
	const { session, clock, events } = sessionOf("seated-twist");
	session.start();
	clock.advance(20_000);
	session.stop();
	assert.equal(session.status, "stopped");
	assert.equal(events[events.length - 1].kind, "stop");
	clock.advance(60_000);
	assert.equal(session.status, "stopped");
	session.start();
	assert.equal(session.index, 0);
	assert.notEqual(events[events.length - 1].run, events[0].run);
});

test("at one's own pace nothing runs out, and Next leads on and ticks", () => {
	const { session, clock, events } = sessionOf("seated-twist");
	session.chooseOwnPace(true);
	session.start();
	clock.advance(500_000);
	assert.equal(session.phase.step, "sit-tall");
	session.next();
	assert.equal(session.phase.step, "turn-right");
	assert.deepEqual(session.checklist.items(), ["ready/sit-tall"]);
	assert.equal(events[1].held, 500);
	assert.equal(events[1].own_pace, true);
	for (let presses = 0; session.active && presses < 500; presses++) session.next();
	assert.equal(session.status, "finished");
});

test("the palms come only after no pain; anything else gets up and finishes", () => {
	for (const [leave, expected] of /** @type {const} */ ([
		["go-on", "palms-ready"],
		["finish", "get-up"],
		["skip", "get-up"],
	])) {
		const { session, clock } = sessionOf("raise-and-pull", { variant: "article" });
		session.start();
		for (let seconds = 0; session.phase.kind !== "question" && seconds < 1000; seconds++) clock.advance(1000);
		clock.advance(600_000);
		assert.equal(session.phase.step, "pain-question");
		if (leave === "skip") session.skip();
		else session.answer(leave);
		assert.equal(session.phase.step, expected);
		runToEnd(session, clock);
		assert.equal(session.status, "finished");
	}
});

test("the question may be answered while paused, and is asked again on the way back", () => {
	const { session } = sessionOf("raise-and-pull", { variant: "article" });
	session.start();
	skipTo(session, "pain-question");
	session.pause();
	session.answer("go-on");
	assert.equal(session.status, "settling");
	assert.equal(session.phase.step, "palms-ready");
	session.back();
	assert.equal(session.phase.step, "pain-question");
	session.answer("finish");
	assert.equal(session.phase.step, "get-up");
	session.back();
	assert.equal(session.phase.step, "pain-question");
});

test("a question answered after a jump in time is not shown as a jump any more", () => {
	const { session, clock } = sessionOf("raise-and-pull", { variant: "article" });
	session.start();
	skipTo(session, "pain-question");
	clock.sleep(60_000);
	assert.equal(session.jumped, true);
	session.answer("go-on");
	assert.equal(session.jumped, false);
});

test("over any sequence of buttons the palms come only after no pain was the last answer", () => {
	const press = fc.constantFrom(
		"start",
		"pause",
		"resume",
		"back",
		"skip",
		"next",
		"stop",
		"go-on",
		"finish",
		"pass",
		"reload",
	);
	fc.assert(
		fc.property(fc.array(press, { minLength: 5, maxLength: 80 }), (presses) => {
			const clock = new ManualClock();
			const store = memoryStore();
			const dose = { repetitions: 1, palm_repetitions: 1 };
			let { session } = sessionOf("raise-and-pull", { variant: "article", clock, store, dose });
			let answered = "";
			for (const what of presses) {
				const asks = session.active && session.phase.kind === "question";
				if (what === "pass") clock.advance(5000);
				else if (what === "reload")
					({ session } = sessionOf("raise-and-pull", { variant: "article", clock, store, dose }));
				else if (what === "go-on" || what === "finish") {
					if (asks) answered = what;
					session.answer(what);
				} else {
					if ((asks && what === "skip") || (what === "start" && !session.active)) answered = "";
					session[what]();
				}
				assert.ok(!session.active || !session.phase.part.startsWith("palms") || answered === "go-on", session.phase.id);
			}
		}),
		{ numRuns: 1500 },
	);
});

test("a reload comes back to the same phase, paused, with what was left and what was ticked", () => {
	const { session, clock, store } = sessionOf("seated-twist", { dose: { repetitions: 3 } });
	session.start();
	clock.advance(17_500);
	const again = sessionOf("seated-twist", { dose: { repetitions: 3 }, store }).session;
	assert.equal(again.status, "paused");
	assert.equal(again.phase.id, session.phase.id);
	assert.deepEqual(again.checklist.items(), session.checklist.items());
	assert.ok(Math.abs(again.remainingMs - session.remainingMs) <= 1000);
	assert.equal(again.dose.repetitions, 3);
});

test("a finished or stopped exercise does not come back", () => {
	const { session, store } = sessionOf("seated-twist");
	session.start();
	session.stop();
	assert.equal(sessionOf("seated-twist", { store }).session.status, "ready");
});

test("saved text that was tampered with never gets past the question or into a hold", () => {
	const plan = planOf("raise-and-pull", { variant: "article" });
	const { session, store } = sessionOf("raise-and-pull", { variant: "article" });
	session.start();
	const saved = JSON.parse(store.getItem("test:raise-and-pull") ?? "");
	const palms = session.phases.findIndex(({ step }) => step === "rise-palms");
	store.setItem("test:raise-and-pull", JSON.stringify({ ...saved, index: palms }));
	assert.equal(sessionOf("raise-and-pull", { variant: "article", store }).session.phase.step, "pain-question");
	assert.ok(plan);

	const anything = fc.record(
		{
			index: fc.anything(),
			remainingMs: fc.oneof(fc.double(), fc.constant(1e12), fc.anything()),
			dose: fc.oneof(fc.anything(), fc.record({ hold: fc.integer({ min: -1e6, max: 1e6 }) })),
			ticked: fc.anything(),
			answers: fc.anything(),
			variant: fc.oneof(fc.constantFrom("gentler", "article"), fc.anything()),
		},
		{ requiredKeys: [] },
	);
	const lifts = sessionOf("double-knee-lifts");
	lifts.session.start();
	const good = JSON.parse(lifts.store.getItem("test:double-knee-lifts") ?? "");
	fc.assert(
		fc.property(anything, fc.integer({ min: 0, max: 40 }), (change, index) => {
			const kept = memoryStore();
			kept.setItem("test:double-knee-lifts", JSON.stringify({ ...good, index, ...change }));
			const { session: back } = sessionOf("double-knee-lifts", { store: kept });
			assert.ok(back.status === "ready" || back.status === "paused");
			assert.notEqual(back.phase.role, "capped");
			assert.ok(back.remainingMs <= back.phase.seconds * 1000);
			for (const { kind, seconds } of back.phases) if (kind === "hold") assert.ok(seconds <= 5);
		}),
		{ numRuns: 1000 },
	);
});

test("what is not a saved session at all is left alone", () => {
	for (const text of ["", "null", "[]", "{", "7", '"x"', '{"v":1}']) {
		const store = memoryStore();
		store.setItem("test:seated-twist", text);
		assert.equal(sessionOf("seated-twist", { store }).session.status, "ready");
	}
});

test("a jump in time pauses and asks, where it last was, without a burst of phases", () => {
	const { session, clock, events } = sessionOf("seated-twist");
	session.start();
	clock.advance(16_000);
	clock.sleep(3_600_000);
	assert.equal(session.status, "paused");
	assert.equal(session.jumped, true);
	assert.equal(session.phase.step, "turn-right");
	assert.equal(session.remainingMs, 3000);
	assert.deepEqual(
		events.map(({ kind }) => kind),
		["start", "phase-end", "pause"],
	);
	session.resume();
	assert.equal(session.jumped, false);
});

test("a clock on the wall that is set by an hour pauses too, either way", () => {
	for (const hour of [3_600_000, -3_600_000]) {
		const { session, clock } = sessionOf("seated-twist");
		session.start();
		clock.advance(2500);
		clock.setWall(hour);
		clock.advance(1000);
		assert.equal(session.status, "paused");
		assert.equal(session.jumped, true);
	}
});

test("a tick a little late is no jump", () => {
	const { session, clock } = sessionOf("seated-twist");
	session.start();
	clock.sleep(2500);
	assert.equal(session.status, "running");
	assert.equal(session.remainingMs, 12_500);
});

test("the dose stays inside its bounds, shows the new total at once, and is fixed while it runs", () => {
	const { session } = sessionOf("double-knee-lifts");
	session.chooseDose("hold", 1);
	assert.equal(session.totalSeconds, 135 - 5 * 2);
	session.chooseDose("hold", 99);
	assert.equal(session.dose.hold, 3);
	assert.equal(session.totalSeconds, 135);
	session.start();
	session.chooseDose("hold", 1);
	session.chooseVariant("article");
	assert.equal(session.dose.hold, 3);
	assert.equal(session.variant.id, "gentler");
});

test("ticks by hand are kept while the exercise goes on", () => {
	const { session, clock } = sessionOf("seated-twist");
	session.start();
	session.tick("ready/sit-tall", true);
	assert.ok(session.checklist.has("ready/sit-tall"));
	session.tick("ready/sit-tall", false);
	assert.ok(!session.checklist.has("ready/sit-tall"));
	clock.advance(15_000);
	assert.ok(session.checklist.has("ready/sit-tall"));
});

test("steps that come again are open again in the next repetition", () => {
	const { session, clock } = sessionOf("double-knee-lifts");
	session.start();
	clock.advance(15_000 + 15_000 + 10_000);
	assert.equal(session.phase.id, "lifts/knees-in/2");
	assert.deepEqual(session.checklist.items(), ["ready/lie-down"]);
});

test("a press that comes before the tick that tells of a sleep changes nothing but to ask", () => {
	for (const press of /** @type {const} */ (["pause", "back", "skip", "next"])) {
		const { session, clock, events } = sessionOf("seated-twist");
		session.start();
		clock.advance(4000);
		clock.pass(60_000);
		session[press]();
		assert.deepEqual([session.status, session.jumped, session.index], ["paused", true, 0], press);
		assert.equal(session.remainingMs, 11_000);
		assert.equal(events[events.length - 1].held, 4, press);
	}
	// Stop stops, and what was slept through was not held.
	const { session, clock, events } = sessionOf("seated-twist");
	session.start();
	clock.advance(4000);
	clock.pass(60_000);
	session.stop();
	assert.equal(session.status, "stopped");
	assert.deepEqual(
		events.map(({ kind, held }) => [kind, held]),
		[
			["start", 0],
			["pause", 4],
			["stop", 4],
		],
	);
});

test("a page that comes back looks at the clock at once", () => {
	const { session, clock } = sessionOf("seated-twist");
	session.start();
	clock.pass(60_000);
	session.look();
	assert.deepEqual([session.status, session.jumped], ["paused", true]);
});

test("where the check does not allow it, nothing begins and nothing goes on", () => {
	const { session, clock, store, hover } = sessionOf("seated-twist");
	let allowed = false;
	const gated = new Session({ plan: session.plan, key: "gated", clock, store, hover, allowed: () => allowed });
	gated.start();
	assert.equal(gated.status, "ready");
	allowed = true;
	gated.start();
	gated.pause();
	allowed = false;
	gated.resume();
	assert.equal(gated.status, "paused");
	gated.stop();
	assert.equal(gated.status, "stopped");
});
