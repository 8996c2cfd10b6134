/**
 * An exercise phase by phase: the figure with its muscles on it, the joint actions, and a table of who does what.
 *
 * @import { MovementData } from "../types.js"
 */
import { Movement } from "../core/movement.js";
import { direction, language, t } from "../core/strings.js";
import { h } from "../dom.js";
import { figure, still } from "../figure/figure.js";
import { frameOfPicture, onTurned } from "../figure/places.js";
import { bandsOf } from "./bands.js";

const SVG = "http://www.w3.org/2000/svg";
/** How a muscle can work, in the order of the legend. */
const WORKS = /** @type {const} */ (["concentric", "eccentric", "isometric", "stretched"]);

/**
 * @typedef {object} Muscle
 * @property {string} id the vocabulary's term
 * @property {string} label
 * @property {typeof WORKS[number]} work
 * @property {"right"|"left"|null} side
 * @property {string} text
 *
 * @typedef {object} LessonPhase
 * @property {string} id
 * @property {string} title
 * @property {string} text
 * @property {string} step
 * @property {string} before the step before it
 * @property {number} at the share of the step's time that is shown
 * @property {{joint: string, action: string, plane: string}[]} actions
 * @property {Muscle[]} muscles
 */

/**
 * @param {Element} root
 * @param {{id: string, title: string}} exercise
 * @param {LessonPhase[]} phases
 * @param {MovementData} data
 * @returns {() => void} takes it off the page
 */
export function mountMuscles(root, exercise, phases, data) {
	const movement = new Movement(data);
	const poses = phases.map(({ step, before, at }) => movement.clip(step, before).at(at));
	const view = figure(movement, poses);
	const overlay = document.createElementNS(SVG, "g");
	overlay.setAttribute("class", "lb-muscle-lines");
	view.drawing.element.append(overlay);
	const buttons = phases.map((phase, at) =>
		h(
			"button",
			{ type: "button", class: "lb-phase", "data-phase": phase.id, onclick: () => choose(at) },
			h("span", { class: "lb-phase-still", "aria-hidden": "true" }, still(movement, { points: poses[at] }, "")),
			h("span", {}, h("span", { class: "lb-phase-number", "aria-hidden": "true" }, `${at + 1}`), " ", phase.title),
		),
	);
	const told = h("div", { class: "lb-phase-told", "aria-live": "polite" });
	const element = h(
		"section",
		{
			class: "lowback lb-muscles",
			"aria-label": t("muscles.label", { title: exercise.title }),
			lang: language(),
			dir: direction(),
		},
		h(
			"div",
			{ class: "lb-muscles-frame" },
			h("div", { class: "lb-side" }, h("div", { class: "lb-field" }, view.element), legend()),
			h(
				"div",
				{ class: "lb-muscles-words" },
				h("div", { class: "lb-phases", role: "group", "aria-label": t("muscles.phases") }, ...buttons),
				told,
				h("p", { class: "lb-hint" }, t("muscles.textbook")),
			),
		),
	);
	let chosen = 0;

	const paint = () => {
		const bands = bandsOf(phases[chosen].muscles, poses[chosen], movement.index, frameOfPicture(view.drawing.element));
		overlay.replaceChildren(
			// What is behind first.
			...[...bands]
				.sort((a, b) => Number(b.behind) - Number(a.behind))
				.flatMap(({ id, work, d, behind }) =>
					["lb-muscle-halo", `lb-muscle lb-work-${work}`].map((name) => {
						const path = document.createElementNS(SVG, "path");
						path.setAttribute("class", behind ? `${name} lb-behind` : name);
						path.setAttribute("d", d);
						path.dataset.muscle = id;
						return path;
					}),
				),
		);
	};
	/** @param {number} at */
	const choose = (at) => {
		chosen = at;
		const phase = phases[at];
		view.show({ points: poses[at] }, t("muscles.figure", { phase: phase.title, pose: movement.words(phase.step) }));
		for (const [number, button] of buttons.entries()) button.setAttribute("aria-pressed", String(number === at));
		told.replaceChildren(...phaseWords(phase));
		paint();
	};
	const endWatch = onTurned(view.drawing.element, paint);
	choose(0);
	root.append(element);
	return () => {
		endWatch();
		view.end();
		element.remove();
	};
}

/** @param {LessonPhase} phase */
function phaseWords(phase) {
	const actions = phase.actions.map(({ joint, action, plane }) =>
		h("li", {}, h("strong", {}, t("muscles.action", { joint, action })), " ", h("span", {}, plane)),
	);
	const rows = phase.muscles.map(({ label, work, side, text }) =>
		h(
			"tr",
			{},
			h("th", { scope: "row" }, side ? t(`muscles.${side}`, { label }) : label),
			h("td", {}, h("span", { class: "lb-work" }, swatch(work), t(`work.${work}`))),
			h("td", {}, text),
		),
	);
	return [
		h("p", {}, phase.text),
		...(actions.length
			? [h("ul", { class: "lb-actions" }, ...actions)]
			: [h("p", { class: "lb-hint" }, t("muscles.still"))]),
		h(
			"table",
			{ class: "lb-table" },
			h("caption", { class: "lb-hidden" }, t("muscles.caption", { phase: phase.title })),
			h(
				"thead",
				{},
				h(
					"tr",
					{},
					...[t("muscles.muscle"), t("muscles.work"), t("muscles.for")].map((words) =>
						h("th", { scope: "col" }, words),
					),
				),
			),
			h("tbody", {}, ...rows),
		),
	];
}

/** The line that stands for a way of working, as on the figure. @param {typeof WORKS[number]} work */
function swatch(work) {
	const drawing = document.createElementNS(SVG, "svg");
	for (const [name, value] of Object.entries({ viewBox: "0 0 44 12", class: "lb-work-line", "aria-hidden": "true" }))
		drawing.setAttribute(name, value);
	const line = document.createElementNS(SVG, "path");
	line.setAttribute("class", `lb-muscle lb-work-${work}`);
	line.setAttribute("d", "M6 6H38");
	drawing.append(line);
	return drawing;
}

function legend() {
	return h("ul", { class: "lb-works" }, ...WORKS.map((work) => h("li", {}, swatch(work), t(`work.${work}`))));
}
