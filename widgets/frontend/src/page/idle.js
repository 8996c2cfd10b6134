/**
 * A page that nobody uses gives its kernel back. It warns first, and any press or key keeps it; never during an
 * exercise, and a paused one is one.
 *
 * @import { Clock } from "../types.js"
 */
import { underWay } from "./quiet.js";

/** So long, in ms, the warning can be answered: what WCAG 2.2.1 asks for at least. */
export const ANSWER_MS = 20_000;
/** What a person does to a page. */
const USES = ["pointerdown", "pointermove", "click", "keydown", "wheel", "input"];
/** What does not answer the warning: it would go before the press on it is over. */
const ON_THE_WAY = ["pointerdown", "pointermove"];

/**
 * @param {Clock} clock
 * @param {number} after so long, in ms, without a use
 * @param {{warn: () => void, keep: () => void, leave: () => void}} told `keep` where the warning was answered
 * @param {EventTarget} [page]
 */
export function watchIdle(clock, after, { warn, keep, leave }, page = document) {
	let used = clock.now();
	let warned = false;
	const over = new AbortController();
	let cancel = () => {};
	/** @param {number} delay @param {() => void} then */
	const wait = (delay, then) => {
		cancel();
		cancel = clock.wake(delay, then);
	};
	const look = () => {
		// The exercise's last touch may be long ago: the time counts from here.
		// So does what lies over the page: the warning would stand behind it.
		const covered = globalThis.document?.querySelector("dialog[open]");
		if (underWay() || covered) used = clock.now();
		const left = used + after - clock.now();
		if (left > 0) return wait(left, look);
		warned = true;
		warn();
		wait(ANSWER_MS, () => {
			over.abort();
			leave();
		});
	};
	/** @param {Event} event */
	const use = ({ type }) => {
		if (warned && ON_THE_WAY.includes(type)) return;
		used = clock.now();
		if (!warned) return;
		warned = false;
		keep();
		wait(after, look);
	};
	for (const kind of USES) page.addEventListener(kind, use, { capture: true, passive: true, signal: over.signal });
	wait(after, look);
}
