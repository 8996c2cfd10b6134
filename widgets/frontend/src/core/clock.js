/**
 * The single seam for time. Truth is a deadline on the monotonic clock; a Worker wakes us, because a hidden
 * tab slows the page's own timers to once a minute but leaves a Worker's alone.
 *
 * A test puts a clock of its own on the page before anything loads, under CLOCK_HOOK; nothing else ever does.
 *
 * @import { Clock } from "../types.js"
 */

export const CLOCK_HOOK = Symbol.for("lowback.test.clock");

/** @returns {Clock} */
export function pageClock() {
	const hooked = /** @type {Record<symbol, Clock|undefined>} */ (/** @type {unknown} */ (globalThis))[CLOCK_HOOK];
	/** @type {Clock["wake"]|undefined} */
	let timers;
	return (
		hooked ?? {
			now: () => performance.now(),
			wall: () => Date.now(),
			wake(delay, wake) {
				// A Worker takes a while to begin: a page is drawn before it needs one.
				timers ??= workerTimers() ?? pageTimer;
				return timers(delay, wake);
			},
		}
	);
}

/** @type {Clock["wake"]} */
function pageTimer(delay, wake) {
	const timer = setTimeout(wake, delay);
	return () => clearTimeout(timer);
}

const WORKER = `
const timers = new Map();
onmessage = ({ data: [id, delay] }) => {
	clearTimeout(timers.get(id));
	timers.delete(id);
	if (delay >= 0) timers.set(id, setTimeout(() => { timers.delete(id); postMessage(id); }, delay));
};`;

/**
 * Timers that live in a Worker; null where the page may not start one.
 *
 * @returns {Clock["wake"]|null}
 */
function workerTimers() {
	/** @type {Worker} */
	let worker;
	try {
		const url = URL.createObjectURL(new Blob([WORKER], { type: "text/javascript" }));
		worker = new Worker(url);
		URL.revokeObjectURL(url);
	} catch {
		return null;
	}
	let last = 0;
	let failed = false;
	/** @type {Map<number, {wake: () => void, due: number}>} */
	const waiting = new Map();
	worker.onmessage = ({ data }) => {
		const found = waiting.get(data);
		waiting.delete(data);
		found?.wake();
	};
	// A policy may refuse the Worker only after it was made: what waits goes on with the page's timers.
	worker.onerror = () => {
		failed = true;
		for (const { wake, due } of waiting.values()) pageTimer(Math.max(0, due - performance.now()), wake);
		waiting.clear();
	};
	return (delay, wake) => {
		if (failed) return pageTimer(delay, wake);
		const id = ++last;
		waiting.set(id, { wake, due: performance.now() + delay });
		worker.postMessage([id, delay]);
		return () => {
			if (waiting.delete(id)) worker.postMessage([id, -1]);
		};
	};
}
