/**
 * Every word of the front end comes from a catalogue, one file a language. English is in the bundle; another language
 * comes with the widget, and what it lacks is English.
 */
import english from "../../../lowback/strings/en.json" with { type: "json" };

/** @typedef {keyof typeof english} Key */
/** A language as Python sends it: its code, and its words. @typedef {{code?: string, words?: Record<string, string>}} Language */

/** @type {Record<string, string>} */
let words = english;
let code = "en";
let plurals = new Intl.PluralRules(code);

/**
 * From now on the words of this module's copy are of that language.
 *
 * @param {Language} asked
 */
export function useLanguage(asked) {
	words = { ...english, ...asked.words };
	code = asked.code ?? "en";
	plurals = new Intl.PluralRules(code);
}

/**
 * Words that come with what they are about, rather than with the bundle: those of the check come with its questions.
 *
 * @param {Record<string, string>} more
 */
export function addWords(more) {
	words = { ...words, ...more };
}

/** The code of the language, such as "en". */
export function language() {
	return code;
}

/** Which way the language is written. @returns {"ltr"|"rtl"} */
export function direction() {
	return t("language.direction") === "rtl" ? "rtl" : "ltr";
}

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
 * @param {"time.minutes"|"time.seconds"|"practice.sessions"|"lessons.done"|"practice.days"|"notes.count"|"notes.edits"} key
 * @param {number} n
 */
export function plural(key, n) {
	const form = `${key}.${plurals.select(n)}`;
	return t(/** @type {Key} */ (form in words ? form : `${key}.other`), { n });
}

/**
 * A length of time as a person plans with it: whole minutes, rounded up; under one, seconds.
 *
 * @param {number} seconds
 */
export function aboutWords(seconds) {
	return seconds < 60 ? timeWords(seconds) : plural("time.minutes", Math.ceil(seconds / 60 - 1e-6));
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
