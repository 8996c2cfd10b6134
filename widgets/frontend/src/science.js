/**
 * An exercise's own science as an anywidget: the thin adapter between a model of Jupyter's and `mountScience`.
 */
import { useLanguage } from "./core/strings.js";
import { lastingStore } from "./page/store.js";
import { AnswersKept } from "./questions/kept.js";
import { mountScience } from "./science/mount.js";

/**
 * @param {{model: import("./widget.js").Model, el: HTMLElement, signal: AbortSignal}} props
 */
function render({ model, el, signal }) {
	useLanguage(model.get("_language"));
	const exercise = model.get("_exercise");
	const kept = new AnswersKept(lastingStore(), exercise.id);
	const end = mountScience(el, exercise, model.get("_pieces"), model.get("_movement"), kept);
	signal.addEventListener("abort", end);
}

export default { render };
