/**
 * What shows on the page that there are notes: words underlined, and a button with a count at each step. The page's own text
 * is not touched: words are marked by the browser's highlights, which leave the elements as they are.
 *
 * @import { Note } from "./note.js"
 * @import { Spot, Standing } from "./places.js"
 */
import { plural, t } from "../core/strings.js";
import { h, setText } from "../dom.js";
import { STEPPED } from "./places.js";

/** So many looks of a mark there are; more people than that share them. */
export const LOOKS = 6;

export class Marks {
	/** Where each note's words are on the page. @type {Map<string, {spot: Spot, at: [number, number]}[]>} */
	#places = new Map();
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
		/** The stretches of each look, by passage. @type {Map<string, Map<Spot, [number, number][]>>} */
		const looks = new Map();
		for (const { note, standing } of placed) {
			const { target } = note;
			if (!standing.at || !target || target.place.kind !== "text") continue;
			const keys = target.step ? [`step/${target.step}`] : [`cell/${target.cell}`];
			const places = keys
				.flatMap((key) => byKey.get(key) ?? [])
				// The page may lag behind the content, as where a cell was not run again.
				.filter(({ passage }) => passage.text === standing.now)
				.map((spot) => ({ spot, at: /** @type {[number, number]} */ (standing.at) }));
			this.#places.set(note.id, places);
			const name = `lb-note-${lookOf(note.author.id) % LOOKS}`;
			const stretches = looks.get(name) ?? new Map();
			looks.set(name, stretches);
			for (const { spot, at } of places) stretches.set(spot, [...(stretches.get(spot) ?? []), at]);
		}
		for (const [name, stretches] of looks) {
			// Where many notes lie over each other one mark is drawn: a browser takes long over hundreds.
			const ranges = [...stretches].flatMap(([spot, some]) =>
				joined(some).map(([from, to]) => spot.passage.range(from, to)),
			);
			this.#highlights.set(name, new Highlight(...ranges));
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
			for (const line of cell.querySelectorAll(STEPPED)) {
				const step = /** @type {HTMLElement} */ (line).dataset.step ?? "";
				const found = line.querySelector(".lb-note-mark");
				const button =
					found instanceof HTMLElement
						? found
						: h("button", { type: "button", class: "lb-small lb-note-mark", onclick: () => onpress(step) });
				if (!found) line.append(button);
				const n = counts.get(step) ?? 0;
				const shown = n ? plural("notes.count", n) : t("notes.add");
				setText(button, shown);
				// Its name begins with what it shows: who speaks to the computer says that.
				button.setAttribute(
					"aria-label",
					t("notes.onStep", { step: line.querySelector(".lb-words")?.textContent?.trim() ?? step, shown }),
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
		return [...this.#places.keys()].filter((id) =>
			this.#ranges(id).some((range) => range.isPointInRange(spot.node, spot.offset)),
		);
	}

	/** The first place of a note's words on the page. @param {string} id */
	rangeOf(id) {
		return this.#ranges(id).find((range) => range.getClientRects().length > 0);
	}

	/** @param {string} id */
	#ranges(id) {
		return (this.#places.get(id) ?? []).map(({ spot, at }) => spot.passage.range(...at));
	}

	/** Let one note's words stand out. @param {string} id */
	point(id) {
		if (Marks.possible) CSS.highlights.set("lb-note-now", new Highlight(...this.#ranges(id)));
	}

	#clearWords() {
		this.#places.clear();
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

/**
 * Stretches that touch or overlap, as one.
 *
 * @param {[number, number][]} stretches
 */
function joined(stretches) {
	/** @type {[number, number][]} */
	const found = [];
	for (const [from, to] of [...stretches].sort((a, b) => a[0] - b[0])) {
		const last = found[found.length - 1];
		if (last && from <= last[1]) last[1] = Math.max(last[1], to);
		else found.push([from, to]);
	}
	return found;
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
