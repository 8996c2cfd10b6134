/**
 * What exists once a page: the running session, its sounds, the budget of a capped hold. Each widget's module is a
 * copy of its own, so what they share hangs on the page, under a name with a version.
 *
 * @import { Clock, Plan, Safety } from "../types.js"
 */
import { HoverBudget } from "../core/hover.js";
import { Session } from "../core/session.js";
import { Recorder } from "../record/recorder.js";
import { insteadOf, nextFor } from "../record/standing.js";
import { PageCues } from "./cues.js";
import { pageRecord } from "./keeping.js";
import { PAGE } from "./names.js";
import { Outbox } from "./outbox.js";
import { pageStore } from "./store.js";

/** On which the tabs of a browser tell each other that an exercise runs. */
const RUNS = "lowback.runs.1";

/**
 * @typedef {object} Registry
 * @property {Clock} clock
 * @property {HoverBudget} hover
 * @property {PageCues} cues
 * @property {Map<string, Session>} sessions
 * @property {Map<string, Outbox>} outboxes one a session, whichever models listen
 * @property {Map<string, Recorder>} recorders one a session
 * @property {Session|null} current the one that ran last: keys pressed nowhere in particular are meant for it
 * @property {BroadcastChannel|undefined} tabs tells the other tabs of this browser that an exercise runs here
 * @property {boolean} elsewhere an exercise that runs in another tab paused the one here
 */

/** @returns {Registry} */
export function registry() {
	const page = /** @type {Record<symbol, Registry|undefined>} */ (/** @type {unknown} */ (globalThis));
	if (!page[PAGE]) {
		const { clock } = pageRecord();
		page[PAGE] = {
			clock,
			recorders: new Map(),
			hover: new HoverBudget(clock, pageStore()),
			cues: new PageCues(clock),
			sessions: new Map(),
			outboxes: new Map(),
			current: null,
			tabs: tabs(),
			elsewhere: false,
		};
	}
	return page[PAGE];
}

/** A person does one exercise at a time, in whichever tab: what starts in one pauses the others. */
function tabs() {
	if (typeof BroadcastChannel !== "function") return undefined;
	const channel = new BroadcastChannel(RUNS);
	channel.addEventListener("message", () => {
		const here = registry();
		for (const session of here.sessions.values()) {
			if (session.status !== "running" && session.status !== "settling") continue;
			here.elsewhere = true;
			session.pause();
		}
	});
	return channel;
}

/** Whether the exercise here is paused since another runs in another tab. */
export function runsElsewhere() {
	return registry().elsewhere;
}

/**
 * What names a session: the same request on one page is the same session, in every view and after a reload.
 *
 * @param {Plan} plan
 */
export function sessionKey(plan) {
	const dose = Object.entries(plan.dose)
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([name, value]) => `${name}=${value}`);
	return `lowback.session:${[plan.exercise.id, plan.variant, ...dose].join("&")}`;
}

/**
 * The session of a plan on this page: the one that is there, or a new one. It begins only where the check allows it.
 *
 * @param {Plan} plan
 * @param {Safety} safety
 * @returns {Session}
 */
export function pageSession(plan, safety) {
	const { clock, cues, hover, sessions, outboxes, recorders } = registry();
	const { keeper } = pageRecord();
	const key = sessionKey(plan);
	const found = sessions.get(key);
	if (found && (found.active || found.plan.exercise.hash === plan.exercise.hash)) return found;
	const allowed = () =>
		nextFor(keeper.standing, safety, clock.wall()) === null && !insteadOf(keeper.standing, safety, session.variant.id);
	const session = new Session({ plan, key, clock, hover, store: pageStore(), allowed });
	sessions.set(key, session);
	// What writes down what a session does listens to the session it was made for.
	recorders.set(key, new Recorder(session, keeper));
	const outbox = new Outbox(clock);
	outboxes.set(key, outbox);
	session.listen((event) => outbox.add(event));
	let running = false;
	session.watch(() => {
		// A person does one exercise at a time: what starts pauses the others.
		const runs = session.status === "running" || session.status === "settling";
		if (runs && !running) {
			registry().current = session;
			registry().elsewhere = false;
			registry().tabs?.postMessage("runs");
			for (const other of sessions.values()) if (other !== session) other.pause();
		}
		running = runs;
	});
	// Behind the watch that pauses the others: their sounds end before this one's begin.
	if (found) cues.forget(found);
	cues.of(session);
	return session;
}

/**
 * What carries what happens in a plan's session to its notebook, and what writes it down.
 *
 * @param {Plan} plan
 */
export function pageKeeping(plan) {
	const { outboxes, recorders } = registry();
	const key = sessionKey(plan);
	const [outbox, recorder] = [outboxes.get(key), recorders.get(key)];
	if (!outbox || !recorder) throw new Error(key);
	return { ...pageRecord(), outbox, recorder };
}

/**
 * The ears and hands of the page.
 */
export function pageCues() {
	return registry().cues;
}

/**
 * Whether keys pressed nowhere in particular are meant for a session.
 *
 * @param {Session} session
 */
export function isForemost(session) {
	const { current } = registry();
	return !current?.active || current === session;
}
