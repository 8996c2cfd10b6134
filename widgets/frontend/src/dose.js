/**
 * The dose as an anywidget: the thin adapter between a model of Jupyter's and `mountDose`.
 */
import { useLanguage } from "./core/strings.js";
import { mountDose } from "./dose/mount.js";

/**
 * @param {{model: import("./widget.js").Model, el: HTMLElement, signal: AbortSignal}} props
 */
function render({ model, el, signal }) {
	useLanguage(model.get("_language"));
	const end = mountDose(el, model.get("_plan"), model.get("_load"));
	signal.addEventListener("abort", end);
}

export default { render };
