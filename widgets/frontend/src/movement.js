/**
 * The movement as an anywidget: the thin adapter between a model of Jupyter's and `mountMovement`.
 */
import { useLanguage } from "./core/strings.js";
import { mountMovement } from "./movement/mount.js";

/**
 * @param {{model: import("./widget.js").Model, el: HTMLElement, signal: AbortSignal}} props
 */
function render({ model, el, signal }) {
	useLanguage(model.get("_language"));
	const given = () => ({ movement: model.get("_movement"), angles: model.get("_angles") });
	const view = mountMovement(el, { plan: model.get("_plan"), ...given() });
	// Python sets the angles first: when the movement comes, both are there.
	const change = () => view.change(given());
	model.on("change:_movement", change);
	signal.addEventListener("abort", () => {
		model.off("change:_movement", change);
		view.end();
	});
}

export default { render };
