/**
 * Where JupyterLab looks for what shows a guide that was saved: it loads this file as a script, hands it the modules
 * that it shares, and asks for one by its name. A container of module federation, in the few lines of it that are used.
 */
import { renderer } from "./saved.js";

/** The modules that JupyterLab shares: by name, then by version. @typedef {Record<string, Record<string, {get: () => Promise<() => any>}>>} Shared */

/** @type {Shared} */
let shared = {};
/** JupyterLab itself, once it is there. @type {{shell: {widgets: (area: string) => Iterable<any>}}|undefined} */
let lab;

/** A module that JupyterLab shares. @param {string} name @returns {Promise<any>} */
async function sharedModule(name) {
	const [offered] = Object.values(shared[name] ?? {});
	return (await offered.get())();
}

/**
 * Run the notebook that was pressed in. The command "run all cells" leads to the last one: here the guide stays in sight. A
 * link that names a command would besides ask whether the notebook is trusted, on top of the press.
 *
 * @param {Node} pressed
 */
async function runHere(pressed) {
	const here = [...(lab?.shell.widgets("main") ?? [])].find((widget) => widget.node.contains(pressed));
	if (!here) return;
	const { content, sessionContext } = here;
	const { NotebookActions } = await sharedModule("@jupyterlab/notebook");
	// Cells that are run before the kernel is known are emptied, and nothing is said: a press that came early was lost. The
	// session is begun by JupyterLab once it knows which kernel: begun by us, sooner, it has none.
	await sessionContext.ready;
	await NotebookActions.runCells(content, content.widgets, sessionContext);
}

/** Hands over JupyterLab itself, which a renderer does not get. */
const plugin = {
	id: "lowback:lab",
	autoStart: true,
	/** @param {NonNullable<typeof lab>} app */
	activate(app) {
		lab = app;
	},
};

const container = {
	/** @param {Shared} scope */
	init(scope) {
		shared = scope;
	},
	/** @param {string} name as `labextension/package.json` has it */
	async get(name) {
		const found = name === "./plugin" ? plugin : renderer((await sharedModule("@lumino/widgets")).Widget, runHere);
		return () => ({ __esModule: true, default: found });
	},
};

/** @type {any} */ (globalThis)._JUPYTERLAB ??= {};
/** @type {any} */ (globalThis)._JUPYTERLAB.lowback = container;
