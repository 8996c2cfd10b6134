/**
 * Notes as a table for a spreadsheet; `lowback/annotation/table.py` writes the same.
 *
 * @import { Note } from "../notes/note.js"
 */
import { table } from "./csv.js";

const COLUMNS = [
	...["id", "reply_to", "created", "modified", "author", "orcid", "exercise", "step", "cell", "place", "quote"],
	...["text", "tags", "free_tags", "motivation", "state"],
];

/** @param {Note[]} notes */
export function notesCsv(notes) {
	const lines = notes.map((note) => {
		const { place } = note.target ?? {};
		return [
			...[note.id, note.reply, note.born, note.modified, note.author.name, note.author.orcid, note.exercise],
			...[note.target?.step, note.target?.cell, place?.kind, place?.kind === "text" ? place.exact : ""],
			...[note.text, note.tags.join(" "), note.free.join("\n"), note.motivation, note.open ? "open" : "settled"],
		];
	});
	return table([COLUMNS, ...lines]);
}
