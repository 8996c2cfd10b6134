/**
 * The way through a case: which steps are on the page, from what was done in each. It knows no page.
 *
 * @import { Done, Step } from "./types.js"
 */

/**
 * The step that follows one, once it was gone on from; nothing while it waits, or behind an end.
 *
 * @param {Step} step
 * @param {Done|undefined} done
 * @returns {string|undefined}
 */
export function after(step, done) {
	if (step.kind === "end" || !done) return undefined;
	if (step.kind === "choose") return step.ways?.find(({ id }) => id === done.way)?.to;
	return done.passed ? step.to : undefined;
}

/**
 * The steps that are on the page, in order; the last one waits, or is the end. What was kept of a step that is not on the
 * way is left out.
 *
 * @param {Step[]} steps
 * @param {Done[]} kept
 * @returns {{step: Step, done: Done}[]}
 */
export function pathOf(steps, kept) {
	const path = [];
	/** @type {Step|undefined} */
	let step = steps[0];
	while (step && path.length < steps.length) {
		const { id } = step;
		const done = kept.find((one) => one.step === id) ?? { step: id };
		path.push({ step, done });
		const next = after(step, done);
		step = steps.find((one) => one.id === next);
	}
	return path;
}

/**
 * What is kept when somebody goes back to a step: all before it, and nothing of it and what followed.
 *
 * @param {{step: Step, done: Done}[]} path
 * @param {string} step
 * @returns {Done[]}
 */
export function backTo(path, step) {
	const at = path.findIndex((one) => one.step.id === step);
	return path.slice(0, Math.max(0, at)).map(({ done }) => done);
}

/** What should have been asked and was not. @param {Step} step @param {Done} done */
export function missed({ ways = [] }, { asked = [] }) {
	return ways.filter(({ id, needed }) => needed && !asked.includes(id));
}

/** How many of the questions that were needed on the way were asked. @param {{step: Step, done: Done}[]} path */
export function askedOf(path) {
	const needed = path.flatMap(({ step }) => step.ways ?? []).filter((way) => way.needed).length;
	const left = path.reduce((sum, { step, done }) => sum + missed(step, done).length, 0);
	return { asked: needed - left, needed };
}

/** Where an unsafe way was taken, the last time; nothing where none was. @param {{step: Step, done: Done}[]} path */
export function turnedAt(path) {
	return path.findLast(({ step, done }) => wayOf(step, done)?.verdict === "unsafe")?.step.id;
}

/** The way that was chosen. @param {Step} step @param {Done} done */
export function wayOf({ ways }, { way }) {
	return ways?.find(({ id }) => id === way);
}
