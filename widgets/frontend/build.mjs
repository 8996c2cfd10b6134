/**
 * Bundles the front end into widgets/lowback/static. The result is committed: a machine without Node can run the app.
 * `node build.mjs OUT` writes elsewhere, for the check that what is committed is what these sources make.
 */
import { build } from "esbuild";

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
};
await build({
	...common,
	entryPoints: {
		guide: "src/widget.js",
		page: "src/page/page.js",
		cards: "src/page/cards.js",
		sheet: "src/sheet.js",
		"no-formulas": "src/page/no-formulas.js",
	},
});
await build({
	...common,
	entryPoints: { movement: "src/movement.js" },
	banner: { js: "/* Contains uPlot, https://github.com/leeoniya/uPlot, (c) Leon Sorokin, MIT licence. */" },
});
await build({
	...common,
	entryPoints: {
		guide: "src/styles/guide.css",
		movement: "src/styles/movement.css",
		page: "src/styles/page.css",
		sheet: "src/styles/sheet.css",
	},
});
