/**
 * Bundles the front end into widgets/lowback/static. The result is committed: a machine without Node can run the app.
 * `node build.mjs OUT` writes elsewhere, for the check that what is committed is what these sources make.
 */
import { build } from "esbuild";

const out = process.argv[2] ?? "../lowback/static";

await build({
	entryPoints: {
		guide: "src/widget.js",
		page: "src/page/page.js",
		cards: "src/page/cards.js",
		"no-formulas": "src/page/no-formulas.js",
	},
	outdir: out,
	bundle: true,
	format: "esm",
	minify: true,
	target: "es2022",
	charset: "utf8",
	legalComments: "none",
	logLevel: "warning",
});
await build({
	entryPoints: { guide: "src/styles/guide.css", page: "src/styles/page.css" },
	outdir: out,
	bundle: true,
	minify: true,
	target: "es2022",
	logLevel: "warning",
});
