/**
 * The annotated notebook: a copy with each note as a Markdown cell behind its place, and its annotation in that cell's
 * metadata. The copy runs as the original does. `lowback/annotation/notebook.py` writes the same.
 *
 * @import { PracticeRecord } from "../record/model.js"
 * @import { Thread, TagName } from "./report.js"
 */
import { annotation } from "./annotations.js";
import { threadText } from "./report.js";

/** Where a note without a cell of its own stands: behind the first of these that there is. */
const INSTEAD = ["steps", "guide", "title"];

/**
 * @param {Record<string, any>} notebook as JSON has it; it is not changed
 * @param {Thread[]} threads
 * @param {(id: string) => PracticeRecord} documentOf
 * @param {TagName} tagName
 */
export function annotated(notebook, threads, documentOf, tagName) {
	/** @type {Record<string, any>[]} */
	const original = notebook.cells.filter((/** @type {any} */ cell) => !cell.metadata?.lowback?.annotations);
	const ids = original.map(({ id }) => id);
	/** @type {Map<string, Record<string, any>[]>} */
	const behind = new Map();
	for (const thread of threads) {
		const own = thread.note.target?.cell?.split("/")[0] ?? "";
		const at = [own, ...INSTEAD].find((id) => ids.includes(id)) ?? ids[ids.length - 1];
		const annotations = [thread.note, ...thread.replies].map(({ id }) => annotation(documentOf(id)));
		const cell = {
			cell_type: "markdown",
			id: `note-${thread.note.id.replace(/[^\w-]/g, "-")}`.slice(0, 64),
			metadata: { lowback: { annotations } },
			source: threadText(thread, tagName).split(/(?<=\n)/),
		};
		behind.set(at, [...(behind.get(at) ?? []), cell]);
	}
	const cells = original.flatMap((cell) => [cell, ...(behind.get(cell.id) ?? [])]);
	return { ...notebook, cells };
}
