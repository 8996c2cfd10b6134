/**
 * The tags of a note: terms of the vocabulary, and free ones, which are kept apart.
 *
 * @typedef {{id: string, title: string, terms: {id: string, label: string, text?: string}[]}} Group
 * @typedef {Group[]} Vocabulary
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { button, h } from "../dom.js";
import { plain } from "../record/model.js";
import { MOST_TAGS } from "../record/reading-notes.js";

/** The longest free tag, in characters. */
const LONGEST = 200;

/** The words of a tag; its id where the vocabulary has none. @param {Vocabulary} vocabulary @param {string} id */
export function tagName(vocabulary, id) {
	for (const { terms } of vocabulary) {
		const found = terms.find((term) => term.id === id);
		if (found) return found.label;
	}
	return id;
}

/**
 * @param {Vocabulary} vocabulary
 * @param {() => void} onchange
 */
export function tagField(vocabulary, onchange) {
	const id = `lb-${newId()}`;
	/** @type {Set<string>} */
	const chosen = new Set();
	/** @type {Set<string>} */
	const free = new Set();
	const byLabel = new Map(vocabulary.flatMap(({ terms }) => terms.map((term) => [term.label.toLowerCase(), term.id])));
	const list = h(
		"datalist",
		{ id: `${id}-list` },
		...vocabulary.flatMap(({ terms }) => terms.map(({ label }) => h("option", { value: label }))),
	);
	const input = h("input", { id, type: "text", list: list.id, maxlength: String(LONGEST), autocomplete: "off" });
	const chips = h("ul", { class: "lb-chips-list" });
	const full = h("p", { class: "lb-hint", role: "status" });
	/** @type {Map<string, HTMLInputElement>} */
	const boxes = new Map();
	const groups = vocabulary.map(({ title, terms }) =>
		h(
			"details",
			{ class: "lb-tag-group" },
			h("summary", {}, title),
			...terms.map(({ id: term, label, text }) => {
				const box = h("input", { type: "checkbox", onchange: () => toggle(chosen, term, box.checked) });
				boxes.set(term, box);
				return h(
					"label",
					{ class: "lb-check" },
					box,
					h("span", {}, label, ...(text ? [h("span", { class: "lb-hint" }, text)] : [])),
				);
			}),
		),
	);
	/** @param {Set<string>} set @param {string} item @param {boolean} on */
	const toggle = (set, item, on) => {
		full.textContent = "";
		if (on && set.size >= MOST_TAGS) full.textContent = t("notes.tooManyTags", { most: MOST_TAGS });
		else if (on) set.add(item);
		else set.delete(item);
		paint();
		onchange();
	};
	const add = () => {
		const words = plain(input.value).trim();
		if (!words) return;
		const known = byLabel.get(words.toLowerCase());
		toggle(known ? chosen : free, known ?? words, true);
		input.value = "";
		input.focus();
	};
	input.addEventListener("keydown", (event) => {
		if (event.key !== "Enter" || event.isComposing) return;
		event.preventDefault();
		event.stopPropagation();
		add();
	});
	/** @param {string} words @param {Set<string>} set @param {string} item @param {string} more */
	const chip = (words, set, item, more) =>
		h(
			"li",
			{ class: `lb-tag ${more}` },
			h("span", { dir: "auto" }, words),
			h(
				"button",
				{
					type: "button",
					class: "lb-tag-off",
					"aria-label": t("notes.tagOff", { tag: words }),
					onclick: () => {
						toggle(set, item, false);
						input.focus();
					},
				},
				"×",
			),
		);
	const paint = () => {
		for (const [term, box] of boxes) box.checked = chosen.has(term);
		chips.replaceChildren(
			...[...chosen].map((term) => chip(tagName(vocabulary, term), chosen, term, "")),
			...[...free].map((words) => chip(words, free, words, "lb-free")),
		);
	};
	return {
		element: h(
			"div",
			{ class: "lb-tag-field" },
			h("label", { for: id }, t("notes.tags")),
			h("div", { class: "lb-tag-row" }, input, list, button(t("notes.addTag"), add)),
			full,
			chips,
			h("details", { class: "lb-more" }, h("summary", {}, t("notes.allTags")), ...groups),
		),
		get value() {
			// What is typed and not added yet is meant, too.
			if (input.value.trim()) add();
			return { tags: [...chosen], free: [...free] };
		},
		/** @param {string[]} tags @param {string[]} own */
		set(tags, own) {
			chosen.clear();
			free.clear();
			for (const tag of tags) chosen.add(tag);
			for (const tag of own) free.add(tag);
			input.value = "";
			paint();
		},
	};
}
