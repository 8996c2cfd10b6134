/**
 * A note as it is read: who, where, what, its tags; its replies; and what can be done with it. What a person typed is text.
 *
 * @import { Author, Note } from "./note.js"
 * @import { Standing } from "./places.js"
 * @import { Vocabulary } from "./tags.js"
 *
 * @typedef {object} Deeds what can be done with a note
 * @property {(note: Note) => void} [show] bring its place into view
 * @property {(note: Note) => void} edit
 * @property {(note: Note, text: string) => boolean} reply
 * @property {(note: Note, open: boolean) => void} settle
 * @property {(note: Note) => void} remove
 * @property {(note: Note, how: "confirm"|"step") => void} place
 * @property {(note: Note) => void} move
 */
import { newId } from "../core/ids.js";
import { direction, language, plural, t } from "../core/strings.js";
import { h } from "../dom.js";
import { MOST_TEXT } from "../record/reading-notes.js";
import { LOOKS } from "./marks.js";
import { tagName } from "./tags.js";

/** Of a longer text so much is shown at first, in characters. */
const LONG = 1200;

/**
 * @param {object} given
 * @param {Note} given.note
 * @param {Note[]} given.replies oldest first
 * @param {Standing} given.standing
 * @param {string} given.where its place in words
 * @param {string} given.quote
 * @param {number} given.agree by how many people the same tags stand on the same step
 * @param {Author|null} given.me
 * @param {(author: string) => number} given.lookOf
 * @param {Vocabulary} given.vocabulary
 * @param {Deeds} given.deeds
 */
export function card({ note, replies, standing, where, quote, agree, me, lookOf, vocabulary, deeds }) {
	const own = note.author.id === me?.id;
	const id = `lb-${newId()}`;
	/** The field for a reply, made when it is asked for: a browser looks through every form there is. @type {HTMLElement|null} */
	let form = null;
	const answer = small(t("notes.reply"), "reply", () => {
		if (!form) {
			form = replyForm(`${id}-reply`, (text) => deeds.reply(note, text));
			element.append(form);
		} else form.hidden = !form.hidden;
		if (!form.hidden) form.querySelector("textarea")?.focus();
	});
	const element = h(
		"article",
		{
			class: `lb-remark${note.open ? "" : " lb-settled"}`,
			"data-note": note.id,
			"data-how": standing.how,
			"data-look": String(lookOf(note.author.id) % LOOKS),
			tabindex: "-1",
			"aria-labelledby": `${id}-head`,
		},
		h("header", { class: "lb-note-head", id: `${id}-head` }, ...headOf(note, lookOf)),
		placeOf(note, where, deeds),
		...(quote ? [h("blockquote", { class: "lb-quote", dir: "auto" }, quote)] : []),
		...changed(note, standing, deeds),
		...textOf(note.text),
		...tagsOf(note, vocabulary, agree),
		...replies.map((item) => replyOf(item, { me, lookOf, deeds })),
		h(
			"div",
			{ class: "lb-note-deeds" },
			answer,
			small(t(note.open ? "notes.settle" : "notes.reopen"), "settle", () => deeds.settle(note, !note.open)),
			...(own ? [small(t("notes.edit"), "edit", () => deeds.edit(note))] : []),
			small(t("notes.delete"), "delete", () => deeds.remove(note)),
		),
	);
	return element;
}

/**
 * @param {string} id
 * @param {(text: string) => boolean} send whether it was taken
 */
function replyForm(id, send) {
	const reply = h("textarea", { id, rows: "3", dir: "auto", maxlength: String(MOST_TEXT) });
	const form = h(
		"form",
		{ class: "lb-reply-form" },
		h("label", { for: id }, t("notes.yourReply")),
		reply,
		h("div", { class: "lb-row" }, h("button", { type: "submit", class: "lb-button" }, t("notes.send"))),
	);
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		if (reply.value.trim() && send(reply.value)) reply.value = "";
	});
	return form;
}

/** @param {string} words @param {string} what @param {() => void} onclick */
function small(words, what, onclick) {
	return h("button", { type: "button", class: "lb-small", "data-do": what, onclick }, words);
}

/** A day in words; making one takes as long as drawing a card. @type {Intl.DateTimeFormat|undefined} */
let days;

/** @param {Note} note @param {(author: string) => number} lookOf */
function headOf({ author, born, offset, edits, motivation, open }, lookOf) {
	const when = new Date(Date.parse(born) + offset * 60_000);
	days ??= new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeZone: "UTC" });
	const day = days.format(when);
	const kind = t(/** @type {"notes.kind.commenting"} */ (`notes.kind.${motivation}`));
	const facts = [kind, day, ...(edits ? [plural("notes.edits", edits)] : []), ...(open ? [] : [t("notes.settled")])];
	return [
		h(
			"span",
			{ class: "lb-initial", "aria-hidden": "true", "data-look": String(lookOf(author.id) % LOOKS) },
			initial(author.name),
		),
		h(
			"span",
			{ class: "lb-note-who" },
			h("strong", { dir: "auto" }, author.name),
			h("span", { class: "lb-hint" }, facts.join(" · ")),
		),
	];
}

/** The first letter of a name, whole. @param {string} name */
export function initial(name) {
	return [...name.trim()][0]?.toUpperCase() ?? "?";
}

/** @param {Note} note @param {string} where @param {Deeds} deeds */
function placeOf(note, where, deeds) {
	const { show } = deeds;
	return show
		? h("button", { type: "button", class: "lb-note-place", "data-do": "show", onclick: () => show(note) }, where)
		: h("p", { class: "lb-note-place" }, where);
}

/** What became of its words, where the text was changed. @param {Note} note @param {Standing} standing @param {Deeds} deeds */
function changed(note, standing, deeds) {
	if (standing.how === "near") return [h("p", { class: "lb-hint" }, t("notes.near"))];
	if (standing.how !== "review") return [];
	const now = standing.now ?? "";
	return [
		h(
			"div",
			{ class: "lb-review" },
			h("p", {}, t("notes.review")),
			...(now
				? [
						h(
							"div",
							{ class: "lb-side-by-side" },
							h("p", { class: "lb-hint" }, t("notes.nowItSays")),
							h("p", { dir: direction() }, now),
						),
					]
				: []),
			h(
				"div",
				{ class: "lb-row" },
				small(t("notes.moveIt"), "move", () => deeds.move(note)),
				...(note.target?.step && now ? [small(t("notes.keepOnStep"), "keep", () => deeds.place(note, "step"))] : []),
			),
		),
	];
}

/** @param {string} text */
function textOf(text) {
	if (!text) return [];
	const words = h("p", { class: "lb-note-text", dir: "auto" }, text.length > LONG ? `${text.slice(0, LONG)}…` : text);
	if (text.length <= LONG) return [words];
	const all = h(
		"button",
		{
			type: "button",
			class: "lb-small",
			onclick: () => {
				words.textContent = text;
				all.remove();
			},
		},
		t("notes.all"),
	);
	return [words, all];
}

/** @param {Note} note @param {Vocabulary} vocabulary @param {number} agree */
function tagsOf({ tags, free }, vocabulary, agree) {
	if (!tags.length && !free.length) return [];
	const items = [
		...tags.map((tag) => h("li", { class: "lb-tag", dir: "auto" }, tagName(vocabulary, tag))),
		...free.map((tag) => h("li", { class: "lb-tag lb-free", dir: "auto" }, tag)),
	];
	return [
		h("ul", { class: "lb-chips-list", "aria-label": t("notes.tags") }, ...items),
		...(agree > 1 ? [h("p", { class: "lb-hint" }, t("notes.agree", { n: agree }))] : []),
	];
}

/** @param {Note} reply @param {{me: Author|null, lookOf: (author: string) => number, deeds: Deeds}} given */
function replyOf(reply, { me, lookOf, deeds }) {
	return h(
		"div",
		{ class: "lb-reply", "data-note": reply.id },
		h("div", { class: "lb-note-head" }, ...headOf(reply, lookOf)),
		...textOf(reply.text),
		...(reply.author.id === me?.id
			? [
					h(
						"div",
						{ class: "lb-note-deeds" },
						small(t("notes.delete"), "delete", () => deeds.remove(reply)),
					),
				]
			: []),
	);
}
