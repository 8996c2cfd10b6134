/**
 * Puts into each bundle the words it uses, and no others: those whose key its sources name, in full or up to a blank.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { build } from "esbuild";
import { minify } from "terser";

const CATALOGUE = /strings\/en\.json$/;

/**
 * Bundle one entry with its own words.
 *
 * @param {import("esbuild").BuildOptions} options
 * @param {string[]} [elsewhere] stems of keys whose words reach the page another way
 */
export async function buildWithWords(options, elsewhere = []) {
	const looked = await build({ ...options, write: false, metafile: true });
	const files = Object.keys(looked.metafile?.inputs ?? {});
	const sources = await Promise.all(files.filter((file) => file.endsWith(".js")).map((file) => readFile(file, "utf8")));
	// What a comment names is not used by that.
	const code = sources.join("\n").replace(/\/\*\*.*?\*\//gs, "");
	const made = await build({ ...options, write: false, plugins: [ownWords(code, elsewhere), withoutIterators] });
	await Promise.all((made.outputFiles ?? []).map(({ path, text }) => writeSmall(path, text)));
}

/**
 * Write a module in as few bytes as there are: what esbuild has made small, terser makes a twentieth smaller.
 *
 * @param {string} path
 * @param {string} text
 */
async function writeSmall(path, text) {
	await mkdir(dirname(path), { recursive: true });
	// Nothing here changes what the language's own objects do.
	const compress = {
		passes: 3,
		unsafe: true,
		unsafe_arrows: true,
		unsafe_methods: true,
		pure_getters: true,
		unsafe_math: true,
	};
	const { code } = await minify(text, { module: true, ecma: 2020, compress, format: { comments: /^ Contains/ } });
	await writeFile(path, `${code}\n`);
}

/**
 * The last part of idb makes its stores and cursors iterable. Nothing here does that, and no bundler can tell: it is left out.
 *
 * @type {import("esbuild").Plugin}
 */
const withoutIterators = {
	name: "without-iterators",
	setup(bundle) {
		bundle.onLoad({ filter: /[\\/]idb[\\/]build[\\/]index\.js$/ }, async ({ path }) => {
			const whole = await readFile(path, "utf8");
			const [used, iterators, ...more] = whole.split("const advanceMethodProps =");
			const exported = iterators?.indexOf("export {") ?? -1;
			if (exported < 0 || more.length) throw new Error("idb is not as it was: look at withoutIterators in words.mjs");
			return { contents: used + iterators.slice(exported) };
		});
	},
};

/**
 * @param {string} code
 * @param {string[]} elsewhere
 * @returns {import("esbuild").Plugin}
 */
function ownWords(code, elsewhere) {
	return {
		name: "own-words",
		setup(bundle) {
			bundle.onLoad({ filter: CATALOGUE }, async ({ path }) => {
				const all = Object.entries(JSON.parse(await readFile(path, "utf8")));
				return {
					contents: JSON.stringify(
						Object.fromEntries(
							all.filter(([key]) => uses(code, key) && !elsewhere.some((stem) => key.startsWith(stem))),
						),
					),
					loader: "json",
				};
			});
		},
	};
}

/**
 * @param {string} code
 * @param {string} key
 */
function uses(code, key) {
	if (code.includes(`"${key}"`)) return true;
	// "kind.hold" is used by `kind.${...}`; a form of a number by its stem.
	const stems = [...key.matchAll(/\./g)].map(({ index }) => key.slice(0, index));
	return stems.some(
		(stem) => code.includes(`\`${stem}.\${`) || (/\.(one|other)$/.test(key) && code.includes(`"${stem}"`)),
	);
}
