/**
 * The page of an author: what is wrong in the file that was saved last, and the exercise in a frame, as it was last saved
 * well. `lowback preview` says when something was saved; nobody loads the page again.
 */
import { t } from "../core/strings.js";
import { h, setText } from "../dom.js";
import { frameIn } from "./frame.js";

/** @typedef {{file: string, line: number|null, field: string, found: string, write: string}} Message */
/** @typedef {{own: Message[], others: Message[], shown: number, stale: boolean}} Told */

const state = h("p", { class: "lb-preview-state", role: "status" });
const list = h("div", { class: "lb-preview-list", tabindex: "0", role: "region", "aria-label": t("preview.list") });
const note = h("p", { class: "lb-preview-note" });
const stage = h("div", { class: "lb-preview-stage" });
document.querySelector("main")?.append(state, list, note, stage);
const show = frameIn(stage);

const saves = new EventSource("saves");
saves.addEventListener("message", ({ data }) => tell(JSON.parse(data)));
saves.addEventListener("error", () => setText(state, t("preview.ended", { name: document.body.dataset.name ?? "" })));

/** @param {Told} told */
function tell({ own, others, shown, stale }) {
	const wrong = own.length + others.length;
	setText(state, wrong ? t("preview.wrong", { n: wrong }) : t("preview.well"));
	list.hidden = !wrong;
	list.replaceChildren(...messages(own));
	if (others.length) list.append(h("h2", {}, t("preview.others")), ...messages(others));
	note.hidden = !stale;
	setText(note, t(shown ? "preview.stale" : "preview.never"));
	stage.classList.toggle("lb-stale", stale);
	if (shown) show(shown);
}

/** @param {Message[]} found */
function messages(found) {
	if (!found.length) return [];
	const items = found.map(({ file, line, field, found: what, write }) =>
		h(
			"li",
			{},
			h("strong", {}, line ? t("preview.line", { file, line }) : file),
			...(field ? [" ", h("code", {}, field)] : []),
			h("p", {}, t("preview.found", { found: what }), " ", t("preview.write", { write })),
		),
	);
	return [h("ul", {}, ...items)];
}
