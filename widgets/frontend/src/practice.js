/**
 * My practice as an anywidget: the thin adapter between a model of Jupyter's and `mountPractice`.
 */
import { useLanguage } from "./core/strings.js";
import { pageRecord } from "./page/keeping.js";
import { watchKernel } from "./page/kernel.js";
import { mountPractice } from "./practice/mount.js";

/**
 * @param {{model: import("./widget.js").Model, el: HTMLElement, signal: AbortSignal}} props
 */
function render({ model, el, signal }) {
	useLanguage(model.get("_language"));
	const { clock, courier, keeper } = pageRecord();
	const store = courier.connect((message) => model.send(message));
	/** @param {{kind?: string}} message */
	const receive = (message) => {
		if (message?.kind === "store") store.receive(message);
	};
	model.on("msg:custom", receive);
	const ends = [
		() => model.off("msg:custom", receive),
		store.end,
		watchKernel(model.widget_manager, (there) => (there ? courier.reconnected() : courier.setAway(true))),
		mountPractice(el, model.get("_about"), { keeper, clock }, courier),
	];
	signal.addEventListener("abort", () => {
		for (const end of ends) end();
	});
}

export default { render };
