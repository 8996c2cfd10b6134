/**
 * The marks of a station. Pure.
 *
 * @import { Item } from "./types.js"
 */

/**
 * What the marks given so far come to.
 *
 * @param {Item[]} items
 * @param {Map<string, number>} given marks by the item's id
 * @returns {{total: number, most: number, missing: Item[]}} what must be done and has no mark
 */
export function tally(items, given) {
	let [total, most] = [0, 0];
	for (const { id, marks } of items) {
		total += given.get(id) ?? 0;
		most += marks;
	}
	return { total, most, missing: items.filter(({ id, must }) => must && !given.get(id)) };
}

/**
 * What one press more gives: a mark more, and after the last of them none.
 *
 * @param {number} now
 * @param {number} most
 */
export const nextMark = (now, most) => (now >= most ? 0 : now + 1);
