/**
 * Fetches what is shown around an exercise, and holds its places until it is there.
 *
 * @typedef {typeof import("../screens.js").default} Module
 * @typedef {ReturnType<Module>} Screens
 */

/** One for all guides of a page. @type {Promise<Module>|null} */
let coming = null;

/**
 * Fetch it, once; what did not come is asked for again the next time.
 *
 * @param {string} [text] the module itself, where Python sent it: JupyterLab's pages know no address of ours
 */
export function screensModule(text) {
	coming ??= fetched(text).catch((error) => {
		coming = null;
		throw error;
	});
	return coming;
}

/**
 * By the address that the page gives it; from beside the guide; or as the text that came with the model.
 *
 * @param {string} [text]
 * @returns {Promise<Module>}
 */
async function fetched(text) {
	try {
		return (await import("lowback-screens")).default;
	} catch {
		if (!text) return (await import(new URL("./screens.js", import.meta.url).href)).default;
	}
	const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
	try {
		return (await import(address)).default;
	} finally {
		URL.revokeObjectURL(address);
	}
}

/**
 * Those of one guide: made when they are there, and painted with it from then on.
 *
 * @param {() => Promise<Screens>} make
 * @param {() => void} changed called when they are there, or did not come
 */
export function around(make, changed) {
	/** @type {Screens|null} */
	let shown = null;
	/** @type {Promise<Screens|null>|null} */
	let making = null;
	let ended = false;
	return {
		/** They were asked for, and did not come. */
		missing: false,
		get there() {
			return shown !== null;
		},
		/** @returns {Promise<Screens|null>} */
		get() {
			making ??= make().then(
				(made) => {
					if (ended) made.end();
					shown = made;
					this.missing = false;
					changed();
					return made;
				},
				() => {
					making = null;
					this.missing = true;
					changed();
					return null;
				},
			);
			return making;
		},
		focusEnding: () => shown?.focusEnding(),
		paint: () => shown?.paint(),
		end() {
			ended = true;
			shown?.end();
		},
	};
}
