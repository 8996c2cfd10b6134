/**
 * The record as one JSON file: all of it, with nothing lost, and read back only where every field is what it should be.
 *
 * @import { PracticeRecord } from "../record/model.js"
 * @import { Keeper } from "../record/keeper.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { rowOf } from "../record/fold.js";
import { conflict, entry, merge, same } from "../record/model.js";
import { wrongIn } from "../record/reading.js";
import { isObject } from "../record/rules.js";
import { FORMAT, VERSION } from "./out.js";
import { dataIn } from "./read.js";

/**
 * What a file would change. `fresh` is new here, `more` adds to what is here, `same` is here already, `conflicts` say
 * something else under the same id, `deletions` are not deleted here, and are there.
 *
 * @typedef {object} Import
 * @property {PracticeRecord[]} fresh
 * @property {PracticeRecord[]} more
 * @property {PracticeRecord[]} same
 * @property {PracticeRecord[]} conflicts
 * @property {PracticeRecord[]} deletions
 */

/**
 * Read a file. What is wrong is a sentence; then nothing of it is used.
 *
 * @param {Pick<Blob, "size"|"text">} file
 * @returns {Promise<{records: PracticeRecord[]}|{wrong: string}>}
 */
export async function readJson(file) {
	const found = await dataIn(file);
	if ("wrong" in found) return found;
	const { data } = found;
	if (!isObject(data) || data.format !== FORMAT) return { wrong: t("along.notOurs") };
	if (data.version !== VERSION) {
		return { wrong: t("along.version", { found: String(data.version).slice(0, 20), known: VERSION }) };
	}
	if (!Array.isArray(data.records)) return { wrong: t("along.noRecords") };
	/** @type {Map<string, PracticeRecord>} */
	const records = new Map();
	for (const [at, document] of data.records.entries()) {
		const wrong = wrongIn(document);
		if (wrong) return { wrong: t("along.wrong", { n: at + 1, of: data.records.length, ...wrong }) };
		const twin = records.get(document.id);
		records.set(document.id, twin ? merge(twin, document) : document);
	}
	return { records: [...records.values()] };
}

/**
 * Compare what a file holds with what is here. Nothing is written.
 *
 * @param {PracticeRecord[]} records
 * @param {Pick<Keeper, "get">} keeper
 * @returns {Promise<Import>}
 */
export async function compare(records, keeper) {
	/** @type {Import} */
	const found = { fresh: [], more: [], same: [], conflicts: [], deletions: [] };
	for (const document of records) {
		const mine = await keeper.get(document.id);
		const gone = document.kind === "erased" || rowOf(document).deleted !== "";
		if (mine && conflict(mine, document) && document.kind !== "erased") found.conflicts.push(document);
		else if (mine && same(mine, merge(mine, document))) found.same.push(document);
		else if (gone && !(mine && rowOf(mine).deleted)) found.deletions.push(document);
		else found[mine ? "more" : "fresh"].push(document);
	}
	return found;
}

/**
 * Take in what is new. Where there is a conflict, what is here stays; with `both` the other stands beside it, under an id
 * of its own. What was deleted there is deleted here only with `deletions`.
 *
 * @param {Import} found
 * @param {Pick<Keeper, "put"|"settled"|"now">} keeper
 * @param {{both?: boolean, deletions?: boolean}} [wanted]
 * @returns {Promise<number>} how many were taken in
 */
export async function takeIn(
	{ fresh, more, conflicts, deletions },
	keeper,
	{ both = false, deletions: gone = false } = {},
) {
	const copies = both ? conflicts.map((document) => ({ ...document, id: newId() })) : [];
	const all = [...fresh, ...more, ...copies, ...(gone ? deletions : [])];
	keeper.put(
		...all.map((document) =>
			// Answers to the check in a file may be anybody's: they are kept, and asked here all the same.
			document.kind === "check"
				? { ...document, entries: [...document.entries, entry("imported", {}, keeper.now())] }
				: document,
		),
	);
	await keeper.settled();
	return all.length;
}
