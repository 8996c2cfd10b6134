/**
 * Where a notebook's page has its cells, in Voila's page and in JupyterLab: both give a cell the same id, so a note finds
 * its place on either.
 *
 * @typedef {object} Surface
 * @property {HTMLElement} root what holds the cells
 * @property {HTMLElement} scroller what scrolls them
 * @property {HTMLElement} margin where the notes' margin can stand
 * @property {boolean} lab
 * @property {() => Map<string, HTMLElement>} cells by id, those that are on the page now
 * @property {(id: string) => Promise<HTMLElement|null>} reveal bring a cell that the page left out for now
 * @property {(exercise: string) => void} open open the page of an exercise
 */

import { whenThere } from "../dom.js";
import { openInLab } from "../page/lab.js";
import { REVEAL } from "../page/sides.js";

/** So often a cell that is far away is looked for. */
const TRIES = 60;

/** The address of a notebook's page, by its name without an ending: a page of the site names the ending it uses. @param {string} page */
export function addressOf(page) {
	return `${page}${document.documentElement.dataset.ending ?? ".ipynb"}`;
}

/**
 * @param {HTMLElement} el the widget's own element
 * @param {any} manager the widget manager of the page
 * @param {Record<string, string>} pages file names of the exercises' notebooks
 * @returns {Surface}
 */
export function surfaceOf(el, manager, pages) {
	const notebook = el.closest(".jp-NotebookPanel");
	return notebook instanceof HTMLElement ? labOf(notebook, el, manager, pages) : pageOf(el, pages);
}

/**
 * @param {HTMLElement} el
 * @param {Record<string, string>} pages
 * @returns {Surface}
 */
function pageOf(el, pages) {
	const root = /** @type {HTMLElement} */ (el.closest("main") ?? document.body);
	const cells = () =>
		new Map(
			[.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[id^='cell-id=']"))].map((cell) => [
				cell.id.slice("cell-id=".length),
				cell,
			]),
		);
	return {
		root,
		scroller: document.documentElement,
		margin: document.body,
		lab: false,
		cells,
		async reveal(id) {
			const cell = cells().get(id) ?? null;
			cell?.dispatchEvent(new Event(REVEAL, { bubbles: true }));
			// What the site fetches when a reader comes near is waited for.
			const late = cell?.querySelector("[data-widget]:empty");
			if (late) {
				late.scrollIntoView({ block: "center" });
				await new Promise((done) => whenThere(() => late.firstElementChild, done));
				await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
			}
			return cell;
		},
		open: (exercise) => location.assign(new URL(addressOf(pages[exercise]), location.href)),
	};
}

/**
 * @param {HTMLElement} panel
 * @param {HTMLElement} own the element in the cell
 * @param {any} manager
 * @param {Record<string, string>} pages
 * @returns {Surface}
 */
function labOf(panel, own, manager, pages) {
	const outer = () => /** @type {HTMLElement} */ (panel.querySelector(".jp-WindowedPanel-outer") ?? panel);
	/** The ids of all cells in order, as the notebook's own model has them. */
	const ids = () => {
		const list = manager?.context?.model?.cells;
		return /** @type {string[]} */ (Array.from({ length: list?.length ?? 0 }, (_, at) => list.get(at)?.id ?? ""));
	};
	const drawn = () => [
		.../** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll(".jp-Notebook-cell[data-windowed-list-index]")),
	];
	/** @param {HTMLElement} cell */
	const indexOf = (cell) => Number(cell.dataset.windowedListIndex);
	const cells = () => {
		const names = ids();
		return new Map(
			drawn()
				.filter((cell) => cell.style.display !== "none")
				.map((cell) => [names[indexOf(cell)], cell]),
		);
	};
	return {
		root: panel,
		scroller: outer(),
		margin: panel,
		lab: true,
		cells,
		async reveal(id) {
			const wanted = ids().indexOf(id);
			for (let tries = 0; wanted >= 0 && tries < TRIES; tries++) {
				const found = cells().get(id);
				if (found) return found;
				const shown = drawn()
					.filter((cell) => cell.style.display !== "none")
					.map(indexOf);
				// Cells far away are not on the page: a screen nearer each time, until this one is.
				const up = shown.length > 0 && wanted < Math.min(...shown);
				outer().scrollTop += (up ? -1 : 1) * outer().clientHeight * 0.8;
				await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
			}
			return cells().get(id) ?? null;
		},
		open: (exercise) => openInLab(own, manager, `${pages[exercise]}.ipynb`),
	};
}
