/**
 * Where the notes stand: in the margin beside the page where there is room and they are wanted, else in their own place in
 * it. Whether they are wanted is kept by the browser.
 *
 * @import { Store } from "../types.js"
 * @import { Surface } from "./surface.js"
 */
import { t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";

const ON = "lowback.notes.on";
/** The margin stands beside the page where there is room for both, in px. */
const ROOM = 1080;

/**
 * @param {object} given
 * @param {HTMLElement} given.root the notes' own place in the page
 * @param {Surface} given.surface
 * @param {Store} given.store
 * @param {string} given.id the panel's
 * @param {() => void} given.onturn they were turned on or off
 */
export function margin({ root, surface, store, id, onturn }) {
	let on = wanted(store);
	/** @type {HTMLElement|null} */
	let panel = null;
	let count = 0;
	const toggle = button("", () => turn(!on));
	const elsewhere = h("p", { class: "lowback lb-hint" }, t("notes.inMargin"));
	const tab = h("button", {
		type: "button",
		class: "lowback lb-notes-tab",
		"aria-controls": id,
		onclick: () => turn(!on),
	});
	const settle = () => {
		if (!panel) return;
		const host = surface.margin;
		const wide = (surface.lab ? host.clientWidth : innerWidth) >= ROOM;
		const beside = on && wide;
		tab.hidden = !wide;
		const place = beside ? host : root;
		if (panel.parentElement !== place) place.append(panel);
		panel.classList.toggle("lb-margin", beside);
		elsewhere.style.display = beside ? "" : "none";
		host.classList.toggle("lb-with-margin", beside);
		// In JupyterLab below the notebook's own bar.
		const top = surface.lab ? surface.scroller.getBoundingClientRect().top - host.getBoundingClientRect().top : 0;
		panel.style.setProperty("--lb-margin-top", `${top}px`);
		setText(toggle, t(on ? "notes.hide" : "notes.show"));
		toggle.setAttribute("aria-pressed", String(on));
		setText(tab, [t("notes.title"), count || ""].join(" ").trim());
		tab.setAttribute("aria-expanded", String(on));
	};
	/** @param {boolean} to */
	const turn = (to) => {
		on = to;
		try {
			store.setItem(ON, on ? "1" : "0");
		} catch {
			// A browser that keeps nothing forgets it.
		}
		settle();
		onturn();
	};
	addEventListener("resize", settle);
	return {
		toggle,
		get on() {
			return on;
		},
		turn,
		/** @param {HTMLElement} element the notes themselves */
		hold(element) {
			panel = element;
			root.append(elsewhere, element);
			surface.margin.append(tab);
		},
		/** @param {number} notes how many there are */
		settle(notes) {
			count = notes;
			settle();
		},
		/** On a phone a form lies over the lower part of the page, so that what it is about stays in sight. @param {HTMLElement} form */
		unfold(form) {
			if (!on) turn(true);
			form.classList.toggle("lb-sheet-form", !surface.lab && !panel?.classList.contains("lb-margin"));
		},
		/** @param {HTMLElement} form */
		fold: (form) => form.classList.remove("lb-sheet-form"),
		end() {
			removeEventListener("resize", settle);
			surface.margin.classList.remove("lb-with-margin");
			for (const element of [tab, elsewhere, panel]) element?.remove();
		},
	};
}

/** @param {Store} store */
function wanted(store) {
	try {
		return store.getItem(ON) === "1";
	} catch {
		return false;
	}
}
