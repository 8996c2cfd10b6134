/**
 * What is JupyterLab's own.
 */

/**
 * Open a notebook beside the one that a widget stands in.
 *
 * @param {Element} own the widget's element, in a cell that was run
 * @param {any} manager the widget manager of the page
 * @param {string} name of the notebook's file
 */
export function openInLab(own, manager, name) {
	const here = String(manager?.context?.path ?? "");
	const path = `${here.slice(0, here.lastIndexOf("/") + 1)}${name}`;
	// JupyterLab opens what a link of this kind names, without asking where it stands in a cell that was run.
	const link = document.createElement("a");
	link.dataset.commandlinkerCommand = "docmanager:open";
	link.dataset.commandlinkerArgs = JSON.stringify({ path });
	own.append(link);
	link.click();
	link.remove();
}
