/**
 * Bundles the front end into widgets/lowback/static. The result is committed: a machine without Node can run the app.
 * `node build.mjs OUT` writes elsewhere, for the check that what is committed is what these sources make.
 */
import { copyFile, readFile } from "node:fs/promises";
import { build } from "esbuild";
import { buildWithWords } from "./words.mjs";

const out = process.argv[2] ?? "../lowback/static";

const common = {
	outdir: out,
	bundle: true,
	format: /** @type {const} */ ("esm"),
	minify: true,
	target: "es2022",
	charset: /** @type {const} */ ("utf8"),
	legalComments: /** @type {const} */ ("none"),
	logLevel: /** @type {const} */ ("warning"),
	// The browser fetches it from beside the styles.
	external: ["*.woff2"],
};
const IDB = "idb, https://github.com/jakearchibald/idb, (c) Jake Archibald, ISC licence.";
const MATCH =
	"approx-string-match, https://github.com/robertknight/approx-string-match-js, (c) Robert Knight, MIT licence.";
const UPLOT = "uPlot, https://github.com/leeoniya/uPlot, (c) Leon Sorokin, MIT licence.";

/** Each bundle: where it begins, and what of others' is in it. @type {Record<string, [string, string?]>} */
const bundles = {
	guide: ["src/widget.js", IDB],
	screens: ["src/screens.js"],
	movement: ["src/movement.js", UPLOT],
	dose: ["src/dose.js"],
	lessons: ["src/lessons.js", IDB],
	muscles: ["src/muscles.js"],
	questions: ["src/questions.js"],
	science: ["src/science.js"],
	cases: ["src/cases.js"],
	examination: ["src/examination.js"],
	practice: ["src/practice.js", IDB],
	notes: ["src/notes.js", `${IDB} ${MATCH}`],
	page: ["src/page/page.js"],
	ahead: ["src/page/ahead.js"],
	cards: ["src/page/cards.js"],
	sheet: ["src/sheet.js"],
	start: ["src/start.js"],
	site: ["src/site/start.js"],
	guided: ["src/site/guided.js"],
	worker: ["src/site/worker.js"],
	preview: ["src/preview/preview.js"],
	"no-formulas": ["src/page/no-formulas.js"],
};
/** Words that are not in the guide's own module come with the check, `lowback/safety.py`. @type {string[]} */
const later = JSON.parse(await readFile("../lowback/strings/later.json", "utf8"));
for (const [name, [entry, contains]] of Object.entries(bundles)) {
	/** @type {Record<string, string>} */
	const banner = contains ? { js: `/* Contains ${contains} */` } : {};
	const elsewhere = ["guide", "screens"].includes(name) ? later : [];
	await buildWithWords(
		{ ...common, entryPoints: { [name]: entry }, banner, external: ["lowback-guide", "lowback-screens", "*.woff2"] },
		elsewhere,
	);
}
// A script, not a module: JupyterLab loads what is installed in it that way.
await buildWithWords({ ...common, format: "iife", entryPoints: { lab: "src/lab/container.js" } });
await build({
	...common,
	entryPoints: {
		cases: "src/styles/cases.css",
		dose: "src/styles/dose.css",
		examination: "src/styles/examination.css",
		guide: "src/styles/guide.css",
		movement: "src/styles/movement.css",
		landing: "src/styles/landing.css",
		lessons: "src/styles/lessons.css",
		muscles: "src/styles/muscles.css",
		notes: "src/styles/notes.css",
		page: "src/styles/page.css",
		practice: "src/styles/practice.css",
		questions: "src/styles/questions.css",
		science: "src/styles/science.css",
		preview: "src/styles/preview.css",
		sheet: "src/styles/sheet.css",
		start: "src/styles/start.css",
	},
});
// The pages' typeface, and the licence that travels with it.
for (const name of ["lowback-sans.woff2", "lowback-sans.txt"]) await copyFile(`src/fonts/${name}`, `${out}/${name}`);
