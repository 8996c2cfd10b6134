/**
 * A document that comes from elsewhere (a file, a store, another tab) is believed only after it was read here. What is
 * wrong is told as field, what was found, and what to write.
 *
 * @import { PracticeRecord } from "./model.js"
 */
import { FORMAT } from "./model.js";
import { ABOUT_NOTE, NOTE_ENTRIES } from "./reading-notes.js";
import { DOSE, FLAG, ID, IDS, isObject, NOTE, OFFSET, oneOf, orNull, SECONDS, TEXT, TIME, whole } from "./rules.js";

/** @typedef {{field: string, found: string, wanted: string}} Wrong */
/**
 * The fields of an object, each with its rule; one with a question mark may be missing. `null: true` allows nothing in the
 * object's place, and `of` gives the fields of each kind.
 *
 * @typedef {{[name: string]: any}} Rules
 */

const MOST_ENTRIES = 20_000;
const SIDE = orNull(oneOf("right", "left"));
const PLACE = oneOf("back", "one-leg", "both-legs", "elsewhere");

/** What happened in a phase. */
const PHASE = {
	phase: orNull(ID),
	step: orNull(ID),
	side: SIDE,
	repetition: whole(0, 1000),
	planned: SECONDS,
	held: SECONDS,
	own_pace: FLAG,
};

/** The entries of each kind of document. @type {Record<string, Record<string, Rules>>} */
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
			value: orNull(whole(0, 10)),
			"where?": PLACE,
			"direction?": oneOf("closer", "further", "same"),
		},
		reason: { reason: ID, leads: oneOf("emergency", "same-day", "soon", "today", "later"), blocks: FLAG },
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
	note: NOTE_ENTRIES,
	erased: {},
};

/** @type {Record<string, Rules>} */
const ABOUT = {
	session: { exercise: ID, version: TEXT, hash: ID, variant: ID, dose: DOSE, seconds: SECONDS },
	check: {},
	note: ABOUT_NOTE,
	erased: {},
};

const HEAD = /** @type {Rules} */ ({
	format: [(/** @type {unknown} */ value) => value === FORMAT, String(FORMAT)],
	id: ID,
	kind: oneOf(...Object.keys(ENTRIES)),
	born: TIME,
	offset: OFFSET,
	about: [isObject, "an object"],
	entries: [
		(/** @type {unknown} */ value) => Array.isArray(value) && value.length <= MOST_ENTRIES,
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
 * @param {Rules} rules
 * @param {string} path
 * @returns {Wrong|null}
 */
function wrongFields(object, { null: _, of: kinds, ...own }, path) {
	const rules = kinds ? { ...own, ...kinds[object.kind] } : own;
	const names = new Set(Object.keys(rules).map((name) => name.replace("?", "")));
	for (const [rule, wanted] of Object.entries(rules)) {
		const name = rule.replace("?", "");
		const field = path + name;
		const words = Array.isArray(wanted) ? wanted[1] : "an object";
		if (!Object.hasOwn(object, name)) {
			if (rule.endsWith("?")) continue;
			return { field, found: "nothing", wanted: words };
		}
		const value = object[name];
		if (Array.isArray(wanted)) {
			if (!wanted[0](value)) return { field, found: shown(value), wanted: words };
		} else if (!(wanted.null && value === null)) {
			if (!isObject(value)) return { field, found: shown(value), wanted: words };
			const inside = wrongFields(value, wanted, `${field}.`);
			if (inside) return inside;
		}
	}
	const extra = Object.keys(object).find((name) => !names.has(name));
	return extra === undefined
		? null
		: { field: path + extra.slice(0, 60), found: "a field too many", wanted: "nothing" };
}

/** A value as it can stand in a sentence. @param {unknown} value */
function shown(value) {
	const text = JSON.stringify(value) ?? String(value);
	return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
