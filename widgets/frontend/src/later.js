/**
 * What can wait until the page was painted: done then, in the order in which it was asked for, a task each, so that a press
 * in between does not wait for all of it.
 */

/** A page that is not seen is not painted: after so long, in ms, it is done all the same. */
const UNSEEN_MS = 250;

/** @type {(() => void)[]} */
const waiting = [];
let going = false;

/**
 * @param {() => void} task
 */
export function afterPaint(task) {
	waiting.push(task);
	if (going) return;
	going = true;
	let begun = false;
	const begin = () => {
		if (begun) return;
		begun = true;
		next();
	};
	// The frame's own paint comes after its callbacks.
	requestAnimationFrame(() => setTimeout(begin));
	setTimeout(begin, UNSEEN_MS);
}

function next() {
	const task = waiting.shift();
	going = task !== undefined;
	if (!task) return;
	setTimeout(next);
	task();
}
