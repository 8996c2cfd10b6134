/**
 * Reads Web Annotations: ours, and those made elsewhere. No context is ever fetched; what is wrong is one sentence that names
 * the item, and then nothing of the file is used. `lowback/annotation/reading.py` reads the same.
 *
 * @import { PracticeRecord } from "../record/model.js"
 * @import { Target } from "../notes/note.js"
 */
import { t } from "../core/strings.js";
import { pointsIn, wordsAt } from "../notes/anchor.js";
import { plainText } from "../notes/passage.js";
import { conflict, merge, plain } from "../record/model.js";
import { wrongIn } from "../record/reading.js";
import { MOST_TAGS, MOST_TEXT, MOTIVATIONS } from "../record/reading-notes.js";
import { isObject } from "../record/rules.js";
import { EXERCISE, TAG } from "./annotations.js";
import { dataIn } from "./read.js";

/** Pages and selectors lie no deeper in each other. */
const DEEPEST = 2000;

/** What is known of the exercises here, by id. @typedef {Record<string, {version: string, hash: string, steps: {id: string, text: string}[]}>} Known */

class Wrong extends Error {}

/**
 * @param {Pick<Blob, "size"|"text">} file
 * @param {{exercises: Known, fallback: string}} known the exercises, and which one a note from elsewhere is of
 * @returns {Promise<{records: PracticeRecord[]}|{wrong: string}>}
 */
export async function readAnnotations(file, known) {
	const found = await dataIn(file);
	if ("wrong" in found) return found;
	try {
		return { records: documentsOf(itemsIn(found.data), known) };
	} catch (error) {
		if (error instanceof Wrong) return { wrong: error.message };
		throw error;
	}
}

/**
 * The annotations in a file: of a notebook, of a collection with its pages, of a list, or the one that it is.
 *
 * @param {unknown} data
 * @returns {Record<string, any>[]}
 */
export function itemsIn(data) {
	if (isObject(data) && Array.isArray(data.cells)) {
		return data.cells.flatMap((cell) => cell?.metadata?.lowback?.annotations ?? []).filter(isObject);
	}
	/** @type {Record<string, any>[]} */
	const found = [];
	/** @type {unknown[]} */
	const open = [data];
	for (let looked = 0; open.length; looked++) {
		if (looked > 1_000_000) throw new Wrong(t("notes.in.tooDeep"));
		const value = open.shift();
		if (Array.isArray(value)) open.unshift(...value);
		else if (!isObject(value)) throw new Wrong(t("notes.in.none"));
		else if (is(value, "Annotation")) found.push(value);
		else if (value["@graph"] !== undefined) open.unshift(value["@graph"]);
		else if (is(value, "AnnotationCollection")) {
			if (isObject(value.first)) open.unshift(value.first);
			else if (value.total !== 0) throw new Wrong(t("notes.in.elsewhere"));
		} else if (is(value, "AnnotationPage")) {
			if (!Array.isArray(value.items)) throw new Wrong(t("notes.in.noItems"));
			open.unshift(...value.items, ...(isObject(value.next) ? [value.next] : []));
		} else throw new Wrong(t("notes.in.none"));
	}
	return found;
}

/** @param {Record<string, any>} value @param {string} wanted */
function is({ type, "@type": other }, wanted) {
	return [type, other].flat().some((name) => name === wanted || name === `oa:${wanted}`);
}

/**
 * @param {Record<string, any>[]} items
 * @param {{exercises: Known, fallback: string}} known
 * @returns {PracticeRecord[]}
 */
function documentsOf(items, known) {
	/** @type {Map<string, PracticeRecord>} */
	const documents = new Map();
	for (const [at, item] of items.entries()) {
		const n = at + 1;
		const document = documentOf(item, known, n, items.length);
		const wrong = wrongIn(document);
		if (wrong) throw new Wrong(t("notes.in.wrong", { n, of: items.length, ...wrong }));
		const twin = documents.get(document.id);
		if (twin && conflict(twin, document)) throw new Wrong(t("notes.in.twice", { n, id: document.id }));
		documents.set(document.id, twin ? merge(twin, document) : document);
	}
	for (const document of documents.values()) flatten(document, documents);
	return [...documents.values()];
}

/** A thread is one list: a reply to a reply is one to the note. @param {PracticeRecord} document @param {Map<string, PracticeRecord>} all */
function flatten(document, all) {
	const seen = new Set([document.id]);
	let parent = all.get(document.about.reply);
	while (parent?.about.reply) {
		if (seen.has(parent.id)) throw new Wrong(t("notes.in.cycle", { id: document.id }));
		seen.add(parent.id);
		const next = all.get(parent.about.reply);
		if (!next) break;
		parent = next;
	}
	if (!parent) return;
	if (seen.has(parent.id)) throw new Wrong(t("notes.in.cycle", { id: document.id }));
	document.about = { ...document.about, reply: parent.id, exercise: parent.about.exercise };
}

/** A note's own id from its name in the world. @param {unknown} iri */
function idOf(iri) {
	const text = String(iri);
	const [, own] = /^(?:urn:uuid:|urn:lowback:(?:note|person):)(.*)$/s.exec(text) ?? [];
	if (own !== undefined && /^[\w.:/-]{1,200}$/.test(own)) return own;
	// Any other name is made one that can be kept; the same name gives the same.
	return `elsewhere:${[...text].map((letter) => (/[\w.-]/.test(letter) ? letter : `:${letter.codePointAt(0)?.toString(16)}:`)).join("")}`.slice(
		0,
		200,
	);
}

/**
 * @param {Record<string, any>} item
 * @param {{exercises: Known, fallback: string}} known
 * @param {number} n
 * @param {number} of
 * @returns {PracticeRecord}
 */
function documentOf(item, known, n, of) {
	const fail = (/** @type {string} */ field, /** @type {unknown} */ found, /** @type {string} */ wanted) =>
		new Wrong(t("notes.in.wrong", { n, of, field, found: JSON.stringify(found)?.slice(0, 60) ?? "nothing", wanted }));
	if (typeof item.id !== "string" || !item.id) throw fail("id", item.id, "an IRI");
	const ours = isObject(item.revision) && item.revision.format === 1 ? item.revision : null;
	const id = ours ? String(ours.id) : idOf(item.id);
	const born = timeOf(item.created) ?? "1970-01-01T00:00:00.000Z";
	const said = saidOf(item, fail);
	const [creator] = [item.creator].flat();
	const named = isObject(creator) ? creator : { id: creator, name: creator };
	const name =
		String(named.name ?? named.nickname ?? named.id ?? t("notes.in.nobody")).slice(0, 200) || t("notes.in.nobody");
	const [, orcid] = /^https?:\/\/orcid\.org\/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/.exec(String(named.id)) ?? [];
	const author = {
		id: ours ? ours.author : idOf(named.id ?? name),
		name: [...plain(name)].slice(0, 100).join(""),
		...(orcid ? { orcid } : {}),
	};
	const [aim] = [item.target].flat();
	const reply = item.motivation === "replying" && typeof aim === "string" ? idOf(aim) : "";
	const target = reply || ours?.nowhere ? null : targetOf(aim, known, fail);
	const exercise = target?.exercise ?? ours?.exercise ?? known.fallback;
	const last = isObject(ours?.last) ? ours.last : {};
	const modified = timeOf(item.modified) ?? born;
	/** @param {string} kind @param {Record<string, any>} fields */
	const entry = (kind, fields) => {
		const {
			id: own,
			at,
			offset,
		} = isObject(last[kind]) ? last[kind] : { id: `${id}/${kind}/${modified}`.slice(-200), at: modified, offset: 0 };
		return { id: own, kind, at, offset, ...fields };
	};
	const entries = [
		...(reply || (target === null && !last.placed) ? [] : [entry("placed", { target })]),
		entry("body", said),
		...(item.settled === true || last.state ? [entry("state", { open: item.settled !== true })] : []),
	];
	return {
		format: 1,
		id,
		kind: "note",
		born,
		offset: ours ? ours.offset : 0,
		about: {
			exercise,
			author,
			...(reply ? { reply } : {}),
			...(ours
				? isObject(item.original)
					? { original: JSON.stringify(item.original) }
					: {}
				: { original: JSON.stringify(item) }),
		},
		entries: entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)),
	};
}

/** A time as a record has it. @param {unknown} value */
function timeOf(value) {
	if (typeof value !== "string") return null;
	if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(value)) return value;
	const at = Date.parse(value);
	return Number.isFinite(at) ? new Date(at).toISOString() : null;
}

/** @typedef {(field: string, found: unknown, wanted: string) => Wrong} Fail */

/**
 * Its text, its tags, and why it was made.
 *
 * @param {Record<string, any>} item
 * @param {Fail} fail
 */
function saidOf(item, fail) {
	/** @type {string[]} */ const texts = [];
	/** @type {string[]} */ const tags = [];
	/** @type {string[]} */ const free = [];
	for (const body of [item.body ?? [], item.bodyValue ?? []].flat()) {
		if (typeof body === "string") {
			texts.push(body);
			continue;
		}
		if (!isObject(body)) throw fail("body", body, "an object or text");
		const { purpose, source, value } = body;
		if (typeof source === "string" && source.startsWith(TAG)) tags.push(source.slice(TAG.length));
		else if ([purpose].flat().includes("tagging") && typeof value === "string") free.push(plain(value));
		else if (typeof value === "string") texts.push(value);
		else if (typeof (source ?? body.id) === "string") texts.push(String(source ?? body.id));
	}
	const text = plain(texts.join("\n\n"));
	if (text.length > MOST_TEXT) throw fail("body.value", `${text.length} characters`, `at most ${MOST_TEXT}`);
	if (tags.length > MOST_TAGS || free.length > MOST_TAGS) {
		throw fail("body", `${tags.length + free.length} tags`, `at most ${MOST_TAGS} of each kind`);
	}
	const [motivation] = [item.motivation].flat().map((name) => String(name).replace(/^oa:/, ""));
	return {
		text,
		tags,
		free: free.filter((tag) => tag.length > 0),
		motivation: MOTIVATIONS.includes(motivation) ? motivation : "commenting",
	};
}

/**
 * Where it stands: by our own names, else by the words it quotes, where one step alone has them.
 *
 * @param {unknown} aim
 * @param {{exercises: Known, fallback: string}} known
 * @param {Fail} fail
 * @returns {Target|null}
 */
function targetOf(aim, known, fail) {
	const source = isObject(aim) ? String(aim.source ?? aim.id ?? "") : String(aim ?? "");
	const selectors = isObject(aim) ? selectorsIn(aim.selector) : [];
	const exercise = source.startsWith(EXERCISE) ? source.slice(EXERCISE.length) : null;
	if (exercise !== null && isObject(aim) && selectors.length) {
		const fields = Object.assign({}, ...selectors.filter(isFragment).map(({ value }) => fieldsOf(value, fail)));
		return {
			exercise,
			version: String(aim.contentVersion ?? "unknown"),
			hash: String(aim.contentHash ?? "unknown"),
			cell: fields.cell ?? null,
			step: fields.step ?? null,
			place: placeOf(selectors, fields, fail),
		};
	}
	const quote = selectors.find(({ type, exact }) => type === "TextQuoteSelector" && typeof exact === "string" && exact);
	if (!quote) return null;
	return quoted(quote, exercise, known);
}

/**
 * A quote made elsewhere: on the one step that has these words, or waiting to be placed.
 *
 * @param {Record<string, any>} quote
 * @param {string|null} exercise
 * @param {{exercises: Known, fallback: string}} known
 * @returns {Target}
 */
function quoted({ exact, prefix, suffix }, exercise, { exercises, fallback }) {
	const words = plain(plainText(exact).slice(0, MOST_TEXT)) || "?";
	const all = Object.entries(exercises).flatMap(([name, { steps }]) =>
		steps.map(({ id, text }) => ({ name, step: id, text: plainText(text) })),
	);
	const found = all.filter(({ name, text }) => (exercise ?? name) === name && text.includes(words));
	const [one] = found;
	const sure = found.length === 1 && one.text.indexOf(words) === one.text.lastIndexOf(words);
	const name = sure ? one.name : (exercise ?? fallback);
	const at = sure ? one.text.indexOf(words) : 0;
	const side = (/** @type {unknown} */ value) => [...plain(plainText(String(value ?? "")))].slice(0, 100).join("");
	return {
		exercise: name,
		version: exercises[name]?.version ?? "unknown",
		hash: exercises[name]?.hash ?? "unknown",
		cell: null,
		step: sure ? one.step : null,
		place: sure
			? wordsAt(one.text, at, at + words.length)
			: { kind: "text", exact: words, prefix: side(prefix), suffix: side(suffix), start: 0, end: pointsIn(words) },
	};
}

/** @param {Record<string, any>} selector */
function isFragment({ type, value, conformsTo }) {
	return type === "FragmentSelector" && typeof value === "string" && conformsTo === "urn:lowback:fragment";
}

/** All selectors, those that refine others among them. @param {unknown} given @returns {Record<string, any>[]} */
function selectorsIn(given) {
	/** @type {Record<string, any>[]} */
	const found = [];
	const open = [given].flat();
	while (open.length && found.length < DEEPEST) {
		const value = open.shift();
		if (!isObject(value)) continue;
		found.push(value);
		open.push(...[value.refinedBy ?? [], value.items ?? []].flat());
	}
	return found;
}

/** @param {string} value @param {Fail} fail */
function fieldsOf(value, fail) {
	try {
		return Object.fromEntries(
			value
				.split("&")
				.filter(Boolean)
				.map((pair) => {
					const [name, ...rest] = pair.split("=");
					return [name, decodeURIComponent(rest.join("="))];
				}),
		);
	} catch {
		throw fail("target.selector.value", value, "names and values such as cell=steps&step=rest");
	}
}

/**
 * @param {Record<string, any>[]} selectors
 * @param {Record<string, string>} fields
 * @param {Fail} fail
 * @returns {Target["place"]}
 */
function placeOf(selectors, fields, fail) {
	const quote = selectors.find(({ type }) => type === "TextQuoteSelector");
	if (quote) {
		const { start = 0, end = pointsIn(String(quote.exact)) } =
			selectors.find(({ type }) => type === "TextPositionSelector") ?? {};
		return { kind: "text", exact: quote.exact, prefix: quote.prefix ?? "", suffix: quote.suffix ?? "", start, end };
	}
	if (fields.pose) {
		const part = fields.part ? { part: fields.part } : {};
		const svg = selectors.find(({ type }) => type === "SvgSelector");
		return {
			kind: "figure",
			pose: fields.pose,
			...part,
			...(svg ? { region: regionOf(String(svg.value), fields.camera, fail) } : {}),
		};
	}
	if (fields.begin) {
		const times = selectors.map(({ value }) => /^t=([\d.]+),([\d.]+)$/.exec(String(value))).find(Boolean);
		if (!times) throw fail("target.selector", "no time", "a media fragment such as t=3,5");
		const at = (/** @type {string} */ text, /** @type {string} */ second) => {
			const cut = text.lastIndexOf("@");
			return { second: Number(second), phase: text.slice(0, cut), fraction: Number(text.slice(cut + 1)) };
		};
		const part = fields.part ? { part: fields.part } : {};
		return {
			kind: "movement",
			variant: fields.variant,
			begin: at(fields.begin, times[1]),
			end: at(fields.end ?? fields.begin, times[2]),
			...part,
		};
	}
	return { kind: "whole" };
}

/** The rectangle of an SVG: its four numbers are read, nothing of it is ever drawn. @param {string} svg @param {string} camera @param {Fail} fail */
function regionOf(svg, camera, fail) {
	const number = (/** @type {string} */ name) => {
		const [, value] = new RegExp(`<rect[^>]*\\s${name}="(-?[\\d.]+(?:e-?\\d+)?)"`).exec(svg) ?? [];
		if (value === undefined) throw fail("target.selector.value", svg, "an svg with one rect");
		return Number(value);
	};
	const [around, above] = String(camera ?? "0,0")
		.split(",")
		.map(Number);
	return { x: number("x"), y: number("y"), width: number("width"), height: number("height"), around, above };
}
