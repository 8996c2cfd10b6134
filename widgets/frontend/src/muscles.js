/**
 * What moves and what holds, as an anywidget: the thin adapter between a model of Jupyter's and `mountMuscles`.
 */
import { useLanguage } from "./core/strings.js";
import { mountMuscles } from "./muscles/mount.js";

/**
 * @param {{model: import("./widget.js").Model, el: HTMLElement, signal: AbortSignal}} props
 */
function render({ model, el, signal }) {
	useLanguage(model.get("_language"));
	const end = mountMuscles(el, model.get("_exercise"), model.get("_phases"), model.get("_movement"));
	signal.addEventListener("abort", end);
}

export default { render };
