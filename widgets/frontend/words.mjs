/**
 * Puts into each bundle the words it uses, and no others: those whose key its sources name, in full or up to a blank.
 */
import { readFile } from "node:fs/promises";
import { build } from "esbuild";

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
	await build({ ...options, plugins: [ownWords(code, elsewhere)] });
}

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
