/**
 * The examination as an anywidget: the thin adapter between a model of Jupyter's and `mountExamination`.
 */
import { useLanguage } from "./core/strings.js";
import { mountExamination } from "./examination/mount.js";

/**
 * @param {{model: import("./widget.js").Model, el: HTMLElement, signal: AbortSignal}} props
 */
function render({ model, el, signal }) {
	useLanguage(model.get("_language"));
	const end = mountExamination(el, model.get("_about"));
	signal.addEventListener("abort", end);
}

export default { render };
