/**
 * Stands where a widget's model stands on a page that has a kernel: it gives what the page says, and answers as a kernel
 * without a store does. So the widgets are the same, and know nothing of it.
 *
 * @import { Model } from "../widget.js"
 */

/**
 * @param {Record<string, any>} state
 * @param {(address: string) => Promise<string>} [fetched] the text of a file of the site
 * @returns {Model}
 */
export function siteModel(state, fetched = textOf) {
	/** @type {Map<string, Set<(...values: any[]) => void>>} */
	const listeners = new Map();
	/** @param {Record<string, unknown>} message */
	const tell = (message) =>
		queueMicrotask(() => {
			for (const listener of listeners.get("msg:custom") ?? []) listener(message);
		});
	return {
		get: (name) => state[name],
		set(name, value) {
			state[name] = value;
		},
		save_changes() {},
		on(name, listener) {
			const known = listeners.get(name) ?? new Set();
			listeners.set(name, known.add(listener));
		},
		off: (name, listener) => void listeners.get(name)?.delete(listener),
		send(message) {
			const { kind, id, events, exercise } = /** @type {Record<string, any>} */ (message);
			// There is no store: the browser keeps the record, and nobody else does.
			if (kind === "hello") tell({ kind: "store", reply: id, store: null });
			if (kind === "events") tell({ kind: "ack", ids: events.map((/** @type {{id: string}} */ event) => event.id) });
			if (kind === "notebook") {
				void fetched(`${state._about.pages[exercise]}.ipynb`).then((text) => tell({ kind, reply: id, text }));
			}
		},
	};
}

/** @param {string} address */
async function textOf(address) {
	try {
		const answer = await fetch(new URL(address, document.baseURI));
		return answer.ok ? await answer.text() : "";
	} catch {
		return "";
	}
}
