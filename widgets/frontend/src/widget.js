/**
 * The guide as an anywidget: the thin adapter between a model of Jupyter's and `mount`.
 *
 * @import { Plan } from "./types.js"
 */
import { mount } from "./guide/mount.js";
import { watchKernel } from "./page/kernel.js";
import { isForemost, pageOutbox, pageSession } from "./page/registry.js";

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
 * Once a model: tie its session to Python.
 *
 * @param {{model: Model, signal: AbortSignal}} props
 */
function initialize({ model, signal }) {
	/** @type {Plan} */
	const plan = model.get("_plan");
	const session = pageSession(plan);
	const outbox = pageOutbox(plan);

	let told = "";
	const tellState = () => {
		const { state } = session;
		const text = JSON.stringify(state);
		if (text === told) return;
		told = text;
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
	const ends = [session.watch(tellState), outbox.connect((events) => model.send({ kind: "events", events }))];
	model.on("msg:custom", receive);
	ends.push(() => model.off("msg:custom", receive));
	ends.push(
		watchKernel(model.widget_manager, (there) => {
			if (there) outbox.reconnected();
			else outbox.setAway(true);
		}),
	);
	tellState();
	signal?.addEventListener("abort", () => {
		for (const end of ends) end();
	});
}

/**
 * Once a view.
 *
 * @param {{model: Model, el: HTMLElement, signal: AbortSignal}} props
 */
function render({ model, el, signal }) {
	const plan = model.get("_plan");
	const session = pageSession(plan);
	const unmount = mount(el, plan, session, { link: pageOutbox(plan), foremost: () => isForemost(session) });
	signal?.addEventListener("abort", unmount);
}

export default { initialize, render };
