/**
 * The text of a piece of a page as a note knows it: any white space is one blank, and what is drawn beside the words (a
 * heading's mark, a button of ours) is none of it. The same words give the same text on every surface.
 */

/** What stands in a text and is none of it. */
const BESIDE =
	".anchor-link, .jp-InternalAnchorLink, .numbering-entry, .lb-mark, .lb-note-mark, script, style, svg, button";
const BLOCKS =
	/^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BR|DD|DETAILS|DIV|DL|DT|FIGURE|H[1-6]|HR|LI|OL|P|PRE|SECTION|SUMMARY|TABLE|TBODY|TD|TH|THEAD|TR|UL)$/;

/** The text of an element, and where in the page each of its letters stands. */
export class Passage {
	/** @type {Text[]} */ #nodes = [];
	/** Which node, and which letter of it, each unit of the text is. @type {Uint32Array} */ #node;
	/** @type {Uint32Array} */ #at;

	/** @param {Element} root */
	constructor(root) {
		this.root = root;
		/** @type {number[]} */
		const node = [];
		/** @type {number[]} */
		const at = [];
		let text = "";
		let apart = false;
		/** @param {Node} parent */
		const read = (parent) => {
			for (const child of parent.childNodes) {
				if (child instanceof Text) {
					const which = this.#nodes.push(child) - 1;
					for (let unit = 0; unit < child.data.length; unit++) {
						const letter = child.data[unit];
						if (/\s/.test(letter)) {
							apart = true;
							continue;
						}
						if (apart && text) {
							text += " ";
							node.push(which);
							at.push(Math.max(0, unit - 1));
						}
						apart = false;
						text += letter;
						node.push(which);
						at.push(unit);
					}
				} else if (child instanceof Element && !child.matches(BESIDE)) {
					const block = BLOCKS.test(child.tagName);
					apart ||= block;
					read(child);
					apart ||= block;
				}
			}
		};
		read(root);
		this.text = text;
		this.#node = Uint32Array.from(node);
		this.#at = Uint32Array.from(at);
	}

	/**
	 * A stretch of the text on the page.
	 *
	 * @param {number} start
	 * @param {number} end
	 */
	range(start, end) {
		const range = document.createRange();
		range.setStart(this.#nodes[this.#node[start]], this.#at[start]);
		range.setEnd(this.#nodes[this.#node[end - 1]], this.#at[end - 1] + 1);
		return range;
	}

	/**
	 * What of a range lies in this text; nothing where no letter does.
	 *
	 * @param {Range} range
	 * @returns {[number, number]|null}
	 */
	within(range) {
		let start = -1;
		let end = -1;
		for (let unit = 0; unit < this.text.length; unit++) {
			const node = this.#nodes[this.#node[unit]];
			const at = this.#at[unit];
			// From before the letter to behind it.
			if (this.text[unit] === " " || range.comparePoint(node, at) < 0 || range.comparePoint(node, at + 1) > 0) continue;
			if (start < 0) start = unit;
			end = unit + 1;
		}
		return start < 0 ? null : [start, end];
	}
}

/** The same for words that stand on no page. @param {string} words */
export function plainText(words) {
	return words.replace(/\s+/g, " ").trim();
}
