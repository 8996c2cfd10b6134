/**
 * Where the browser keeps the record: IndexedDB. Each write reads what is there and adds to it in one transaction, so
 * two tabs never undo each other. Every change gets the next number, by which a store on the other side is kept up to date.
 *
 * @import { DBSchema, IDBPDatabase, IDBPTransaction } from "idb"
 * @import { PracticeRecord } from "./model.js"
 * @import { Row } from "./fold.js"
 * @import { Standing } from "./standing.js"
 */
import { openDB } from "idb";
import { rowOf } from "./fold.js";
import { merge, same } from "./model.js";
import { matters, unknown, withRecord } from "./standing.js";

const NAME = "lowback";
const VERSION = 2;
/** The largest count that IndexedDB takes. */
const MOST = 2 ** 32 - 1;

/** How far a store on the other side and this one know each other. @typedef {{pushed: number, pulled: Record<string, number>}} Cursor */
/** The store that documents come from, and how far which scope of it was read. @typedef {{store: string, pulled: number, scope?: string}} From */
/** What is kept of a document beside itself. @typedef {PracticeRecord & {change: number}} Kept */

/**
 * @typedef {DBSchema & {
 *     records: {key: string, value: Kept, indexes: {change: number, of: [string, string]}},
 *     rows: {key: string, value: Row, indexes: {day: string, deleted: string}},
 *     meta: {key: string, value: any},
 * }} Schema
 */

/**
 * What both shelves can do, the lasting one and the one that lives as long as the page.
 *
 * @typedef {object} Shelf
 * @property {boolean} lasting
 * @property {(documents: PracticeRecord[], from?: From) => Promise<PracticeRecord[]>} put
 *     brings documents in, and returns those that changed
 * @property {(id: string) => Promise<PracticeRecord|null>} get
 * @property {(first?: string, last?: string) => Promise<Row[]>} rows by the person's own date, both included
 * @property {(kind: string, exercise?: string) => Promise<Kept[]>} of at least the documents of a kind that are of an exercise
 * @property {(before: string) => Promise<Row[]>} deleted what was deleted before a time, and not yet erased
 * @property {() => Promise<Standing>} standing
 * @property {(change: number, most: number) => Promise<Kept[]>} since
 * @property {() => Promise<number>} last the number of the last change
 * @property {() => Promise<number>} at the latest moment of all entries, ms since the epoch
 * @property {(store: string) => Promise<Cursor>} cursor
 * @property {(store: string, pushed: number) => Promise<void>} pushed
 * @property {(store: string) => Promise<void>} forget know nothing of a store any more
 * @property {() => void} close
 */

/**
 * @param {() => void} [onclose] called when the browser takes the database away
 * @param {number} [version] of the database's shape; a later one keeps what is there
 * @returns {Promise<Shelf>}
 */
export async function openShelf(onclose = () => {}, version = VERSION) {
	/** @type {IDBPDatabase<Schema>} */
	const database = await openDB(NAME, version, {
		upgrade(made, before, _, work) {
			if (before < 1) {
				made.createObjectStore("records", { keyPath: "id" }).createIndex("change", "change");
				const rows = made.createObjectStore("rows", { keyPath: "id" });
				rows.createIndex("day", "day");
				rows.createIndex("deleted", "deleted");
				made.createObjectStore("meta");
			}
			if (before < 2) {
				work.objectStore("records").createIndex("of", ["kind", "about.exercise"]);
				// How far a store was read is now known by its parts.
				work.objectStore("meta").delete(IDBKeyRange.bound("cursor/", "cursor0"));
			}
		},
		// A page of a later version wants to change the shape: let it, and go on without.
		blocking: () => {
			database.close();
			onclose();
		},
		terminated: onclose,
	});
	return new LastingShelf(database);
}

/** @implements {Shelf} */
class LastingShelf {
	lasting = true;
	#database;

	/** @param {IDBPDatabase<Schema>} database */
	constructor(database) {
		this.#database = database;
	}

	/** @type {Shelf["put"]} */
	async put(documents, from) {
		const work = this.#write();
		try {
			const changed = await bring(work, documents, from);
			await work.done;
			return changed;
		} catch (error) {
			abort(work);
			throw error;
		}
	}

	/** @type {Shelf["get"]} */
	async get(id) {
		return bare(await this.#database.get("records", id));
	}

	/** @type {Shelf["rows"]} */
	async rows(first = "0000", last = "9999") {
		return this.#database.getAllFromIndex("rows", "day", IDBKeyRange.bound(first, last));
	}

	/** @type {Shelf["deleted"]} */
	async deleted(before) {
		return this.#database.getAllFromIndex("rows", "deleted", IDBKeyRange.bound("0000", before));
	}

	/** @type {Shelf["of"]} */
	async of(kind, exercise) {
		return this.#database.getAllFromIndex(
			"records",
			"of",
			IDBKeyRange.bound([kind, exercise ?? ""], [kind, exercise ?? []]),
		);
	}

	/** @type {Shelf["standing"]} */
	async standing() {
		return (await this.#database.get("meta", "standing")) ?? unknown();
	}

	/** @type {Shelf["since"]} */
	async since(change, most) {
		return this.#database.getAllFromIndex(
			"records",
			"change",
			IDBKeyRange.lowerBound(change, true),
			Math.min(most, MOST),
		);
	}

	/** @type {Shelf["last"]} */
	async last() {
		return (await this.#database.get("meta", "change")) ?? 0;
	}

	/** @type {Shelf["at"]} */
	async at() {
		return (await this.#database.get("meta", "at")) ?? 0;
	}

	/** @type {Shelf["cursor"]} */
	async cursor(store) {
		return (await this.#database.get("meta", `cursor/${store}`)) ?? { pushed: 0, pulled: {} };
	}

	/** @type {Shelf["pushed"]} */
	async pushed(store, pushed) {
		const work = this.#write();
		const found = await cursorOf(work, store);
		if (pushed > found.pushed) await work.objectStore("meta").put({ ...found, pushed }, `cursor/${store}`);
		await work.done;
	}

	/** @type {Shelf["forget"]} */
	async forget(store) {
		await this.#database.delete("meta", `cursor/${store}`);
	}

	close() {
		this.#database.close();
	}

	/** A transaction that is on the disk when it is done: what was acknowledged outlives a crash of the machine. */
	#write() {
		return this.#database.transaction(["records", "rows", "meta"], "readwrite", { durability: "strict" });
	}
}

/** @typedef {IDBPTransaction<Schema, ("records"|"rows"|"meta")[], "readwrite">} Work */

/**
 * @param {Work} work
 * @param {PracticeRecord[]} documents
 * @param {From} [from]
 */
async function bring(work, documents, from) {
	const [records, rows, meta] = [work.objectStore("records"), work.objectStore("rows"), work.objectStore("meta")];
	const before = (await meta.get("change")) ?? 0;
	let change = before;
	/** @type {Standing} */
	let standing = (await meta.get("standing")) ?? unknown();
	let again = false;
	/** @type {PracticeRecord[]} */
	const changed = [];
	for (const document of documents) {
		const found = bare(await records.get(document.id));
		const merged = found ? merge(found, document) : merge(document, document);
		if (found && same(found, merged)) continue;
		change += 1;
		await records.put({ ...merged, change });
		await rows.put(rowOf(merged));
		changed.push(merged);
		// What was said in a document that is taken away is not known any more.
		again ||= found !== null && matters(found) && !matters(merged);
		standing = withRecord(standing, merged);
	}
	if (again) standing = await standingAnew(work);
	if (change > before) {
		const moments = changed.flatMap(({ entries }) => entries.map(({ at }) => Date.parse(at)));
		await meta.put(Math.max((await meta.get("at")) ?? 0, ...moments), "at");
		await meta.put(change, "change");
		await meta.put(standing, "standing");
	}
	if (from) {
		const cursor = await cursorOf(work, from.store);
		// Where nothing of our own waited, what just came from there need not go back.
		const pushed = cursor.pushed === before ? change : cursor.pushed;
		await meta.put({ pushed, pulled: furthest(cursor, from) }, `cursor/${from.store}`);
	}
	return changed;
}

/** @param {Work} work */
async function standingAnew(work) {
	let standing = unknown();
	// By their rows, which are short: most documents say nothing of it.
	for (const { id, kind, reason } of await work.objectStore("rows").getAll()) {
		const document = kind === "check" || reason ? await work.objectStore("records").get(id) : undefined;
		if (document) standing = withRecord(standing, document);
	}
	return standing;
}

/** @param {Work} work @param {string} store @returns {Promise<Cursor>} */
async function cursorOf(work, store) {
	return (await work.objectStore("meta").get(`cursor/${store}`)) ?? { pushed: 0, pulled: {} };
}

/** How far each scope of a store was read. @param {Cursor} cursor @param {From} from @returns {Record<string, number>} */
export function furthest({ pulled: known }, { pulled, scope = "" }) {
	return { ...known, [scope]: Math.max(known[scope] ?? 0, pulled) };
}

/** @param {Work} work */
function abort(work) {
	// Its own promise is refused too: that is told by the error that brought us here.
	work.done.catch(() => {});
	try {
		work.abort();
	} catch {
		// It ended by itself.
	}
}

/** A document without its number. @param {Kept|undefined} kept @returns {PracticeRecord|null} */
export function bare(kept) {
	if (!kept) return null;
	const { change: _, ...document } = kept;
	return document;
}
