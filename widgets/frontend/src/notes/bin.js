/**
 * Notes that were taken away: each can be brought back for 30 days, or be gone for good at once.
 *
 * @import { Note } from "./note.js"
 */
import { t } from "../core/strings.js";
import { h } from "../dom.js";

/** So much of a note stands for it, in characters. */
const SHORT = 80;

/**
 * @param {(note: Note) => void} restore
 * @param {(note: Note) => void} erase
 */
export function bin(restore, erase) {
	const title = h("summary", {});
	const list = h("ol", { class: "lb-bin" });
	const element = h(
		"details",
		{ class: "lb-more", hidden: true },
		title,
		h("p", { class: "lb-hint" }, t("notes.binText")),
		list,
	);
	let shape = "";
	return {
		element,
		/** @param {Note[]} notes */
		show(notes) {
			const now = notes.map(({ id }) => id).join();
			if (now === shape) return;
			shape = now;
			element.hidden = !notes.length;
			title.textContent = t("notes.bin", { n: notes.length });
			list.replaceChildren(...notes.map((note) => line(note, restore, erase)));
		},
	};
}

/** @param {Note} note @param {(note: Note) => void} restore @param {(note: Note) => void} erase */
function line(note, restore, erase) {
	const words =
		note.text.length > SHORT ? `${note.text.slice(0, SHORT)}…` : note.text || [...note.tags, ...note.free].join(", ");
	return h(
		"li",
		{},
		h("span", { dir: "auto" }, words),
		h("button", { type: "button", class: "lb-small", onclick: () => restore(note) }, t("notes.restore")),
		h("button", { type: "button", class: "lb-small", onclick: () => erase(note) }, t("notes.erase")),
	);
}
