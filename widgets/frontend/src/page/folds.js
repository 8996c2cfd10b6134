/**
 * Parts of a page that are for who wants them: folded away under their heading, and opened by a touch, by a search of the
 * browser's own, or by whatever leads there.
 */

/** What is folded away: by each of its cells, the button that opens it. @type {WeakMap<Element, HTMLElement>} */
const folds = new WeakMap();

/** What stands under a heading of the third level is for who wants it: one touch opens it, and a search finds it. */
export function foldParts() {
	for (const heading of document.querySelectorAll("#lb-cells h3[id]:not(:has(.lb-fold))")) {
		const own = heading.closest("#lb-cells > *");
		const side = own instanceof HTMLElement ? own.dataset.pageSide : undefined;
		if (heading.closest(".lowback") || !own || ["do", "notes"].includes(side ?? "")) continue;
		/** @type {HTMLElement[]} */
		const cells = [];
		for (let next = own.nextElementSibling; next && !next.querySelector("h2, h3"); next = next.nextElementSibling) {
			if (next instanceof HTMLElement) cells.push(next);
		}
		if (!cells.length) continue;
		const fold = document.createElement("button");
		fold.type = "button";
		fold.className = "lb-fold";
		/** @param {boolean} open */
		const set = (open) => {
			fold.setAttribute("aria-expanded", String(open));
			for (const cell of cells) {
				if (open) cell.removeAttribute("hidden");
				else cell.setAttribute("hidden", "until-found");
			}
		};
		fold.append(...[...heading.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE));
		heading.prepend(fold);
		fold.addEventListener("click", () => set(fold.getAttribute("aria-expanded") !== "true"));
		for (const cell of cells) {
			folds.set(cell, fold);
			// The browser's own search found something in it.
			cell.addEventListener("beforematch", () => set(true));
		}
		set(false);
	}
}

/**
 * Open what a place is folded away in, or what is folded away under it.
 *
 * @param {Element|null} place
 * @returns {boolean} whether something was opened
 */
export function openFold(place) {
	const cell = place?.closest("[hidden]");
	const fold = place?.querySelector(":scope > .lb-fold[aria-expanded=false]") ?? (cell && folds.get(cell));
	if (!(fold instanceof HTMLElement)) return false;
	fold.click();
	return true;
}
