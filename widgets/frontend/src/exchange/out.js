/**
 * The record as one JSON file: all of it, with nothing lost.
 *
 * @import { PracticeRecord } from "../record/model.js"
 * @import { Keeper } from "../record/keeper.js"
 */
import { h } from "../dom.js";

export const FORMAT = "lowback-record";
export const VERSION = 1;

/**
 * @param {PracticeRecord[]} records
 * @param {number} wall ms since the epoch
 */
export function jsonFile(records, wall) {
	const file = { format: FORMAT, version: VERSION, saved: new Date(wall).toISOString(), records };
	return `${JSON.stringify(file, null, 1)}\n`;
}

/**
 * Give a person a file of their record.
 *
 * @param {Pick<Keeper, "all">} keeper
 * @param {number} wall
 * @param {{name?: string, type?: string, make?: (records: PracticeRecord[], wall: number) => string}} [how]
 * @returns {Promise<{name: string, n: number}>} its name, and how many records it holds
 */
export async function saveFile(keeper, wall, { name = "json", type = "application/json", make = jsonFile } = {}) {
	const records = (await keeper.all()).filter(({ kind }) => kind !== "erased");
	const to = `lowback-${new Date(wall).toISOString().slice(0, 10)}.${name}`;
	giveFile(to, type, make(records, wall));
	return { name: to, n: records.length };
}

/** @param {string} name @param {string} type @param {string} text */
export function giveFile(name, type, text) {
	const url = URL.createObjectURL(new Blob([text], { type }));
	h("a", { href: url, download: name }).click();
	// The browser has taken it by the time a minute is over.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
