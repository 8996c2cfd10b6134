/**
 * Notes as Markdown: a report by step, and the cells of an annotated notebook. What a person typed is text in it, whatever
 * it looks like. `lowback/annotation/report.py` writes the same.
 *
 * @import { Note } from "../notes/note.js"
 */

/** @typedef {{title: string, steps: {id: string, cue: string}[]}} Told */
/** @typedef {{note: Note, replies: Note[]}} Thread */
/** @typedef {(tag: string) => string} TagName */

/** Text that no reader of Markdown takes for anything else. @param {string} text */
export function escaped(text) {
	return text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
}

/** Several lines of text, each as text. @param {string} text @param {string} indent */
function lines(text, indent) {
	return text
		.split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/)
		.map((line) => `${indent}${escaped(line.trim())}`.trimEnd())
		.join("  \n");
}

/**
 * One thread.
 *
 * @param {Thread} thread
 * @param {TagName} tagName
 */
export function threadText({ note, replies }, tagName) {
	const parts = [head(note)];
	const { place } = note.target ?? {};
	if (place?.kind === "text") parts.push(lines(place.exact, "> > "));
	if (place?.kind === "figure") parts.push(`> ${escaped([place.pose, place.part ?? ""].filter(Boolean).join(", "))}`);
	if (place?.kind === "movement") parts.push(`> t\\=${place.begin.second},${place.end.second}`);
	if (note.text) parts.push(lines(note.text, "> "));
	const tags = [...note.tags.map(tagName), ...note.free];
	if (tags.length) parts.push(`> ${tags.map((tag) => `\\[${escaped(oneLine(tag))}\\]`).join(" ")}`);
	for (const reply of replies) parts.push(head(reply), lines(reply.text, "> "));
	return parts.join("\n>\n");
}

/** @param {Note} note */
function head({ author, born, motivation, open }) {
	const facts = [born.slice(0, 10), motivation, ...(open ? [] : ["settled"])];
	return `> **${escaped(oneLine(author.name))}** ${escaped(facts.join(", "))}`;
}

/** @param {string} text */
function oneLine(text) {
	return text.replace(/\s+/g, " ").trim();
}

/**
 * The report: exercises, their steps, and the notes of each.
 *
 * @param {Thread[]} threads
 * @param {Record<string, Told>} exercises
 * @param {TagName} tagName
 */
export function report(threads, exercises, tagName) {
	const parts = ["# Notes"];
	const names = [...Object.keys(exercises), ...new Set(threads.map(({ note }) => note.exercise))];
	for (const name of new Set(names)) {
		const own = threads.filter(({ note }) => note.exercise === name);
		if (!own.length) continue;
		const { title, steps } = exercises[name] ?? { title: name, steps: [] };
		parts.push(`## ${escaped(title)}`);
		const known = steps.map(({ id }) => id);
		const rest = own.filter(({ note }) => !known.includes(note.target?.step ?? ""));
		for (const thread of rest) parts.push(threadText(thread, tagName));
		for (const [at, { id, cue }] of steps.entries()) {
			const some = own.filter(({ note }) => note.target?.step === id);
			if (!some.length) continue;
			parts.push(`### ${at + 1}\\. ${escaped(cue)}`);
			for (const thread of some) parts.push(threadText(thread, tagName));
		}
	}
	return `${parts.join("\n\n")}\n`;
}
