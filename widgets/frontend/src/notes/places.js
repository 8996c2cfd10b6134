/**
 * The passages of an exercise's page: which text belongs to which step and which cell, and where each note stands in it.
 *
 * @import { Found } from "./anchor.js"
 * @import { Note, Target, Words } from "./note.js"
 * @import { Surface } from "./surface.js"
 *
 * @typedef {{id: string, cue: string, text: string}} StepText
 * @typedef {object} AboutExercise what Python tells of an exercise
 * @property {string} title
 * @property {string} version
 * @property {string} hash
 * @property {string} page the file name of its notebook
 * @property {StepText[]} steps
 * @property {Record<string, string>} poses in words, by id
 *
 * @typedef {object} Spot a passage on the page
 * @property {string} key `step/ID` or `cell/ID`
 * @property {string} cell the cell it stands in
 * @property {string|null} step
 * @property {Passage} passage
 *
 * @typedef {object} Standing where a note stands now
 * @property {"here"|"near"|"whole"|"review"|"unseen"} how `near`: its words were changed; `unseen`: its cell is not on the page
 * @property {string} [now] the passage as it is now
 * @property {[number, number]} [at] in the passage
 */
import { find } from "./anchor.js";
import { Passage, plainText } from "./passage.js";

/** What has steps by their ids: an exercise, and a case. */
export const STEPPED = ":is(.lb-guide, .lb-case) [data-step]";
/** Pieces of the guide that say the same at all times; the rest of it changes while it leads. */
const PIECES = ".lb-guide .lb-signs, .lb-guide .lb-variants, .lb-guide .lb-pace";

/** @param {Target} target */
export function keyOf({ step, cell, place }) {
	return step && place.kind === "text" ? `step/${step}` : `cell/${cell}`;
}

/**
 * All passages that are on the page now. A step stands on it more than once.
 *
 * @param {Surface} surface
 * @param {AboutExercise} exercise
 * @param {Element} own what is ours, and no passage
 * @returns {Spot[]}
 */
export function spotsOf(surface, exercise, own) {
	const steps = new Map(exercise.steps.map(({ id, text }) => [plainText(text), id]));
	/** @type {Spot[]} */
	const spots = [];
	for (const [cell, element] of surface.cells()) {
		if (element.contains(own)) continue;
		for (const item of element.querySelectorAll(`${STEPPED} .lb-words`)) {
			const step = /** @type {HTMLElement} */ (item.closest("[data-step]")).dataset.step ?? "";
			spots.push({ key: `step/${step}`, cell, step, passage: new Passage(item) });
		}
		for (const [at, piece] of [...element.querySelectorAll(PIECES)].entries()) {
			spots.push({ key: `cell/${cell}/${at}`, cell: `${cell}/${at}`, step: null, passage: new Passage(piece) });
		}
		for (const rendered of element.querySelectorAll(".jp-RenderedMarkdown")) {
			for (const item of rendered.querySelectorAll("li")) {
				const passage = new Passage(item);
				const step = steps.get(passage.text);
				if (step) spots.push({ key: `step/${step}`, cell, step, passage });
			}
			spots.push({ key: `cell/${cell}`, cell, step: null, passage: new Passage(rendered) });
		}
	}
	return spots;
}

/**
 * Where a note stands, by what the exercise and the page say now.
 *
 * @param {Note} note
 * @param {AboutExercise} exercise
 * @param {Spot[]} spots
 * @returns {Standing}
 */
export function standingOf({ target }, exercise, spots) {
	if (!target) return { how: "review" };
	const { place, step, cell } = target;
	const known = exercise.steps.find(({ id }) => id === step);
	if (step && !known) return { how: "review" };
	if (place.kind === "figure" && !(place.pose in exercise.poses)) return { how: "review" };
	if (place.kind === "movement" && ![place.begin, place.end].every(({ phase }) => stepOf(phase, exercise))) {
		return { how: "review" };
	}
	if (place.kind !== "text") return { how: "whole" };
	const now = known ? plainText(known.text) : spots.find(({ key }) => key === `cell/${cell}`)?.passage.text;
	// A cell that is far away is not on the page; that says nothing of its words.
	if (now === undefined) return { how: "unseen" };
	const found = findOnce(now, place, target.hash === exercise.hash);
	return found ? { how: found.near ? "near" : "here", now, at: [found.start, found.end] } : { how: "review", now };
}

/** Where words were found, and in which text: neither changes often. @type {WeakMap<Words, {now: string, found: Found|null}>} */
const foundBefore = new WeakMap();

/** @param {string} now @param {Words} words @param {boolean} unchanged */
function findOnce(now, words, unchanged) {
	const before = foundBefore.get(words);
	if (before?.now === now) return before.found;
	const found = find(now, words, unchanged);
	foundBefore.set(words, { now, found });
	return found;
}

/** The step of a phase: its name is `part/step/repetition`. @param {string} phase @param {AboutExercise} exercise */
export function stepOf(phase, exercise) {
	const names = phase.split("/");
	return exercise.steps.find(({ id }) => names.includes(id));
}
