/**
 * What the fields of a note must be; `lowback/record/notes.py` keeps the same shapes.
 *
 * @import { Rules } from "./reading.js"
 */
import { FLAG, ID, oneOf, orNull, TEXT, text, whole, within } from "./rules.js";

/** The longest text of a note, in characters. */
export const MOST_TEXT = 200_000;
/** So many tags of each kind a note may have. */
export const MOST_TAGS = 200;
/** Why a note was made, by the W3C's Web Annotation Vocabulary. */
export const MOTIVATIONS = [
	...["assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"],
	...["identifying", "linking", "moderating", "questioning", "replying", "tagging"],
];

const COUNT = whole(0, 10_000_000);
const LENGTH = within(-10, 10);
const SHARE = within(0, 1);
/** @param {import("./rules.js").Rule} rule @returns {import("./rules.js").Rule} */
const listOf = ([is, words]) => [
	(value) => Array.isArray(value) && value.length <= MOST_TAGS && value.every(is),
	`a list of at most ${MOST_TAGS}, each ${words}`,
];
/** @param {RegExp} pattern @param {string} words @returns {import("./rules.js").Rule} */
const shaped = (pattern, words) => [(value) => typeof value === "string" && pattern.test(value), words];

/** @type {Rules} */
const MOMENT = { second: within(0, 86_400), phase: ID, fraction: SHARE };
/** @type {Record<string, Rules>} */
const PLACES = {
	whole: {},
	text: { exact: text(1, MOST_TEXT), prefix: text(0, 200), suffix: text(0, 200), start: COUNT, end: COUNT },
	figure: {
		pose: ID,
		"part?": ID,
		"region?": {
			...{ x: LENGTH, y: LENGTH, width: within(0, 10, true), height: within(0, 10, true) },
			...{ around: within(-3600, 3600), above: within(-3600, 3600) },
		},
	},
	movement: { variant: ID, begin: MOMENT, end: MOMENT, "part?": ID },
};
/** @type {Rules} */
const TARGET = {
	exercise: ID,
	version: TEXT,
	hash: ID,
	cell: orNull(ID),
	step: orNull(ID),
	place: { kind: oneOf(...Object.keys(PLACES)), of: PLACES },
};

/** @type {Rules} */
export const ABOUT_NOTE = {
	exercise: ID,
	author: {
		id: ID,
		name: TEXT,
		"orcid?": shaped(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, "an ORCID such as 0000-0002-1825-0097"),
	},
	"reply?": ID,
	"brought?": FLAG,
	"original?": text(0, 2 * MOST_TEXT),
};

/** @type {Record<string, Rules>} */
export const NOTE_ENTRIES = {
	placed: { target: { null: true, ...TARGET } },
	body: { text: text(0, MOST_TEXT), tags: listOf(ID), free: listOf(TEXT), motivation: oneOf(...MOTIVATIONS) },
	state: { open: FLAG },
	deleted: {},
	restored: {},
};
