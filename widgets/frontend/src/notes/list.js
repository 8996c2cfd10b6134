/**
 * The list of notes with its filters and counts. A card is drawn again only where its note changed, and of a long list only
 * what is near to what is seen, so that what was just saved is there at once.
 *
 * @import { Note } from "./note.js"
 * @import { Placed, Sieve } from "./sieve.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { h, setText } from "../dom.js";
import { REVEAL } from "../page/sides.js";
import { pieces } from "./pieces.js";
import { everything, passes } from "./sieve.js";

/**
 * @typedef {object} Choices what there is to choose from, value and words
 * @property {[string, string][]} [exercises]
 * @property {[string, string][]} tags
 * @property {[string, string][]} steps
 * @property {[string, string][]} authors
 */

/**
 * @param {(placed: Placed) => HTMLElement} draw a card
 * @param {(placed: Placed) => unknown[]} shapeOf what it depends on
 * @param {() => void} onsieve
 */
export function noteList(draw, shapeOf, onsieve) {
	const id = `lb-${newId()}`;
	/** @type {Sieve} */
	const sieve = everything();
	/** @type {Map<string, {shape: unknown[], element: HTMLElement}>} */
	const drawn = new Map();
	const count = h("p", { class: "lb-note-count", role: "status" });
	const list = pieces("lb-note-list", (/** @type {Placed} */ placed) => cardOf(placed));
	/** @type {Record<string, HTMLSelectElement>} */
	const selects = {};
	const filters = h("div", { class: "lb-filters lb-note-filters" });
	for (const name of /** @type {(keyof Sieve)[]} */ (["exercise", "step", "tag", "author", "state"])) {
		const select = h("select", {
			id: `${id}-${name}`,
			onchange: () => {
				sieve[name] = select.value;
				onsieve();
			},
		});
		selects[name] = select;
		filters.append(
			h("div", { "data-filter": name }, h("label", { for: select.id }, t(`notes.filter.${name}`)), select),
		);
	}
	/** @param {keyof Sieve} name @param {[string, string][]} options */
	const offer = (name, options) => {
		const select = selects[name];
		const all = /** @type {[string, string][]} */ ([["", t("notes.filter.all")], ...options]);
		/** @type {HTMLElement} */ (select.parentElement).hidden = !options.length;
		const shape = JSON.stringify(all);
		if (select.dataset.shape === shape) return;
		select.dataset.shape = shape;
		select.replaceChildren(...all.map(([value, words]) => h("option", { value }, words)));
		if (!all.some(([value]) => value === sieve[name])) sieve[name] = "";
		select.value = sieve[name];
	};
	/** @param {Placed} placed */
	const cardOf = (placed) => {
		const shape = shapeOf(placed);
		const found = drawn.get(placed.note.id);
		const same = found?.shape.length === shape.length && shape.every((value, at) => value === found.shape[at]);
		if (found && same) return found.element;
		const element = draw(placed);
		drawn.set(placed.note.id, { shape, element });
		return element;
	};
	return {
		element: h(
			"div",
			{ class: "lb-note-part" },
			h("details", { class: "lb-more" }, h("summary", {}, t("notes.filters")), filters),
			count,
			list.element,
		),
		sieve,
		/** @param {Placed[]} all @param {Choices} choices */
		show(all, { exercises = [], tags, steps, authors }) {
			offer("exercise", exercises);
			offer("step", steps);
			offer("tag", tags);
			offer("author", authors.length > 1 ? authors : []);
			offer(
				"state",
				all.length
					? [
							["open", t("notes.open")],
							["settled", t("notes.settled")],
							["review", t("notes.toReview")],
						]
					: [],
			);
			const some = all.filter((placed) => passes(placed, sieve));
			const words =
				some.length === all.length
					? t("notes.all.count", { n: all.length })
					: t("notes.some.count", { n: some.length, all: all.length });
			setText(count, all.length ? words : t("notes.none"));
			const focused = list.element.contains(document.activeElement) ? document.activeElement : null;
			const note = focused?.closest("article")?.dataset.note ?? "";
			const what = focused instanceof HTMLElement ? (focused.dataset.do ?? "") : "";
			list.show(some);
			// A card that was drawn anew takes the focus that the old one had.
			if (focused && !focused.isConnected) {
				const again = drawn.get(note)?.element;
				const same = what ? again?.querySelector(`[data-do="${what}"]`) : null;
				/** @type {HTMLElement|null|undefined} */ (same ?? again)?.focus({ preventScroll: true });
			}
		},
		/** The card of a note, brought into view. @param {string} note @returns {boolean} whether it is drawn */
		focus(note) {
			const has = (/** @type {Note} */ { id: own }) => own === note;
			if (!list.reveal((placed) => has(placed.note) || placed.replies.some(has))) return false;
			const found = drawn.get(note)?.element ?? list.element.querySelector(`[data-note="${CSS.escape(note)}"]`);
			if (!(found instanceof HTMLElement)) return false;
			found.dispatchEvent(new Event(REVEAL, { bubbles: true }));
			found.scrollIntoView({ block: "center" });
			found.focus({ preventScroll: true });
			return true;
		},
		end: list.end,
	};
}
