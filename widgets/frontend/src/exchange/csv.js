/**
 * The sessions as a table for a spreadsheet. No cell can begin a formula there.
 *
 * @import { PracticeRecord } from "../record/model.js"
 */
import { rowOf } from "../record/fold.js";

const COLUMNS = [
	...["id", "began", "day", "exercise", "variant", "version", "status", "planned_seconds", "seconds"],
	...["pain_before", "pain_after", "pain_where", "pain_direction", "reason", "leads", "settled", "note"],
];

/** @param {PracticeRecord[]} records */
export function csvFile(records) {
	const lines = records
		.filter(({ kind }) => kind === "session")
		.map((document) => ({ document, row: rowOf(document) }))
		.filter(({ row }) => !row.deleted)
		.map(({ document: { about }, row }) => [
			...[row.id, row.born, row.day, row.exercise, row.variant, row.version, row.status, about.seconds, row.seconds],
			...[row.before?.value, row.after?.value, row.before?.where, row.after?.direction],
			...[row.reason, row.leads, row.settled, row.note],
		]);
	return table([COLUMNS, ...lines]);
}

/** @param {unknown[][]} lines */
export function table(lines) {
	// Excel takes a file without the mark for one in the machine's own letters.
	return `\ufeff${lines.map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** @param {unknown} value */
function cell(value) {
	if (value === null || value === undefined) return "";
	if (typeof value !== "string") return String(value);
	// A spreadsheet takes these for the beginning of a formula.
	// Where a list is separated by semicolons, each of them begins a cell.
	const safe = value.replace(/(^|[;\t\r\n])(\s*)(?=[=+\-@＝＋－＠])/g, "$1$2'").replace(/^(?=[\t\r])/, "'");
	return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
