/**
 * Notes as an anywidget: the thin adapter between a model of Jupyter's and `mountNotes`, or the page of all notes.
 */
import { newId } from "./core/ids.js";
import { useLanguage } from "./core/strings.js";
import { mountAll } from "./notes/all.js";
import { mountNotes } from "./notes/mount.js";
import { surfaceOf } from "./notes/surface.js";
import { pageRecord } from "./page/keeping.js";
import { watchKernel } from "./page/kernel.js";
import { lastingStore } from "./page/store.js";

/** A notebook that does not come within so long, in ms, does not come. */
const ANSWER_MS = 5000;

/**
 * @param {{model: import("./widget.js").Model, el: HTMLElement, signal: AbortSignal}} props
 */
function render({ model, el, signal }) {
	useLanguage(model.get("_language"));
	const about = model.get("_about");
	const { clock, courier, keeper } = pageRecord();
	const way = courier.connect((message) => model.send(message));
	/** Notebooks that were asked for. @type {Map<string, (text: string) => void>} */
	const asked = new Map();
	/** @param {string} exercise @returns {Promise<string>} */
	const notebookOf = (exercise) =>
		new Promise((resolve) => {
			const id = newId();
			const cancel = clock.wake(ANSWER_MS, () => resolve(""));
			asked.set(id, (text) => {
				cancel();
				asked.delete(id);
				resolve(text);
			});
			try {
				model.send({ kind: "notebook", id, exercise });
			} catch {
				resolve("");
			}
		});
	/** @param {{kind?: string, reply?: string, text?: string}} message */
	const receive = (message) => {
		if (message?.kind === "store") way.receive(message);
		if (message?.kind === "notebook") asked.get(message.reply ?? "")?.(String(message.text ?? ""));
	};
	model.on("msg:custom", receive);
	/** @type {(() => void)|undefined} */
	let unmount;
	// The view is put on the page only after it was drawn.
	const begin = () => {
		if (signal.aborted) return;
		if (!el.isConnected) return void requestAnimationFrame(begin);
		const surface = surfaceOf(el, model.widget_manager, about.pages);
		const page = { keeper, clock, courier, store: lastingStore(), surface, notebookOf };
		unmount = about.exercise ? mountNotes(el, about, page) : mountAll(el, about, page);
	};
	begin();
	const ends = [
		() => model.off("msg:custom", receive),
		way.end,
		watchKernel(model.widget_manager, (there) => (there ? courier.reconnected() : courier.setAway(true))),
		() => unmount?.(),
	];
	signal.addEventListener("abort", () => {
		for (const end of ends) end();
	});
}

export default { render };
