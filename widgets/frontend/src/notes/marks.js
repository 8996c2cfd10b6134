/**
 * What shows on the page that there are notes: words underlined, and a button with a count at each step. The page's own text
 * is not touched: words are marked by the browser's highlights, which leave the elements as they are.
 *
 * @import { Note } from "./note.js"
 * @import { Spot, Standing } from "./places.js"
 */
import { plural, t } from "../core/strings.js";
import { h, setText } from "../dom.js";

/** So many looks of a mark there are; more people than that share them. */
export const LOOKS = 6;

export class Marks {
	/** The ranges of each note on the page. @type {Map<string, Range[]>} */ #ranges = new Map();
	/** @type {Map<string, Highlight>} */ #highlights = new Map();
	/** @type {Set<HTMLElement>} */ #buttons = new Set();

	/** Whether this browser can mark words without touching the page. */
	static get possible() {
		return typeof Highlight === "function" && "highlights" in CSS;
	}

	/**
	 * @param {{note: Note, standing: Standing}[]} placed
	 * @param {Spot[]} spots
	 * @param {(author: string) => number} lookOf
	 */
	words(placed, spots, lookOf) {
		this.#clearWords();
		if (!Marks.possible) return;
		/** @type {Map<string, Spot[]>} */
		const byKey = new Map();
		for (const spot of spots) byKey.set(spot.key, [...(byKey.get(spot.key) ?? []), spot]);
		for (const { note, standing } of placed) {
			const { target } = note;
			if (!standing.at || !target || target.place.kind !== "text") continue;
			const keys = target.step ? [`step/${target.step}`] : [`cell/${target.cell}`];
			const ranges = keys
				.flatMap((key) => byKey.get(key) ?? [])
				// The page may lag behind the content, as where a cell was not run again.
				.filter(({ passage }) => passage.text === standing.now)
				.map(({ passage }) => passage.range(.../** @type {[number, number]} */ (standing.at)));
			this.#ranges.set(note.id, ranges);
			const name = `lb-note-${lookOf(note.author.id) % LOOKS}`;
			const highlight = this.#highlights.get(name) ?? new Highlight();
			for (const range of ranges) highlight.add(range);
			this.#highlights.set(name, highlight);
		}
		for (const [name, highlight] of this.#highlights) CSS.highlights.set(name, highlight);
	}

	/**
	 * A button at each step of the guide's list.
	 *
	 * @param {Iterable<HTMLElement>} cells
	 * @param {Map<string, number>} counts notes by step
	 * @param {(step: string) => void} onpress
	 */
	steps(cells, counts, onpress) {
		const there = new Set();
		for (const cell of cells) {
			for (const line of cell.querySelectorAll(".lb-guide [data-step]")) {
				const step = /** @type {HTMLElement} */ (line).dataset.step ?? "";
				const found = line.querySelector(".lb-note-mark");
				const button =
					found instanceof HTMLElement
						? found
						: h("button", { type: "button", class: "lb-small lb-note-mark", onclick: () => onpress(step) });
				if (!found) line.append(button);
				const n = counts.get(step) ?? 0;
				setText(button, n ? plural("notes.count", n) : t("notes.add"));
				button.setAttribute(
					"aria-label",
					t("notes.onStep", { step: line.querySelector(".lb-words")?.textContent?.trim() ?? step, n }),
				);
				there.add(button);
				this.#buttons.add(button);
			}
		}
	}

	/** The notes whose words lie at a point of the page. @param {number} x @param {number} y @returns {string[]} */
	at(x, y) {
		const spot = caretAt(x, y);
		if (!spot) return [];
		return [...this.#ranges]
			.filter(([, ranges]) => ranges.some((range) => range.isPointInRange(spot.node, spot.offset)))
			.map(([id]) => id);
	}

	/** The first place of a note's words on the page. @param {string} id */
	rangeOf(id) {
		return this.#ranges.get(id)?.find((range) => range.getClientRects().length > 0);
	}

	/** Let one note's words stand out. @param {string} id */
	point(id) {
		if (Marks.possible) CSS.highlights.set("lb-note-now", new Highlight(...(this.#ranges.get(id) ?? [])));
	}

	#clearWords() {
		this.#ranges.clear();
		if (!Marks.possible) return;
		for (const [name, highlight] of this.#highlights) {
			highlight.clear();
			CSS.highlights.delete(name);
		}
		this.#highlights.clear();
	}

	/** Take all of it off the page. */
	clear() {
		this.#clearWords();
		if (Marks.possible) CSS.highlights.delete("lb-note-now");
		for (const button of this.#buttons) button.remove();
		this.#buttons.clear();
	}
}

/** @param {number} x @param {number} y @returns {{node: Node, offset: number}|null} */
function caretAt(x, y) {
	const page = /** @type {any} */ (document);
	if (page.caretPositionFromPoint) {
		const found = page.caretPositionFromPoint(x, y);
		return found ? { node: found.offsetNode, offset: found.offset } : null;
	}
	const found = page.caretRangeFromPoint?.(x, y);
	return found ? { node: found.startContainer, offset: found.startOffset } : null;
}
