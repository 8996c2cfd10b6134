/**
 * The lessons as an anywidget: the thin adapter between a model of Jupyter's and `mountLessons`.
 */
import { useLanguage } from "./core/strings.js";
import { mountLessons } from "./lessons/mount.js";
import { surfaceOf } from "./notes/surface.js";
import { pageRecord } from "./page/keeping.js";
import { watchKernel } from "./page/kernel.js";
import { lastingStore } from "./page/store.js";

/**
 * @param {{model: import("./widget.js").Model, el: HTMLElement, signal: AbortSignal}} props
 */
function render({ model, el, signal }) {
	useLanguage(model.get("_language"));
	/** @type {import("./lessons/mount.js").Lesson[]} */
	const lessons = model.get("_about").lessons;
	const { courier, keeper } = pageRecord();
	const store = courier.connect((message) => model.send(message));
	/** @param {{kind?: string}} message */
	const receive = (message) => {
		if (message?.kind === "store") store.receive(message);
	};
	model.on("msg:custom", receive);
	const pages = Object.fromEntries(lessons.map(({ id, page }) => [id, page]));
	// Where the widget stands is known once it is on the page.
	const surface = () => surfaceOf(el, model.widget_manager, pages);
	const ends = [
		() => model.off("msg:custom", receive),
		store.end,
		watchKernel(model.widget_manager, (there) => (there ? courier.reconnected() : courier.setAway(true))),
		mountLessons(el, lessons, { keeper, store: lastingStore() }, (exercise) => {
			const { lab, open } = surface();
			if (lab) open(exercise);
			return lab;
		}),
	];
	signal.addEventListener("abort", () => {
		for (const end of ends) end();
	});
}

export default { render };
