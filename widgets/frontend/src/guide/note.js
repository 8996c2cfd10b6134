/**
 * A note in the person's own words, while an exercise runs and after it. What is typed is kept from the first letter on.
 *
 * @import { Store } from "../types.js"
 * @import { Session } from "../core/session.js"
 * @import { Recorder } from "../record/recorder.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { h } from "../dom.js";
import { MOST_NOTE } from "../record/model.js";

const KEY = "lowback.draft.1";

/**
 * @param {Session} session
 * @param {Recorder} recorder
 * @param {Store} store
 */
export function note(session, recorder, store) {
	const id = `lb-${newId()}`;
	/** The run whose note it is, and what of it is in the record. */
	let run = "";
	let kept = "";
	const area = h("textarea", {
		id,
		rows: "3",
		maxlength: String(MOST_NOTE),
		oninput: () => draft(area.value),
		onchange: () => keep(),
	});
	const element = h(
		"details",
		{ class: "lb-more" },
		h("summary", {}, t("note.title")),
		h("div", { class: "lb-note-box" }, h("label", { for: id }, t("note.label")), area),
	);
	/** @param {string} text */
	const draft = (text) => {
		try {
			if (text) store.setItem(KEY, JSON.stringify({ run, text }));
			else store.removeItem(KEY);
		} catch {
			// A store that is full costs the draft; the note itself is kept when the field is left.
		}
	};
	const keep = () => {
		if (area.value === kept || !run || run !== session.run) return;
		kept = area.value;
		recorder.add("note", { text: kept });
		draft("");
	};
	/** What was typed when the page ended before the field was left. */
	const recovered = () => {
		try {
			const found = JSON.parse(store.getItem(KEY) ?? "null");
			return found?.run === run && typeof found.text === "string" ? found.text.slice(0, MOST_NOTE) : "";
		} catch {
			return "";
		}
	};
	addEventListener("pagehide", keep);
	return {
		element,
		paint() {
			element.hidden = !session.run || session.status === "ready";
			if (run === session.run) return;
			keep();
			run = session.run;
			kept = "";
			area.value = recovered();
			if (area.value) element.open = true;
			keep();
		},
		end() {
			keep();
			removeEventListener("pagehide", keep);
		},
	};
}
