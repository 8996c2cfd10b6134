/**
 * What was deleted a moment ago, and the way back: in sight and in reach for ten seconds. Later the bin has it.
 *
 * @import { Clock } from "../types.js"
 * @import { Keeper } from "../record/keeper.js"
 */
import { t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";

/** So long, in ms, it stays; longer where somebody is about to press it. */
const STAYS_MS = 10_000;

/**
 * @param {Keeper} keeper
 * @param {Clock} clock
 * @param {() => HTMLElement|null} home takes the focus where the button that had it goes away
 */
export function undoing(keeper, clock, home) {
	/** @type {string[]} */
	let ids = [];
	/** Takes back what would end it. @type {() => void} */
	let ends = () => {};
	const words = h("p", { role: "status" });
	const undo = button(t("practice.undo"), () => {
		void keeper.restore(...ids);
		close();
		setText(words, t("practice.undone"));
	});
	const row = h("div", { class: "lb-undo-row", hidden: true }, undo);
	const element = h("div", { class: "lb-undo" }, words, row);
	const close = () => {
		ends();
		if (row.contains(document.activeElement)) home()?.focus();
		row.hidden = true;
		element.classList.remove("lb-undo-on");
		setText(words, "");
	};
	const wait = () => {
		ends = clock.wake(STAYS_MS, () => (element.matches(":hover, :has(:focus-visible)") ? wait() : close()));
	};
	return {
		element,
		/**
		 * @param {string} what is said of it
		 * @param {string[]} gone ids of what was deleted
		 * @param {boolean} [byKey] a keyboard's way to it would be long
		 */
		offer(what, gone, byKey = false) {
			ends();
			ids = gone;
			setText(words, what);
			row.hidden = false;
			element.classList.add("lb-undo-on");
			if (byKey) undo.focus();
			wait();
		},
		end: close,
	};
}
