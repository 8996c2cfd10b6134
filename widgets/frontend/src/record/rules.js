/**
 * What a single value of a record must be, and the same in words.
 *
 * @typedef {(value: unknown) => boolean} Is
 * @typedef {[Is, string]} Rule what a value must be, in words too
 */
import { MOST_NOTE, plain } from "./model.js";

/** Text that every database takes: no half of a character, and no null. */
const isPlain = (/** @type {string} */ value) => plain(value) === value;
/** @type {Is} */
const isId = (value) => typeof value === "string" && /^[\w.:/-]{1,200}$/.test(value);
/** @type {Is} */
const isTime = (value) =>
	typeof value === "string" &&
	/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(value) &&
	Number.isFinite(Date.parse(value)) &&
	// Python's calendar begins with the year 1.
	!value.startsWith("0000") &&
	// There is no 30th of February.
	new Date(value).toISOString().slice(0, 10) === value.slice(0, 10);
/** @param {number} least @param {number} most @param {boolean} [above] more than the least @returns {Rule} */
export const within = (least, most, above = false) => [
	(value) => isNumber(value) && value <= most && (above ? value > least : value >= least),
	`a number from ${above ? "above " : ""}${least} to ${most}`,
];
/** @param {number} least @param {number} most @param {string} [what] @returns {Rule} */
export const whole = (least, most, what = "a whole number") => [
	(value) => Number.isInteger(value) && isNumber(value) && value >= least && value <= most,
	`${what} from ${least} to ${most}`,
];
/** @param {number} least @param {number} most characters @returns {Rule} */
export const text = (least, most) => [
	(value) => typeof value === "string" && value.length >= least && !longer(value, most) && isPlain(value),
	least ? `text of ${least} to ${most} characters` : `text of at most ${most} characters, without half characters`,
];
/** Whether text has more characters, and not units of 16 bits, than so many. @param {string} value @param {number} most */
const longer = (value, most) => value.length > most && (value.length > 2 * most || [...value].length > most);
/** @param {string[]} names @returns {Rule} */
export const oneOf = (...names) => [
	(value) => names.includes(/** @type {string} */ (value)),
	`one of ${names.join(", ")}`,
];
/** @param {Rule} rule @returns {Rule} */
export const orNull = ([is, words]) => [(value) => value === null || is(value), `${words}, or null`];

/** @type {Rule} */ export const TEXT = text(1, 200);
/** @type {Rule} */ export const ID = [isId, "letters, digits and . : / _ - (1 to 200)"];
/** @type {Rule} */ export const TIME = [isTime, "a time in UTC such as 2026-01-31T06:00:00.000Z"];
/** @type {Rule} */ export const OFFSET = whole(-900, 900, "whole minutes");
/** @type {Rule} */ export const SECONDS = [within(0, 86_400)[0], "seconds from 0 to 86400"];
/** @type {Rule} */ export const FLAG = [(value) => typeof value === "boolean", "true or false"];
/** @type {Rule} */ export const NOTE = text(0, MOST_NOTE);
/** @type {Rule} */ export const IDS = [
	(value) => Array.isArray(value) && value.length <= 100 && value.every(isId),
	"a list of at most 100 ids",
];
/** @type {Rule} */ export const DOSE = [
	(value) =>
		isObject(value) &&
		Object.keys(value).length <= 50 &&
		Object.entries(value).every(([name, amount]) => isId(name) && whole(0, 3600)[0](amount)),
	"an object of doses, each a whole number from 0 to 3600",
];

/** @param {unknown} value @returns {value is number} */
function isNumber(value) {
	return typeof value === "number" && Number.isFinite(value);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
export function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
