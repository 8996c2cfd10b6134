/**
 * Every word of the front end comes from one catalogue, a file a language.
 */
import catalogue from "../../../lowback/strings/en.json";

/** @typedef {keyof typeof catalogue} Key */

/** @type {Record<string, string>} */
const words = catalogue;
const plurals = new Intl.PluralRules("en");

/**
 * The words for a key, with its blanks filled.
 *
 * @param {Key} key
 * @param {Record<string, string|number>} [values]
 */
export function t(key, values = {}) {
	return words[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/**
 * The form of a key that a number asks for.
 *
 * @param {"time.minutes"|"time.seconds"} key
 * @param {number} n
 */
export function plural(key, n) {
	return t(/** @type {Key} */ (`${key}.${plurals.select(n) === "one" ? "one" : "other"}`), { n });
}

/**
 * A length of time in words: "2 min 10 s", "45 s".
 *
 * @param {number} seconds
 */
export function timeWords(seconds) {
	const whole = Math.ceil(seconds - 1e-6);
	const m = Math.floor(whole / 60);
	const s = whole % 60;
	if (!m) return t("time.short", { s });
	return s ? t("time.clock", { m, s }) : plural("time.minutes", m);
}
