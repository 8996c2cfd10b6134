/**
 * What exists once a page: the clock, the running session, the budget of a capped hold. Each widget's module is a
 * copy of its own, so what they share hangs on the page, under a name with a version.
 *
 * @import { Clock, Plan } from "../types.js"
 */
import { pageClock } from "../core/clock.js";
import { HoverBudget } from "../core/hover.js";
import { Session } from "../core/session.js";
import { PageCues } from "./cues.js";
import { Outbox } from "./outbox.js";
import { pageStore } from "./store.js";

const NAME = Symbol.for("lowback.page.2");

/**
 * @typedef {object} Registry
 * @property {Clock} clock
 * @property {HoverBudget} hover
 * @property {PageCues} cues
 * @property {Map<string, Session>} sessions
 * @property {Map<string, Outbox>} outboxes one a session, whichever models listen
 * @property {Session|null} current the one that ran last: keys pressed nowhere in particular are meant for it
 */

/** @returns {Registry} */
export function registry() {
	const page = /** @type {Record<symbol, Registry|undefined>} */ (/** @type {unknown} */ (globalThis));
	if (!page[NAME]) {
		const clock = pageClock();
		page[NAME] = {
			clock,
			hover: new HoverBudget(clock, pageStore()),
			cues: new PageCues(clock),
			sessions: new Map(),
			outboxes: new Map(),
			current: null,
		};
	}
	return page[NAME];
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
 * The session of a plan on this page: the one that is there, or a new one.
 *
 * @param {Plan} plan
 * @returns {Session}
 */
export function pageSession(plan) {
	const { clock, cues, hover, sessions, outboxes } = registry();
	const key = sessionKey(plan);
	const found = sessions.get(key);
	if (found && (found.active || found.plan.exercise.hash === plan.exercise.hash)) return found;
	const session = new Session({ plan, key, clock, hover, store: pageStore() });
	sessions.set(key, session);
	// An outbox listens to the session it was made for.
	outboxes.delete(key);
	let running = false;
	session.watch(() => {
		// A person does one exercise at a time: what starts pauses the others.
		const runs = session.status === "running" || session.status === "settling";
		if (runs && !running) {
			registry().current = session;
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
 * The outbox of a plan's session on this page.
 *
 * @param {Plan} plan
 * @returns {Outbox}
 */
export function pageOutbox(plan) {
	const { clock, outboxes } = registry();
	const key = sessionKey(plan);
	const found = outboxes.get(key);
	if (found) return found;
	const outbox = new Outbox({ clock, store: pageStore(), key: key.replace("session", "outbox") });
	outboxes.set(key, outbox);
	pageSession(plan).listen((event) => outbox.add(event));
	return outbox;
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
