/**
 * What the browser's code makes of the same notes: reads JSON from the standard input, and writes what it makes of it.
 */
import { text } from "node:stream/consumers";
import { readAnnotations } from "../../widgets/frontend/src/exchange/annotations-in.js";
import { annotationsFile } from "../../widgets/frontend/src/exchange/annotations.js";
import { annotated } from "../../widgets/frontend/src/exchange/notebook.js";
import { notesCsv } from "../../widgets/frontend/src/exchange/notes-csv.js";
import { report } from "../../widgets/frontend/src/exchange/report.js";
import { noteOf } from "../../widgets/frontend/src/notes/note.js";
import { threads } from "../../widgets/frontend/src/notes/sieve.js";
import { wrongIn } from "../../widgets/frontend/src/record/reading.js";

const { records, exercises, names, notebook, files = [], wall } = JSON.parse(await text(process.stdin));
const titles = Object.keys(exercises);
const rank = ({ exercise, target }) =>
	titles.indexOf(exercise) * 1000 + (exercises[exercise]?.steps ?? []).findIndex(({ id }) => id === target?.step);
const found = threads(records.map(noteOf), () => ({ how: "here" }), rank);
const byId = new Map(records.map((record) => [record.id, record]));
const nameOf = (tag) => names[tag] ?? tag;
const read = async (written) =>
	readAnnotations(new Blob([written]), { exercises, fallback: "standing-roll-down" });
console.log(
	JSON.stringify({
		wrong: records.map(wrongIn),
		notes: records.map(noteOf),
		jsonld: annotationsFile(records, wall),
		csv: notesCsv(records.map(noteOf)),
		report: report(found, exercises, nameOf),
		notebook: annotated(notebook, found, (id) => byId.get(id), nameOf),
		read: await Promise.all(files.map(read)),
	}),
);
