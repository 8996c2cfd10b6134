/**
 * The questions of a lesson as an anywidget: the thin adapter between a model of Jupyter's and `mountQuestions`.
 */
import { useLanguage } from "./core/strings.js";
import { lastingStore } from "./page/store.js";
import { AnswersKept } from "./questions/kept.js";
import { mountQuestions } from "./questions/mount.js";

/**
 * @param {{model: import("./widget.js").Model, el: HTMLElement, signal: AbortSignal}} props
 */
function render({ model, el, signal }) {
	useLanguage(model.get("_language"));
	const exercise = model.get("_exercise");
	const kept = new AnswersKept(lastingStore(), exercise.id);
	const end = mountQuestions(el, exercise, model.get("_questions"), model.get("_movement"), kept);
	signal.addEventListener("abort", end);
}

export default { render };
