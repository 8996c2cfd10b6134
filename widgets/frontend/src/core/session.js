/**
 * One run of an exercise: a state machine on deadlines. It knows no page and no Jupyter; time comes from a Clock.
 *
 * A capped hold (the legs of double-knee lifts) is left whenever it is interrupted: the person is led out by the
 * move behind it, and going on begins at the move before it.
 *
 * @import { Clock, Dose, EventKind, Phase, Plan, SessionEvent, Status, Store, Variant } from "../types.js"
 */
import { Checklist } from "./checklist.js";
import { gatedIndex } from "./gate.js";
import { newId } from "./ids.js";
import { restore, save } from "./saved.js";
import { boundedDose, timeline, totalSeconds, variantOf } from "./timeline.js";
import { eventOf, stateOf } from "./told.js";
import { TICK_MS, Waking } from "./waking.js";

/** Time to settle before going on, in ms. */
export const SETTLE_MS = 3000;
/** Steps that a person may end by being ready, sooner than the time given. @type {import("../types.js").Kind[]} */
const UNTIL_READY = ["position", "change-side", "get-up"];

export class Session {
	/** @type {Plan} */ plan;
	/** @type {Status} */ status = "ready";
	/** @type {Variant} */ variant;
	/** @type {Dose} */ dose;
	/** @type {Phase[]} */ phases;
	index = 0;
	ownPace = false;
	/** True after a jump in time, until the person goes on. */
	jumped = false;
	/** When the phase, or the time to settle, began to run, in ms of the session's clock. */
	began = 0;
	/** True where the person brought the phase about: by Start, Back, Skip, Next, Ready or an answer. */
	byHand = false;
	/**
	 * Where a pause leads out of a capped hold: the move by which the legs come in while it lasts, and when it began, in
	 * ms of the session's clock.
	 *
	 * @type {{phase: Phase, since: number}|null}
	 */
	ledOut = null;
	checklist = new Checklist();

	/** @type {Clock} */ #clock;
	/** @type {Waking} */ #waking;
	/** @type {Store} */ #store;
	/** @type {string} */ #key;
	/** @type {import("./hover.js").HoverBudget} */ #hover;
	/** @type {() => boolean} */ #allowed;
	/** Ends when running a timed phase, or settling. @type {number|null} */ #deadline = null;
	/** What is left of the phase while nothing runs, in ms. */ #remaining = 0;
	/** When the phase began to run, for what was held. */ #since = 0;
	/** What the phase was held before a pause, in ms. */ #heldBefore = 0;
	/** Where to go after leading out of a capped hold. @type {number|null} */ #afterwards = null;
	#run = "";
	/** @type {Record<string, string>} */ #answers = {};
	/** @type {() => void} */ #cancelWake = () => {};
	/** @type {Set<() => void>} */ #watchers = new Set();
	/** @type {Set<(event: SessionEvent) => void>} */ #listeners = new Set();

	/**
	 * @param {object} options
	 * @param {Plan} options.plan
	 * @param {string} options.key names this session in the store
	 * @param {Clock} options.clock
	 * @param {Store} options.store
	 * @param {import("./hover.js").HoverBudget} options.hover
	 * @param {() => boolean} [options.allowed] whether a person may begin, or go on: the check was answered
	 */
	constructor({ plan, key, clock, store, hover, allowed = () => true }) {
		this.plan = plan;
		this.#key = key;
		this.#clock = clock;
		this.#waking = new Waking(clock);
		this.#store = store;
		this.#hover = hover;
		this.#allowed = allowed;
		this.variant = variantOf(plan, plan.variant);
		this.dose = boundedDose(this.variant, plan.dose);
		this.phases = timeline(plan, this.variant, this.dose);
		this.#restore();
	}

	// ── What it shows ─────────────────────────────────────────────────────────

	/** The phase that runs, or would run on going on. */
	get phase() {
		return this.phases[this.index];
	}

	/** The index of the phase that comes next; behind the last one where none does. */
	get after() {
		return this.#afterwards ?? this.index + 1;
	}

	/** @returns {Phase|null} */
	get nextPhase() {
		return this.phases[this.after] ?? null;
	}

	/** What the person does now: in a pause that leads out of a capped hold, the move that brings the legs in. */
	get shownPhase() {
		return this.ledOut?.phase ?? this.phase;
	}

	get active() {
		return this.status === "running" || this.status === "paused" || this.status === "settling";
	}

	/** Whether this phase runs by the clock. Around a capped hold it does in every mode. */
	get timed() {
		return this.isTimed(this.phase);
	}

	/** @param {Phase} phase */
	isTimed(phase) {
		return phase.kind !== "question" && (!this.ownPace || phase.role !== null);
	}

	/** Whether the person says when to go on: at their own pace, or once in position. */
	get waitsForReady() {
		const { kind } = this.phase;
		if (this.status !== "running" || kind === "question") return false;
		return !this.timed || UNTIL_READY.includes(kind);
	}

	/** When the phase, or the time to settle, ends, in ms of the session's clock; null where no time runs. */
	get ends() {
		return this.#deadline;
	}

	/** The id of this run of the exercise; empty before the first one. */
	get run() {
		return this.#run;
	}

	/** The session's own time, in ms. */
	get now() {
		return this.#clock.now();
	}

	/** What is left of the phase, in ms; of settling, while that lasts. */
	get remainingMs() {
		if (this.#deadline === null) return this.#remaining;
		return Math.max(0, this.#deadline - this.#clock.now());
	}

	/** What is left of the whole exercise, in seconds. */
	get secondsLeft() {
		if (this.status === "finished" || this.status === "stopped") return 0;
		const now = this.status === "settling" ? this.#remaining : this.remainingMs;
		const current = this.status === "ready" ? this.phase.seconds : now / 1000;
		return current + totalSeconds(this.phases.slice(this.after));
	}

	get totalSeconds() {
		return totalSeconds(this.phases);
	}

	/** How much of the phase is done, from 0 to 1. */
	get fraction() {
		const full = this.phase.seconds * 1000;
		if (!full || this.status === "ready") return 0;
		const left = this.status === "settling" ? this.#remaining : this.remainingMs;
		return Math.min(1, Math.max(0, 1 - left / full));
	}

	/** The state in plain values, for Python and for tests. */
	get state() {
		return stateOf(this);
	}

	/**
	 * Be told of every change, and once a second while the time runs.
	 *
	 * @param {() => void} watcher
	 * @returns {() => void} ends it
	 */
	watch(watcher) {
		this.#watchers.add(watcher);
		return () => this.#watchers.delete(watcher);
	}

	/**
	 * Be told of what happened: start, phase end, pause, resume, stop, finish.
	 *
	 * @param {(event: SessionEvent) => void} listener
	 * @returns {() => void} ends it
	 */
	listen(listener) {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	// ── What the person does ──────────────────────────────────────────────────

	/** @param {string} id */
	chooseVariant(id) {
		if (this.active) return;
		this.variant = variantOf(this.plan, id);
		this.#choose({ ...this.plan.dose, ...this.dose });
	}

	/**
	 * @param {string} name
	 * @param {number} value
	 */
	chooseDose(name, value) {
		if (this.active) return;
		this.#choose({ ...this.dose, [name]: value });
	}

	/** @param {boolean} on */
	chooseOwnPace(on) {
		if (this.status === "running" || this.status === "settling") return;
		this.ownPace = on;
		this.#changed();
	}

	/**
	 * @param {string} item
	 * @param {boolean} on
	 */
	tick(item, on) {
		this.checklist.set(item, on);
		this.#changed();
	}

	/** @param {string} [run] the id of this run, where something was said for it before */
	start(run = newId()) {
		if (this.active || !this.#allowed()) return;
		this.#run = run;
		this.#answers = {};
		this.checklist.clear();
		this.jumped = false;
		this.status = "running";
		this.#begin(0, this.#clock.now(), true);
		this.#tell("start");
		this.#changed();
	}

	pause() {
		if (this.#slept()) return;
		if (this.status === "settling") {
			this.#tell("pause", this.#heldBefore);
			return this.#rest(this.#remaining);
		}
		if (this.status !== "running") return;
		this.#interrupt(this.#clock.now());
		this.#changed();
	}

	/** Go on after a pause: three seconds to settle first. */
	resume() {
		if (this.status !== "paused" || !this.#allowed()) return;
		this.status = "settling";
		this.jumped = false;
		this.began = this.#clock.now();
		this.#deadline = this.began + SETTLE_MS;
		this.#waking.see();
		this.#tell("resume");
		this.#changed();
	}

	back() {
		if (!this.active || this.#slept()) return;
		const now = this.#clock.now();
		if (this.status === "running" && this.phase.role === "capped") return this.#leadOut(now);
		const settles = this.status === "settling";
		this.#leave(now, this.status === "running");
		this.#go(this.#before(this.index), now);
		// Who was about to go on goes on, from there.
		if (settles) this.resume();
	}

	skip() {
		if (!this.active || this.#slept()) return;
		const now = this.#clock.now();
		const settles = this.status === "settling";
		this.#leave(now, this.status === "running");
		let target = this.after;
		// While nothing runs, nothing may wait inside a capped hold, or on the way out of it.
		if (this.status !== "running" && this.phases[target]?.role === "capped") target += 2;
		if (this.phase.kind === "question") {
			this.#answers[this.phase.id] = "finish";
			target = this.#end(this.index);
		}
		this.#go(target, now);
		if (settles) this.resume();
	}

	/** The person is ready for what comes next: at their own pace, or into position sooner. */
	next() {
		if (!this.waitsForReady || this.#slept()) return;
		const now = this.#clock.now();
		this.checklist.set(this.phase.item, true);
		this.#leave(now, true);
		this.#go(this.after, now);
	}

	/**
	 * Answer the question that waits. Only going on leads on; anything else leads to getting up and to the end.
	 *
	 * @param {"go-on"|"finish"} answer
	 */
	answer(answer) {
		if (this.phase?.kind !== "question" || !this.active) return;
		this.#slept();
		const now = this.#clock.now();
		this.#answers[this.phase.id] = answer;
		this.checklist.set(this.phase.item, true);
		this.#leave(now, true);
		this.#go(answer === "go-on" ? this.index + 1 : this.#end(this.index), now);
		// Answered in a pause: the answer goes on, after the time to settle.
		this.resume();
	}

	stop() {
		if (!this.active) return;
		// What was slept through was not done.
		this.#slept();
		const held = this.#leave(this.#clock.now(), false);
		this.status = "stopped";
		this.#close("stop", held);
	}

	/** The page comes back: compare the clocks at once, before a tick comes or a button is pressed. */
	look() {
		if (this.status === "running" || this.status === "settling") this.#awake();
	}

	// ── How it moves ──────────────────────────────────────────────────────────

	/** @param {Dose} wanted */
	#choose(wanted) {
		this.dose = boundedDose(this.variant, wanted);
		this.phases = timeline(this.plan, this.variant, this.dose);
		this.status = "ready";
		this.index = 0;
		this.checklist.clear();
		this.#changed();
	}

	/**
	 * Enter a phase. `from` is when it begins: the deadline of the one before, so that no time is lost between.
	 *
	 * @param {number} index
	 * @param {number} from
	 * @param {boolean} byHand
	 */
	#begin(index, from, byHand) {
		this.index = index;
		this.byHand = byHand;
		this.#afterwards = null;
		this.ledOut = null;
		this.#heldBefore = 0;
		this.checklist.begin(this.phases, index);
		this.#time(from, this.phase.seconds * 1000);
	}

	/**
	 * Run the phase from a moment on, for so many ms.
	 *
	 * @param {number} from
	 * @param {number} length
	 */
	#time(from, length) {
		const capped = this.phase.role === "capped";
		const allowed = capped ? Math.min(length, this.#hover.begin(from, (this.phase.cap ?? 0) * 1000)) : length;
		this.#since = from;
		this.began = from;
		this.#remaining = allowed;
		this.#deadline = this.timed ? from + allowed : null;
		this.#waking.see();
	}

	/**
	 * The phase ends, by time or by hand: say what was held.
	 *
	 * @param {number} now
	 * @param {boolean} tell
	 * @returns {number} what was held, in ms
	 */
	#leave(now, tell) {
		const running = this.status === "running";
		const held = this.#heldBefore + (running ? now - this.#since : 0);
		if (running && this.phase.role === "capped") this.#hover.end(now, now - this.#since);
		if (tell) this.#tell("phase-end", held);
		return held;
	}

	/**
	 * Go to a phase by hand; stay paused where it was.
	 *
	 * @param {number} asked
	 * @param {number} now
	 */
	#go(asked, now) {
		const target = gatedIndex(this.phases, asked, this.#answers);
		if (target >= this.phases.length) return this.#finish();
		const running = this.status === "running";
		this.#begin(target, now, true);
		if (!running) return this.#rest(this.phase.seconds * 1000);
		this.#changed();
	}

	/** The phase before, but never from behind into a capped hold, or a move into one or out of one. @param {number} index */
	#before(index) {
		let target = index - 1;
		while (this.phases[target]?.role) target -= 1;
		return Math.max(0, target);
	}

	/** Where the end begins: the first step of getting up behind a phase, or the finish. @param {number} index */
	#end(index) {
		const up = this.phases.findIndex((phase, at) => at > index && phase.kind === "get-up");
		return up < 0 ? this.phases.length : up;
	}

	/**
	 * Out of a capped hold by the move behind it; then on at the move before it.
	 *
	 * @param {number} now
	 */
	#leadOut(now) {
		const enter = Math.max(0, this.index - 1);
		this.#leave(now, true);
		this.#begin(this.index + 1, now, true);
		this.#afterwards = enter;
		this.#changed();
	}

	/**
	 * Stop the time where it is.
	 *
	 * @param {number} now
	 */
	#interrupt(now) {
		const left = this.#deadline === null ? this.#remaining : Math.max(0, this.#deadline - now);
		this.#heldBefore = this.#leave(now, false);
		this.#tell("pause", this.#heldBefore);
		this.#comeIn(left);
	}

	/**
	 * Pause with so much of the phase left. In a capped hold, and in the moves around it, nothing waits: the legs come in
	 * from where they are, and going on begins at the move into it, or behind the way out.
	 *
	 * @param {number} left ms
	 */
	#comeIn(left) {
		const { role, seconds } = this.phase;
		if (!role) return this.#rest(left);
		const before = ["exit", "capped", "enter"].indexOf(role);
		const phase = this.phases[this.index + before] ?? this.phase;
		// As far as the legs are in already.
		const done = [seconds * 1000 - left, 0, left][before];
		this.ledOut = { phase, since: this.#clock.now() - done };
		if (role === "capped") this.checklist.set(this.phase.item, false);
		const next = before ? Math.max(0, this.index + before - 2) : this.after;
		this.#afterwards = null;
		this.#heldBefore = 0;
		// Where nothing comes behind the way out, that is at its end.
		if (next === this.phases.length) return this.#rest(0);
		this.index = next;
		this.#rest(this.phase.seconds * 1000);
	}

	/** @param {number} left ms of the phase */
	#rest(left) {
		this.status = "paused";
		this.#deadline = null;
		this.#remaining = left;
		this.#changed();
	}

	#finish() {
		this.status = "finished";
		this.#close("finish");
	}

	/** @param {"stop"|"finish"} kind @param {number} [held] ms */
	#close(kind, held = 0) {
		this.#deadline = null;
		this.#remaining = 0;
		this.#afterwards = null;
		this.ledOut = null;
		this.jumped = false;
		this.#tell(kind, held);
		this.#changed();
	}

	// ── How time passes ───────────────────────────────────────────────────────

	/** Woken: a phase may have ended, a second may have passed, or the machine may have slept. */
	#awake() {
		if (this.#slept()) return;
		this.#waking.see();
		while (this.#deadline !== null && this.#clock.now() >= this.#deadline) this.#onDeadline(this.#deadline);
		this.#changed();
	}

	/** Whether time leapt since we were awake last. Then stand where we saw it, and ask. */
	#slept() {
		const runs = this.status === "running" || this.status === "settling";
		if (!runs || !this.#waking.leapt) return false;
		this.#jump();
		return true;
	}

	/** @param {number} deadline */
	#onDeadline(deadline) {
		if (this.status === "settling") {
			this.status = "running";
			this.ledOut = null;
			this.byHand = false;
			this.checklist.begin(this.phases, this.index);
			this.#time(deadline, this.#remaining);
			return;
		}
		this.checklist.set(this.phase.item, true);
		// Woken late inside a capped hold, the move out of it still gets all its time.
		const ended = this.phase.role === "capped" ? Math.max(deadline, this.#waking.seen) : deadline;
		this.#leave(ended, true);
		const target = this.after;
		if (target >= this.phases.length) return this.#finish();
		this.#begin(target, ended, false);
	}

	#jump() {
		this.jumped = true;
		if (this.status === "running") this.#interrupt(this.#waking.seen);
		else {
			this.#tell("pause", this.#heldBefore);
			this.#rest(this.#remaining);
		}
		this.#changed();
	}

	#changed() {
		this.#save();
		this.#cancelWake();
		this.#cancelWake = () => {};
		if (this.#deadline !== null || this.status === "running") {
			const left = this.#deadline === null ? TICK_MS : this.#deadline - this.#clock.now();
			// At the end of the second on the screen, which is the end of the phase for the last one. Where nothing is
			// counted, the way back after a reload and a sleep are still looked after.
			const delay = Math.max(0, left % TICK_MS || Math.min(left, TICK_MS));
			this.#waking.expect(delay);
			this.#cancelWake = this.#clock.wake(delay, () => this.#awake());
		}
		for (const watcher of this.#watchers) watcher();
	}

	/**
	 * @param {EventKind} kind
	 * @param {number} [heldMs]
	 */
	#tell(kind, heldMs = 0) {
		const event = eventOf(this, { kind, heldMs, run: this.#run, wall: this.#clock.wall() });
		for (const listener of this.#listeners) listener(event);
	}

	#save() {
		if (!this.active) {
			try {
				this.#store.removeItem(this.#key);
			} catch {
				// Nothing was kept, so nothing comes back.
			}
			return;
		}
		save(this.#store, this.#key, this.plan, {
			run: this.#run,
			variant: this.variant,
			dose: this.dose,
			ownPace: this.ownPace,
			// On the way out of a capped hold, going on after a reload begins at the move into it.
			index: this.#afterwards ?? this.index,
			remainingMs: this.status === "settling" ? this.#remaining : this.remainingMs,
			ticked: this.checklist.items(),
			answers: this.#answers,
		});
	}

	/** Come back after a reload: the same phase, paused. */
	#restore() {
		const saved = restore(this.#store, this.#key, this.plan);
		if (!saved) return;
		this.#run = saved.run;
		this.variant = saved.variant;
		this.dose = saved.dose;
		this.phases = saved.phases;
		this.ownPace = saved.ownPace;
		this.index = saved.index;
		this.checklist = new Checklist(saved.ticked);
		this.#answers = saved.answers;
		this.#comeIn(saved.remainingMs);
	}
}
