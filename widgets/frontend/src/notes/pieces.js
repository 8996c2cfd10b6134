/**
 * A list that may be very long: it stands on the page in pieces, and of those only the ones near to what is seen hold their
 * elements. The others keep their height, so that nothing jumps. A short list is all there.
 *
 * @template T
 * @typedef {object} Piece
 * @property {HTMLElement} box
 * @property {T[]} items
 * @property {boolean} there its elements are on the page
 */
import { h } from "../dom.js";

/** So many items a piece. */
const SIZE = 5;
/** So many are all drawn, whether they are seen or not. */
const FEW = 60;
/** An item is about so high before it was drawn, in px. */
const ABOUT = 220;
/** Pieces are drawn so far ahead of what is seen, in px. */
const AHEAD = 600;

/**
 * @template T
 * @param {string} name the class of the list
 * @param {(item: T) => HTMLElement} elementOf the same element for as long as the item is the same
 */
export function pieces(name, elementOf) {
	const element = h("div", { class: name });
	/** @type {Piece<T>[]} */
	const all = [];
	/** @type {Map<Element, Piece<T>>} */
	const byBox = new Map();
	let few = true;

	/** @param {Piece<T>} piece */
	const fill = (piece) => {
		piece.there = true;
		const { box, items } = piece;
		let next = box.firstElementChild;
		for (const item of items) {
			const one = elementOf(item);
			if (one === next) next = next.nextElementSibling;
			else box.insertBefore(one, next);
		}
		while (next) {
			const gone = next;
			next = next.nextElementSibling;
			gone.remove();
		}
		box.style.minBlockSize = "";
	};
	/** @param {Piece<T>} piece */
	const empty = (piece) => {
		if (!piece.there || piece.box.contains(document.activeElement)) return;
		piece.there = false;
		piece.box.style.minBlockSize = `${piece.box.offsetHeight}px`;
		piece.box.replaceChildren();
	};
	const watch = new IntersectionObserver(
		(seen) => {
			for (const { target, isIntersecting } of seen) {
				const piece = byBox.get(target);
				if (!piece || few) continue;
				if (!isIntersecting) empty(piece);
				else if (!piece.there) fill(piece);
			}
		},
		// The list may scroll inside a margin of its own.
		/** @type {IntersectionObserverInit} */ ({ rootMargin: `${AHEAD}px 0px`, scrollMargin: `${AHEAD}px 0px` }),
	);
	return {
		element,
		/** @param {T[]} items */
		show(items) {
			few = items.length <= FEW;
			for (let at = 0; at * SIZE < items.length; at++) {
				const some = items.slice(at * SIZE, (at + 1) * SIZE);
				const known = all[at];
				const piece = known ?? { box: h("div", { class: `${name}-piece` }), items: some, there: at === 0 };
				piece.items = some;
				if (!known) {
					all.push(piece);
					byBox.set(piece.box, piece);
					element.append(piece.box);
					watch.observe(piece.box);
				}
				if (piece.there || few) fill(piece);
				else piece.box.style.minBlockSize ||= `${some.length * ABOUT}px`;
			}
			for (const { box } of all.splice(Math.ceil(items.length / SIZE))) {
				watch.unobserve(box);
				byBox.delete(box);
				box.remove();
			}
		},
		/** Draw the piece with an item, wherever it is. @param {(item: T) => boolean} is @returns {boolean} whether there is one */
		reveal(is) {
			const piece = all.find(({ items }) => items.some(is));
			if (piece && !piece.there) fill(piece);
			return piece !== undefined;
		},
		end: () => watch.disconnect(),
	};
}
