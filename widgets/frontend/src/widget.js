/**
 * The guide as an anywidget: the thin adapter between a model of Jupyter's and `mount`.
 *
 * @import { Plan } from "./types.js"
 */
import { Movement } from "./core/movement.js";
import { addWords, useLanguage } from "./core/strings.js";
import { mount } from "./guide/mount.js";
import { screensModule } from "./guide/screens.js";
import { drawEarly, joinOrDraw } from "./page/early.js";
import { watchKernel } from "./page/kernel.js";
import { openInLab } from "./page/lab.js";
import { isForemost, pageCues, pageKeeping, pageSession, runsElsewhere } from "./page/registry.js";
import { lastingStore } from "./page/store.js";

/** The notebook that leads to all exercises. */
const START_HERE = "00-start-here.ipynb";

/**
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: string, value: unknown) => void} set
 * @property {() => void} save_changes
 * @property {(content: unknown) => void} send
 * @property {(name: string, callback: (...values: any[]) => void) => void} on
 * @property {(name: string, callback: (...values: any[]) => void) => void} off
 * @property {unknown} [widget_manager]
 * @property {boolean} [still] there is no Python behind it, or not yet
 */

/**
 * Once a view. What ties the session to Python lives as long as a view of the model: a cell that was run again leaves
 * its old models behind in the kernel, and those need not be told.
 *
 * @param {{model: Model, el: HTMLElement, signal: AbortSignal}} props
 */
function render({ model, el, signal }) {
	const language = model.get("_language");
	useLanguage(language);
	/** @type {Plan} */
	const plan = model.get("_plan");
	const safety = model.get("_safety");
	addWords(safety.words);
	const session = pageSession(plan, safety);
	const { clock, courier, keeper, outbox, recorder } = pageKeeping(plan);
	const kept = { keeper, recorder, clock, store: lastingStore() };
	const screens = () => screensModule(model.get("_screens"));
	const given = { plan, safety, session, language, screens, ...kept, cues: pageCues() };
	const draw = () =>
		mount(
			el,
			{ ...given, movement: new Movement(model.get("_movement")) },
			{
				link: linkOf(courier, outbox),
				foremost: () => isForemost(session),
				elsewhere: runsElsewhere,
				across: !model.widget_manager,
				others: toOthers(el, model.widget_manager),
			},
		);
	if (model.still) {
		drawEarly(el, session, draw);
		return;
	}
	/** @param {Record<string, unknown>} message */
	const send = (message) => model.send(message);

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
	const store = courier.connect(send);
	/** @param {{kind?: string, ids?: unknown}} message */
	const receive = (message) => {
		if (message?.kind === "ack") outbox.acknowledge(message.ids);
		if (message?.kind === "store") store.receive(message);
	};
	model.on("msg:custom", receive);
	const ends = [
		() => model.off("msg:custom", receive),
		store.end,
		session.watch(tellState),
		outbox.connect((events) => send({ kind: "events", events })),
		watchKernel(model.widget_manager, (there) => {
			for (const way of [outbox, courier]) {
				if (there) way.reconnected();
				else way.setAway(true);
			}
		}),
		joinOrDraw(el, session, draw),
	];
	tellState();
	signal.addEventListener("abort", () => {
		for (const end of ends) end();
	});
}

/**
 * The way to the other exercises: the first page, or in JupyterLab the notebook that leads to them all.
 *
 * @param {HTMLElement} el
 * @param {any} manager the widget manager of the page, where there is one
 */
function toOthers(el, manager) {
	const home = /** @type {HTMLAnchorElement|null} */ (document.querySelector("a.lb-brand"));
	if (home) return () => location.assign(home.href);
	return manager?.context ? () => openInLab(el, manager, START_HERE) : null;
}

/**
 * What the guide tells of the other side: it is away where either way to it is.
 *
 * @param {import("./record/courier.js").Courier} courier
 * @param {import("./page/outbox.js").Outbox} outbox
 */
function linkOf(courier, outbox) {
	return {
		get away() {
			return courier.away || outbox.away;
		},
		get store() {
			return courier.store;
		},
		get waiting() {
			return courier.waiting;
		},
		get problem() {
			return courier.problem;
		},
		get notice() {
			return courier.notice;
		},
		/** @param {() => void} watcher */
		watch(watcher) {
			const ends = [courier.watch(watcher), outbox.watch(watcher)];
			return () => {
				for (const end of ends) end();
			};
		},
	};
}

export default { render };
