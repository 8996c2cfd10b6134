/**
 * A case as an anywidget: the thin adapter between a model of Jupyter's and `mountCase`.
 */
import { CaseKept } from "./cases/kept.js";
import { mountCase } from "./cases/mount.js";
import { useLanguage } from "./core/strings.js";
import { lastingStore } from "./page/store.js";

/**
 * @param {{model: import("./widget.js").Model, el: HTMLElement, signal: AbortSignal}} props
 */
function render({ model, el, signal }) {
	useLanguage(model.get("_language"));
	const given = model.get("_about");
	const end = mountCase(el, given, new CaseKept(lastingStore(), given));
	signal.addEventListener("abort", end);
}

export default { render };
