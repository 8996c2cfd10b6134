/** The browser's database: opened by each version of the page on what each earlier one has left. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openDB } from "idb";
import { openShelf } from "../src/record/shelf.js";
import { freshBrowser, sessionRecord } from "./records.js";

beforeEach(freshBrowser);

const RECORD = sessionRecord({ id: "one" });
const ROW = { id: "one", day: "2026-01-01", deleted: "" };

/** What the first version of the page left behind. */
async function first() {
	const made = await openDB("lowback", 1, {
		upgrade(database) {
			database.createObjectStore("records", { keyPath: "id" }).createIndex("change", "change");
			const rows = database.createObjectStore("rows", { keyPath: "id" });
			rows.createIndex("day", "day");
			rows.createIndex("deleted", "deleted");
			database.createObjectStore("meta");
		},
	});
	await made.put("records", { ...RECORD, change: 1 });
	await made.put("rows", ROW);
	await made.put("meta", 1, "change");
	await made.put("meta", { pushed: 1, pulled: 7 }, "cursor/store");
	made.close();
}

/** What the second left behind. */
async function second() {
	const shelf = await openShelf();
	await shelf.put([RECORD]);
	shelf.close();
}

for (const [before, leave] of /** @type {[number, () => Promise<void>][]} */ ([
	[1, first],
	[2, second],
])) {
	// The version of today, and the one that comes after it.
	for (const version of [2, 3]) {
		if (version < before) continue;
		test(`version ${before} is opened as version ${version}, with all that was in it`, async () => {
			await leave();
			const shelf = await openShelf(() => {}, version);
			assert.deepEqual(await shelf.get("one"), RECORD);
			assert.equal((await shelf.rows()).length, 1);
			assert.equal((await shelf.of("session", "seated-twist")).length, 1);
			// How far a store was read counts for its parts alone.
			assert.deepEqual(await shelf.cursor("store"), { pushed: 0, pulled: {} });
			const more = sessionRecord({ id: "two" });
			await shelf.put([more]);
			assert.deepEqual(await shelf.get("two"), more);
			shelf.close();
		});
	}
}

test("a browser that was never here is opened by each version", async () => {
	for (const version of [2, 3]) {
		const shelf = await openShelf(() => {}, version);
		assert.deepEqual(await shelf.rows(), []);
		shelf.close();
		freshBrowser();
	}
});
