/**
 * Words that are selected on the page bring a button to note them. Nothing happens by selecting alone.
 *
 * @import { Spot } from "./places.js"
 * @import { Surface } from "./surface.js"
 *
 * @typedef {{spot: Spot, start: number, end: number, cut: boolean}} Selected
 */
import { t } from "../core/strings.js";
import { button } from "../dom.js";

/** So long a selection rests before the button comes, in ms. */
const REST_MS = 150;

/**
 * @param {Surface} surface
 * @param {(range: Range) => Selected|null} read
 * @param {(selected: Selected) => void} onnote
 * @param {() => boolean} wanted
 */
export function selecting(surface, read, onnote, wanted) {
	/** @type {Selected|null} */
	let selected = null;
	const offer = button(
		t("notes.onWords"),
		() => {
			const found = selected;
			hide();
			getSelection()?.removeAllRanges();
			if (found) onnote(found);
		},
		"lb-main lb-note-offer",
	);
	offer.classList.add("lowback");
	// A press must not undo the selection that it is about.
	offer.addEventListener("pointerdown", (event) => event.preventDefault());
	const hide = () => {
		offer.remove();
		selected = null;
	};
	/** @type {ReturnType<typeof setTimeout>|undefined} */
	let rest;
	const look = () => {
		const selection = getSelection();
		if (!wanted() || !selection || selection.isCollapsed || !selection.rangeCount) return hide();
		const range = selection.getRangeAt(0);
		const within = range.commonAncestorContainer;
		if (
			!surface.root.contains(within) ||
			/** @type {Element|null} */ (within instanceof Element ? within : within.parentElement)?.closest(".lb-notes")
		)
			return hide();
		selected = read(range);
		if (!selected) return hide();
		const box = range.getBoundingClientRect();
		offer.style.insetBlockStart = `${Math.min(innerHeight - 60, Math.max(8, box.bottom + 8))}px`;
		offer.style.insetInlineStart = `${Math.min(innerWidth - 180, Math.max(8, box.left))}px`;
		// In JupyterLab nothing inside a notebook can be placed by the window.
		if (!offer.isConnected) document.body.append(offer);
	};
	const soon = () => {
		clearTimeout(rest);
		rest = setTimeout(look, REST_MS);
	};
	document.addEventListener("selectionchange", soon);
	return {
		/** The page was read again: what is selected may be known only now. */
		again() {
			if (getSelection()?.isCollapsed === false) soon();
		},
		end() {
			clearTimeout(rest);
			document.removeEventListener("selectionchange", soon);
			hide();
		},
	};
}
