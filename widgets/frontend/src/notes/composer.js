/**
 * The form in which a note is written, and changed. What is typed is kept from the first letter on, as a draft, until the
 * note is in the record.
 *
 * @import { Store } from "../types.js"
 * @import { Author, Note, Said, Target } from "./note.js"
 * @import { Vocabulary } from "./tags.js"
 * @import { whereField } from "./where.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { button, h } from "../dom.js";
import { plain } from "../record/model.js";
import { MOST_TEXT } from "../record/reading-notes.js";
import { authorField } from "./author.js";
import { tagField } from "./tags.js";

/** Kinds of notes that are offered, the likeliest first. */
const KINDS = /** @type {const} */ (["commenting", "questioning", "describing", "assessing", "classifying", "editing"]);
const KEY = "lowback.note-draft.1";

/** @typedef {{target: Target|null, place: string, quote: string, cut?: boolean}} At where the note is to stand, in words; cut where more was selected */
/** @typedef {Said & {author: Author, target: Target|null}} Written */

/**
 * @param {object} given
 * @param {string} given.exercise its id: the draft's
 * @param {Vocabulary} given.vocabulary
 * @param {Store} given.store
 * @param {() => Author|null} given.author
 * @param {ReturnType<typeof whereField>} given.where
 * @param {(target: Target) => At} given.describe
 * @param {(written: Written, note: Note|null) => Promise<string>} given.save gives its id once it can be read on the page
 * @param {(saved: string) => void} given.close the form is gone; the id of what was saved, if something was
 */
export function composer({ exercise, vocabulary, store, author, where, describe, save, close }) {
	const id = `lb-${newId()}`;
	/** @type {Note|null} */
	let editing = null;
	/** @type {At|null} */
	let at = null;
	let saving = false;
	const title = h("h3", { tabindex: "-1" });
	const place = h("p", { class: "lb-note-place" });
	const quote = h("blockquote", { class: "lb-quote", dir: "auto" });
	const cut = h("p", { class: "lb-hint" }, t("notes.cut"));
	const area = h("textarea", { id, rows: "4", dir: "auto", maxlength: String(MOST_TEXT), oninput: () => draft() });
	const tags = tagField(vocabulary, () => draft());
	const kind = h(
		"select",
		{ id: `${id}-kind` },
		...KINDS.map((name) => h("option", { value: name }, t(`notes.kind.${name}`))),
	);
	const who = authorField(store, author);
	const wrong = h("p", { class: "lb-wrong", role: "status" });
	const elsewhere = button(t("notes.elsewhere"), () => choose(), "lb-quiet-button");
	const done = async () => {
		if (saving) return;
		const target = at ? (at.target ?? null) : where.target;
		wrong.textContent = "";
		if (!target && !(editing && at)) {
			wrong.textContent = t("notes.noPlace");
			return;
		}
		const text = plain(area.value);
		const given = tags.value;
		if (!text.trim() && !given.tags.length && !given.free.length) {
			wrong.textContent = t("notes.nothingSaid");
			area.focus();
			return;
		}
		const writer = who.value;
		if (!writer) return;
		// The form goes when its card is there: the focus moves once, to it, and is taken from nobody later.
		saving = true;
		try {
			const saved = await save({ text, ...given, motivation: kind.value, author: writer, target }, editing);
			forget();
			shut(saved);
		} finally {
			saving = false;
		}
	};
	const shut = (saved = "") => {
		element.hidden = true;
		where.end();
		close(saved);
	};
	const element = h(
		"form",
		{ class: "lb-composer", hidden: true, "aria-labelledby": `${id}-title` },
		title,
		place,
		quote,
		cut,
		elsewhere,
		where.element,
		h("label", { for: id }, t("notes.text")),
		area,
		h("div", { class: "lb-field-row" }, h("label", { for: kind.id }, t("notes.kind")), kind),
		tags.element,
		who.element,
		wrong,
		h(
			"div",
			{ class: "lb-row" },
			h("button", { type: "submit", class: "lb-button lb-main" }, t("notes.save")),
			button(t("notes.cancel"), () => {
				forget();
				shut();
			}),
		),
	);
	title.id = `${id}-title`;
	element.addEventListener("submit", (event) => {
		event.preventDefault();
		void done();
	});
	element.addEventListener("keydown", (event) => {
		if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
			event.preventDefault();
			event.stopPropagation();
			void done();
		}
	});
	const choose = () => {
		at = null;
		paint();
	};
	const paint = () => {
		title.textContent = t(editing ? "notes.change" : "notes.new");
		place.textContent = at?.place ?? "";
		quote.textContent = at?.quote ?? "";
		quote.hidden = !at?.quote;
		cut.hidden = !at?.cut;
		place.hidden = !at;
		elsewhere.hidden = !at || Boolean(editing);
		where.element.hidden = Boolean(at);
		if (!at) where.open();
		wrong.textContent = "";
		who.element.hidden = Boolean(editing);
		who.paint();
	};
	const draft = () => {
		if (element.hidden || editing) return;
		try {
			const target = at?.target ?? where.target;
			store.setItem(`${KEY}/${exercise}`, JSON.stringify({ text: area.value, target }));
		} catch {
			// A browser that keeps nothing loses the draft; the note itself is kept when it is saved.
		}
	};
	const forget = () => {
		area.value = "";
		tags.set([], []);
		try {
			store.removeItem(`${KEY}/${exercise}`);
		} catch {
			// It was not kept.
		}
	};
	const show = () => {
		element.hidden = false;
		paint();
		// Where it lies over the page, it is in sight, and so stays what it is about.
		if (getComputedStyle(element).position !== "fixed") element.scrollIntoView({ block: "nearest" });
		area.focus({ preventScroll: true });
	};
	return {
		element,
		get open() {
			return !element.hidden;
		},
		/** @param {At|null} place where; nothing asks */
		begin(place) {
			if (editing) forget();
			editing = null;
			at = place;
			show();
			draft();
		},
		/** @param {Note} note @param {At|null} place nothing where it is to be chosen anew */
		edit(note, place) {
			editing = note;
			at = place && { ...place, target: note.target };
			area.value = note.text;
			kind.value = /** @type {readonly string[]} */ (KINDS).includes(note.motivation) ? note.motivation : "commenting";
			tags.set(note.tags, note.free);
			show();
		},
		/** What was being written when the page ended. */
		recover() {
			try {
				const found = JSON.parse(store.getItem(`${KEY}/${exercise}`) ?? "null");
				if (typeof found?.text !== "string" || !found.text.trim()) return false;
				area.value = found.text;
				at = found.target ? describe(found.target) : null;
				element.hidden = false;
				paint();
				return true;
			} catch {
				return false;
			}
		},
	};
}
