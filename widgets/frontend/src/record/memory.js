/**
 * A shelf that lives as long as the page: where the browser refuses to keep anything.
 *
 * @import { Cursor, Kept, Shelf } from "./shelf.js"
 */
import { rowOf } from "./fold.js";
import { merge, order, same } from "./model.js";
import { bare, furthest } from "./shelf.js";
import { unknown, withRecord } from "./standing.js";

/** @returns {Shelf} */
export function memoryShelf() {
	/** @type {Map<string, Kept>} */
	const records = new Map();
	/** @type {Map<string, Cursor>} */
	const cursors = new Map();
	let change = 0;
	/** @param {string} store */
	const cursorOf = (store) => cursors.get(store) ?? { pushed: 0, pulled: {} };
	const documents = () => [...records.values()];
	return {
		lasting: false,
		async put(coming, from) {
			const before = change;
			const changed = coming.flatMap((document) => {
				const found = bare(records.get(document.id));
				const merged = merge(found ?? document, document);
				if (found && same(found, merged)) return [];
				change += 1;
				records.set(merged.id, { ...merged, change });
				return [merged];
			});
			if (from) {
				const cursor = cursorOf(from.store);
				const pushed = cursor.pushed === before ? change : cursor.pushed;
				cursors.set(from.store, { pushed, pulled: furthest(cursor, from) });
			}
			return changed;
		},
		get: async (id) => bare(records.get(id)),
		async rows(first = "0000", last = "9999") {
			const all = documents().map(rowOf);
			return all.filter(({ day }) => day >= first && day <= last).sort((a, b) => order(a.day, b.day));
		},
		of: async () => documents(),
		deleted: async (before) =>
			documents()
				.map(rowOf)
				.filter(({ deleted }) => deleted && deleted <= before),
		standing: async () => documents().reduce(withRecord, unknown()),
		async since(after, most) {
			const later = documents().filter((document) => document.change > after);
			return later.sort((a, b) => a.change - b.change).slice(0, most);
		},
		last: async () => change,
		at: async () => Math.max(0, ...documents().flatMap(({ entries }) => entries.map(({ at }) => Date.parse(at)))),
		cursor: async (store) => cursorOf(store),
		async pushed(store, pushed) {
			const found = cursorOf(store);
			if (pushed > found.pushed) cursors.set(store, { ...found, pushed });
		},
		forget: async (store) => void cursors.delete(store),
		close() {},
	};
}
