/**
 * A note in the person's own words, while an exercise runs and after it. What is typed is kept from the first letter on: as
 * a draft until the record has it.
 *
 * @import { Store } from "../types.js"
 * @import { Session } from "../core/session.js"
 * @import { Keeper } from "../record/keeper.js"
 * @import { Recorder } from "../record/recorder.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { h } from "../dom.js";
import { rowOf } from "../record/fold.js";
import { entry, MOST_NOTE, plain } from "../record/model.js";

const KEY = "lowback.drafts.1";

/**
 * @param {Session} session
 * @param {Recorder} recorder
 * @param {Keeper} keeper
 * @param {Store} store
 */
export function note(session, recorder, keeper, store) {
	const id = `lb-${newId()}`;
	/** The run whose note it is, and what of it is in the record. */
	let run = "";
	let kept = "";
	const area = h("textarea", {
		id,
		rows: "3",
		maxlength: String(MOST_NOTE),
		oninput: () => draft(store, run, area.value),
		onchange: () => keep(),
	});
	const element = h(
		"details",
		{ class: "lb-more" },
		h("summary", {}, t("note.title")),
		h("div", { class: "lb-note-box" }, h("label", { for: id }, t("note.label")), area),
	);
	const keep = () => {
		if (area.value === kept || !run || run !== session.run) return;
		const [mine, text] = [run, plain(area.value)];
		kept = area.value;
		recorder.add("note", { text });
		// The draft stays until the record has it: a page that ends now would lose both.
		void keeper.settled().then(() => plain(drafts(store)[mine] ?? "") === text && draft(store, mine, ""));
	};
	const show = async () => {
		const mine = run;
		await recover(keeper, store);
		const document = mine ? await keeper.get(mine) : null;
		if (mine !== run || !document || area.value !== kept) return;
		kept = rowOf(document).note;
		area.value = kept;
		if (kept) element.open = true;
	};
	void show();
	return {
		element,
		paint() {
			element.hidden = !session.run || session.status === "ready";
			if (run === session.run) return;
			keep();
			run = session.run;
			kept = "";
			area.value = "";
			void show();
		},
		end: keep,
	};
}

/** Notes that were typed and are not in the record yet, by run. @param {Store} store @returns {Record<string, string>} */
function drafts(store) {
	try {
		const found = JSON.parse(store.getItem(KEY) ?? "{}");
		return typeof found === "object" && found !== null ? found : {};
	} catch {
		return {};
	}
}

/** @param {Store} store @param {string} run @param {string} text */
function draft(store, run, text) {
	const { [run]: _, ...others } = drafts(store);
	const next = text ? { ...others, [run]: text } : others;
	try {
		if (Object.keys(next).length) store.setItem(KEY, JSON.stringify(next));
		else store.removeItem(KEY);
	} catch {
		// A store that is full costs the draft; the note itself is kept when the field is left.
	}
}

/** What was typed when a page ended before the field was left. @param {Keeper} keeper @param {Store} store */
async function recover(keeper, store) {
	for (const [run, text] of Object.entries(drafts(store))) {
		const document = await keeper.get(run);
		if (!document || typeof text !== "string" || document.kind === "erased") continue;
		if (rowOf(document).note !== plain(text)) {
			await keeper.add(run, entry("note", { text: plain(text.slice(0, MOST_NOTE)) }, keeper.now()));
			await keeper.settled();
		}
		draft(store, run, "");
	}
}
