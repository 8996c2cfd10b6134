/**
 * The record as one JSON file: all of it, with nothing lost, and read back only where every field is what it should be.
 *
 * @import { PracticeRecord } from "../record/model.js"
 * @import { Keeper } from "../record/keeper.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { conflict, merge, same } from "../record/model.js";
import { isObject, wrongIn } from "../record/reading.js";

const FORMAT = "lowback-record";
const VERSION = 1;
/** More than so many bytes are no record of a person. Ten years of daily practice are about 120 MB. */
const MOST_BYTES = 400 * 1024 * 1024;

/**
 * What a file would change. `fresh` is new here, `more` adds to what is here, `same` is here already, `conflicts` say
 * something else under the same id.
 *
 * @typedef {object} Import
 * @property {PracticeRecord[]} fresh
 * @property {PracticeRecord[]} more
 * @property {PracticeRecord[]} same
 * @property {PracticeRecord[]} conflicts
 */

/**
 * @param {PracticeRecord[]} records
 * @param {number} wall ms since the epoch
 */
export function jsonFile(records, wall) {
	const file = { format: FORMAT, version: VERSION, saved: new Date(wall).toISOString(), records };
	return `${JSON.stringify(file, null, 1)}\n`;
}

/**
 * Read a file. What is wrong is a sentence; then nothing of it is used.
 *
 * @param {Pick<Blob, "size"|"text">} file
 * @returns {Promise<{records: PracticeRecord[]}|{wrong: string}>}
 */
export async function readJson(file) {
	if (file.size > MOST_BYTES) return { wrong: t("along.tooBig", { most: MOST_BYTES / 1024 / 1024 }) };
	/** @type {unknown} */
	let data;
	try {
		data = JSON.parse((await file.text()).replace(/^\ufeff/, ""));
	} catch {
		return { wrong: t("along.notJson") };
	}
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
	const found = { fresh: [], more: [], same: [], conflicts: [] };
	for (const document of records) {
		const mine = await keeper.get(document.id);
		if (!mine) found.fresh.push(document);
		else if (conflict(mine, document)) found.conflicts.push(document);
		else if (same(mine, merge(mine, document))) found.same.push(document);
		else found.more.push(document);
	}
	return found;
}

/**
 * Take in what is new. Where there is a conflict, what is here stays; with `both` the other stands beside it, under an id
 * of its own.
 *
 * @param {Import} found
 * @param {Pick<Keeper, "put"|"settled">} keeper
 * @param {boolean} both
 */
export async function takeIn({ fresh, more, conflicts }, keeper, both) {
	const copies = both ? conflicts.map((document) => ({ ...document, id: newId() })) : [];
	keeper.put(...fresh, ...more, ...copies);
	await keeper.settled();
}
