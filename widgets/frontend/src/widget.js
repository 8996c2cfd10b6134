/**
 * The guide as an anywidget: the thin adapter between a model of Jupyter's and `mount`.
 *
 * @import { Plan } from "./types.js"
 */
import { Movement } from "./core/movement.js";
import { useLanguage } from "./core/strings.js";
import { mount } from "./guide/mount.js";
import { watchKernel } from "./page/kernel.js";
import { isForemost, pageCues, pageOutbox, pageSession } from "./page/registry.js";

/**
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: string, value: unknown) => void} set
 * @property {() => void} save_changes
 * @property {(content: unknown) => void} send
 * @property {(name: string, callback: (...values: any[]) => void) => void} on
 * @property {(name: string, callback: (...values: any[]) => void) => void} off
 * @property {unknown} [widget_manager]
 */

/**
 * Once a view. What ties the session to Python lives as long as a view of the model: a cell that was run again leaves
 * its old models behind in the kernel, and those need not be told.
 *
 * @param {{model: Model, el: HTMLElement, signal: AbortSignal}} props
 */
function render({ model, el, signal }) {
	useLanguage(model.get("_language"));
	/** @type {Plan} */
	const plan = model.get("_plan");
	const session = pageSession(plan);
	const outbox = pageOutbox(plan);

	const tellState = () => {
		const { state } = session;
		if (JSON.stringify(state) === JSON.stringify(model.get("_state"))) return;
		try {
			model.set("_state", state);
			model.save_changes();
		} catch {
			outbox.setAway(true);
		}
	};
	/** @param {{kind?: string, ids?: unknown}} message */
	const receive = (message) => {
		if (message?.kind === "ack") outbox.acknowledge(message.ids);
	};
	model.on("msg:custom", receive);
	const ends = [
		() => model.off("msg:custom", receive),
		session.watch(tellState),
		outbox.connect((events) => model.send({ kind: "events", events })),
		watchKernel(model.widget_manager, (there) => {
			if (there) outbox.reconnected();
			else outbox.setAway(true);
		}),
		mount(el, plan, session, new Movement(model.get("_movement")), pageCues(), {
			link: outbox,
			foremost: () => isForemost(session),
		}),
	];
	tellState();
	signal.addEventListener("abort", () => {
		for (const end of ends) end();
	});
}

export default { render };
