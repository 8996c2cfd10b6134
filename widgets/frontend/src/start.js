/**
 * The three screens before the first exercise as an anywidget: the thin adapter between a model of Jupyter's and
 * `mountStart`.
 */
import { useLanguage } from "./core/strings.js";
import { surfaceOf } from "./notes/surface.js";
import { mountStart } from "./start/mount.js";

/**
 * @param {{model: import("./widget.js").Model, el: HTMLElement, signal: AbortSignal}} props
 */
function render({ model, el, signal }) {
	useLanguage(model.get("_language"));
	/** @type {import("./start/mount.js").AboutStart} */
	const about = model.get("_about");
	const pages = Object.fromEntries(about.exercises.map(({ id, page }) => [id, page]));
	const end = mountStart(el, about, (exercise) => {
		// Where the widget stands is known once it is on the page.
		const { lab, open } = surfaceOf(el, model.widget_manager, pages);
		if (lab) open(exercise);
		return lab;
	});
	signal.addEventListener("abort", end);
}

export default { render };
