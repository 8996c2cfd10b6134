/**
 * A document that comes from elsewhere (a file, a store, another tab) is believed only after it was read here. What is
 * wrong is told as field, what was found, and what to write.
 *
 * @import { PracticeRecord } from "./model.js"
 */
import { FORMAT, MOST_NOTE, plain } from "./model.js";

/** @typedef {{field: string, found: string, wanted: string}} Wrong */
/** @typedef {(value: unknown) => boolean} Is */
/** @typedef {[Is, string]} Rule what a value must be, in words too */

const MOST_ENTRIES = 20_000;
/** Text that every database takes: no half of a character, and no null. */
const isPlain = (/** @type {string} */ text) => plain(text) === text;

/** @type {Is} */
const isText = (value) => typeof value === "string" && value.length >= 1 && value.length <= 200 && isPlain(value);
/** @type {Is} */
const isId = (value) => typeof value === "string" && /^[\w.:/-]{1,200}$/.test(value);
/** @type {Is} */
const isTime = (value) =>
	typeof value === "string" &&
	/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(value) &&
	Number.isFinite(Date.parse(value)) &&
	// There is no 30th of February.
	new Date(value).toISOString().slice(0, 10) === value.slice(0, 10);
/** @param {number} least @param {number} most @returns {Is} */
const within = (least, most) => (value) =>
	typeof value === "number" && Number.isFinite(value) && value >= least && value <= most;
/** @param {number} least @param {number} most @returns {Is} */
const whole = (least, most) => (value) => Number.isInteger(value) && within(least, most)(value);
/** @param {string[]} names @returns {Rule} */
const oneOf = (...names) => [(value) => names.includes(/** @type {string} */ (value)), `one of ${names.join(", ")}`];
/** @param {Rule} rule @returns {Rule} */
const orNull = ([is, words]) => [(value) => value === null || is(value), `${words}, or null`];

/** @type {Rule} */ const TEXT = [isText, "text of 1 to 200 characters"];
/** @type {Rule} */ const ID = [isId, "letters, digits and . : / _ - (1 to 200)"];
/** @type {Rule} */ const TIME = [isTime, "a time in UTC such as 2026-01-31T06:00:00.000Z"];
/** @type {Rule} */ const OFFSET = [whole(-900, 900), "whole minutes from -900 to 900"];
/** @type {Rule} */ const SECONDS = [within(0, 86_400), "seconds from 0 to 86400"];
/** @type {Rule} */ const FLAG = [(value) => typeof value === "boolean", "true or false"];
/** @type {Rule} */ const IDS = [
	(value) => Array.isArray(value) && value.length <= 100 && value.every(isId),
	"a list of at most 100 ids",
];
/** @type {Rule} */ const DOSE = [
	(value) =>
		isObject(value) &&
		Object.keys(value).length <= 50 &&
		Object.entries(value).every(([name, amount]) => isId(name) && whole(0, 3600)(amount)),
	"an object of doses, each a whole number from 0 to 3600",
];
/** @type {Rule} */ const NOTE = [
	(value) => typeof value === "string" && value.length <= MOST_NOTE && isPlain(value),
	`text of at most ${MOST_NOTE} characters, without half characters`,
];
const SIDE = orNull(oneOf("right", "left"));
const PLACE = oneOf("back", "one-leg", "both-legs", "elsewhere");

/** What happened in a phase. */
const PHASE = {
	phase: orNull(ID),
	step: orNull(ID),
	side: SIDE,
	repetition: /** @type {Rule} */ ([whole(0, 1000), "a whole number from 0 to 1000"]),
	planned: SECONDS,
	held: SECONDS,
	own_pace: FLAG,
};

/** The entries of each kind of document; a field with a question mark may be missing. @type {Record<string, Record<string, Record<string, Rule>>>} */
const ENTRIES = {
	session: {
		start: PHASE,
		"phase-end": PHASE,
		pause: PHASE,
		resume: PHASE,
		stop: PHASE,
		finish: PHASE,
		pain: {
			when: oneOf("before", "after"),
			value: orNull([whole(0, 10), "a whole number from 0 to 10"]),
			"where?": PLACE,
			"direction?": oneOf("closer", "further", "same"),
		},
		reason: { reason: ID, leads: oneOf("emergency", "soon", "today", "later"), blocks: FLAG },
		settled: { value: FLAG },
		note: { text: NOTE },
		deleted: {},
		restored: {},
	},
	check: {
		answers: { group: ID, yes: IDS, version: TEXT, hash: ID },
		confirmed: { group: ID },
		imported: {},
		deleted: {},
		restored: {},
	},
	erased: {},
};

/** @type {Record<string, Record<string, Rule>>} */
const ABOUT = {
	session: { exercise: ID, version: TEXT, hash: ID, variant: ID, dose: DOSE, seconds: SECONDS },
	check: {},
	erased: {},
};

const HEAD = /** @type {Record<string, Rule>} */ ({
	format: [(value) => value === FORMAT, String(FORMAT)],
	id: ID,
	kind: oneOf(...Object.keys(ENTRIES)),
	born: TIME,
	offset: OFFSET,
	about: [isObject, "an object"],
	entries: [
		(value) => Array.isArray(value) && value.length <= MOST_ENTRIES,
		`a list of at most ${MOST_ENTRIES} entries`,
	],
});

/**
 * What is wrong with a document, or nothing.
 *
 * @param {unknown} value
 * @returns {Wrong|null}
 */
export function wrongIn(value) {
	if (!isObject(value)) return { field: "", found: shown(value), wanted: "an object" };
	const head = wrongFields(value, HEAD, "");
	if (head) return head;
	const { kind, about, entries } = /** @type {PracticeRecord} */ (/** @type {unknown} */ (value));
	const wrong = wrongFields(about, ABOUT[kind], "about.");
	if (wrong) return wrong;
	const known = ENTRIES[kind];
	const ids = new Set();
	for (const [at, item] of entries.entries()) {
		const field = `entries[${at}]`;
		if (!isObject(item)) return { field, found: shown(item), wanted: "an object" };
		if (typeof item.kind !== "string" || !Object.hasOwn(known, item.kind)) {
			const names = Object.keys(known).join(", ") || "no entries";
			return { field: `${field}.kind`, found: shown(item.kind), wanted: `one of ${names}` };
		}
		const rules = { id: ID, kind: TEXT, at: TIME, offset: OFFSET, ...known[item.kind] };
		const inside = wrongFields(item, rules, `${field}.`);
		if (inside) return inside;
		if (ids.has(item.id)) return { field: `${field}.id`, found: shown(item.id), wanted: "each id once" };
		ids.add(item.id);
	}
	return null;
}

/**
 * @param {Record<string, any>} object
 * @param {Record<string, Rule>} rules
 * @param {string} path
 * @returns {Wrong|null}
 */
function wrongFields(object, rules, path) {
	const names = new Set(Object.keys(rules).map((name) => name.replace("?", "")));
	for (const [rule, [is, wanted]] of Object.entries(rules)) {
		const name = rule.replace("?", "");
		if (!Object.hasOwn(object, name)) {
			if (rule.endsWith("?")) continue;
			return { field: path + name, found: "nothing", wanted };
		}
		if (!is(object[name])) return { field: path + name, found: shown(object[name]), wanted };
	}
	const extra = Object.keys(object).find((name) => !names.has(name));
	return extra === undefined
		? null
		: { field: path + extra.slice(0, 60), found: "a field too many", wanted: "nothing" };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
export function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as it can stand in a sentence. @param {unknown} value */
function shown(value) {
	const text = JSON.stringify(value) ?? String(value);
	return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
