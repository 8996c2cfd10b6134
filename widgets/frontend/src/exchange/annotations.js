/**
 * Notes as W3C Web Annotations: each in the standard's own words, with what only we know beside it under a name of ours, so
 * that a file brings back all of a note but its history. `lowback/annotation/standard.py` writes the same.
 *
 * @import { PracticeRecord } from "../record/model.js"
 * @import { Note, Target } from "../notes/note.js"
 */
import { noteOf } from "../notes/note.js";

export const ANNO = "http://www.w3.org/ns/anno.jsonld";
export const MEDIA = "http://www.w3.org/TR/media-frags/";
export const FRAGMENT = "urn:lowback:fragment";
export const EXERCISE = "urn:lowback:exercise:";
export const TAG = "urn:lowback:tag:";
/** So many notes a page of a collection. */
export const PAGE = 500;
/** Our own names; a reader that does not know them loses nothing of the standard's. */
const OWN = {
	"@version": 1.1,
	lb: "urn:lowback:ns:",
	...Object.fromEntries(["revision", "original"].map((name) => [name, { "@id": `lb:${name}`, "@type": "@json" }])),
	...Object.fromEntries(["settled", "contentVersion", "contentHash"].map((name) => [name, `lb:${name}`])),
};
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The name of a note in the world. @param {string} id */
export function iriOf(id) {
	return UUID.test(id) ? `urn:uuid:${id}` : `urn:lowback:note:${id}`;
}

/**
 * One note.
 *
 * @param {PracticeRecord} document
 * @returns {Record<string, any>}
 */
export function annotation(document) {
	const note = noteOf(document);
	const { author, target, reply, original } = note;
	const bodies = [
		...(note.text
			? [{ type: "TextualBody", value: note.text, format: "text/plain", purpose: reply ? "replying" : note.motivation }]
			: []),
		...note.tags.map((tag) => ({ type: "SpecificResource", source: TAG + tag, purpose: "classifying" })),
		...note.free.map((value) => ({ type: "TextualBody", value, format: "text/plain", purpose: "tagging" })),
	];
	return {
		"@context": [ANNO, OWN],
		id: iriOf(note.id),
		type: "Annotation",
		motivation: note.motivation,
		creator: {
			id: author.orcid ? `https://orcid.org/${author.orcid}` : iriOf(author.id).replace(":note:", ":person:"),
			type: "Person",
			name: author.name,
		},
		created: note.born,
		modified: note.modified,
		...(bodies.length ? { body: bodies } : {}),
		target: reply ? iriOf(reply) : specific(target, note.exercise),
		...(note.open ? {} : { settled: true }),
		revision: revisionOf(document, note),
		...(original ? { original: JSON.parse(original) } : {}),
	};
}

/**
 * Which entries the note as it stands comes from: by them two copies are known to be the same, or one to be later.
 *
 * @param {PracticeRecord} document
 * @param {Note} note
 */
function revisionOf({ id, offset, entries }, { exercise, author, target }) {
	/** @type {Record<string, any>} */
	const last = {};
	for (const { id: name, kind, at, offset: ahead } of entries) {
		if (kind in LAST) last[kind] = { id: name, at, offset: ahead };
	}
	return { format: 1, id, offset, exercise, author: author.id, ...(target ? {} : { nowhere: true }), last };
}

/** Kinds of entries of which the last counts. */
const LAST = { placed: true, body: true, state: true };

/**
 * @param {Target|null} target
 * @param {string} exercise
 */
function specific(target, exercise) {
	if (!target) return EXERCISE + exercise;
	const { version, hash, cell, step, place } = target;
	const value = pairs({ cell, step });
	/** @type {Record<string, any>} */
	const selector = { type: "FragmentSelector", conformsTo: FRAGMENT, value };
	if (place.kind === "text") {
		const { exact, prefix, suffix, start, end } = place;
		selector.refinedBy = [
			{ type: "TextQuoteSelector", exact, prefix, suffix },
			{ type: "TextPositionSelector", start, end },
		];
	} else if (place.kind === "figure") {
		const { pose, part, region } = place;
		const camera = region ? `${region.around},${region.above}` : null;
		selector.refinedBy = {
			...{ type: "FragmentSelector", conformsTo: FRAGMENT, value: pairs({ pose, part: part ?? null, camera }) },
			...(region ? { refinedBy: { type: "SvgSelector", value: svgOf(region) } } : {}),
		};
	} else if (place.kind === "movement") {
		const { variant, begin, end, part } = place;
		const at = (/** @type {import("../notes/note.js").MomentPlace} */ moment) => `${moment.phase}@${moment.fraction}`;
		const inner = pairs({ variant, begin: at(begin), end: at(end), part: part ?? null });
		selector.refinedBy = {
			...{ type: "FragmentSelector", conformsTo: MEDIA, value: `t=${begin.second},${end.second}` },
			refinedBy: { type: "FragmentSelector", conformsTo: FRAGMENT, value: inner },
		};
	}
	return {
		type: "SpecificResource",
		source: EXERCISE + target.exercise,
		contentVersion: version,
		contentHash: hash,
		selector,
	};
}

/** Names and values as a fragment has them; what is null is left out. @param {Record<string, string|null>} fields */
function pairs(fields) {
	return Object.entries(fields)
		.filter(([, value]) => value !== null)
		.map(([name, value]) => `${name}=${encodeURIComponent(value ?? "")}`)
		.join("&");
}

/** @param {import("../notes/note.js").Region} region */
function svgOf({ x, y, width, height }) {
	const rect = `<rect x="${x}" y="${y}" width="${width}" height="${height}"/>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 2 2">${rect}</svg>`;
}

/**
 * Notes as a file: one annotation, or a collection with its pages, each holding the next.
 *
 * @param {PracticeRecord[]} documents
 * @param {number} wall
 */
export function annotationsFile(documents, wall) {
	const items = documents
		.filter(({ kind, entries }) => kind === "note" && !noteOf(/** @type {any} */ ({ about: {}, entries })).deleted)
		.map(annotation);
	const when = new Date(wall).toISOString();
	return `${JSON.stringify(items.length === 1 ? items[0] : collection(items, when), null, 1)}\n`;
}

/** @param {Record<string, any>[]} items @param {string} when */
function collection(items, when) {
	const id = `urn:lowback:notes:${when}`;
	const bare = items.map(({ "@context": _, ...item }) => item);
	/** @type {Record<string, any>|null} */
	let next = null;
	for (let start = Math.max(0, Math.ceil(bare.length / PAGE) - 1) * PAGE; start >= 0; start -= PAGE) {
		next = {
			...{ id: `${id}/${start / PAGE + 1}`, type: "AnnotationPage", partOf: id, startIndex: start },
			...(next ? { next } : {}),
			items: bare.slice(start, start + PAGE),
		};
	}
	const made = { id, type: "AnnotationCollection", label: "Lowback", created: when, total: bare.length };
	return { "@context": [ANNO, OWN], ...made, ...(bare.length ? { first: next } : {}) };
}
