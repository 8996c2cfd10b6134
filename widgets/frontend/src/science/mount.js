/**
 * An exercise's own science on a page: for each piece the figure under a slider, its curves, what is said there with its
 * sources, what it cannot show, and two questions.
 *
 * @import { MovementData } from "../types.js"
 * @import { AnswersKept } from "../questions/kept.js"
 * @import { Piece } from "./types.js"
 */
import { newId } from "../core/ids.js";
import { Movement } from "../core/movement.js";
import { direction, language, t } from "../core/strings.js";
import { h } from "../dom.js";
import { VIEWS } from "../figure/camera.js";
import { figure } from "../figure/figure.js";
import { figureSlider } from "../figure/slider.js";
import { mountQuestions } from "../questions/mount.js";
import { legOn } from "./leg.js";
import { leverOn } from "./lever.js";
import { strip } from "./strip.js";
import { fractionAt, passageAt, scaleOf, valueAt } from "./way.js";

/**
 * @param {Element} root
 * @param {{id: string, title: string}} exercise
 * @param {Piece[]} pieces
 * @param {MovementData} data
 * @param {AnswersKept} kept
 * @returns {() => void} takes it off the page
 */
export function mountScience(root, exercise, pieces, data, kept) {
	const region = h("section", {
		class: "lowback lb-science",
		"aria-label": t("science.label", { title: exercise.title }),
		lang: language(),
		dir: direction(),
	});
	root.append(region);
	if (!pieces.length) region.append(h("p", {}, t("science.none")));
	const shown = pieces.map((piece) => pieceView(piece, new Movement(data), exercise, data, kept));
	region.append(...shown.map(({ element }) => element));
	return () => {
		for (const { end } of shown) end();
		region.remove();
	};
}

/**
 * @param {Piece} piece
 * @param {Movement} movement
 * @param {{id: string, title: string}} exercise
 * @param {MovementData} data
 * @param {AnswersKept} kept
 */
function pieceView(piece, movement, exercise, data, kept) {
	const clip = movement.clip(piece.step, piece.before);
	const view = figure(movement, [clip.at(0), clip.at(0.5), clip.at(1)]);
	const picture = view.drawing.element;
	const { pivot, weight } = piece.lever;
	const lever = pivot && weight ? leverOn(picture, { pivot, weight }) : null;
	// A lever is seen from the side.
	if (lever) view.turn(VIEWS.side);
	const onLeg = piece.curves.flatMap(({ on }, at) => (on === "leg" ? [at] : []));
	const leg = onLeg.length ? legOn(picture, movement) : null;
	let shownOnLeg = onLeg[0];
	const strips = piece.curves.map((curve) => strip(curve, scaleOf(piece.curves, curve.kind)));
	const slider = figureSlider(piece.slider, () => go());
	const passages = passageView(piece.passages);
	const questions = h("div", {});
	const sketched = [...new Set(piece.curves.flatMap(({ sources }) => sources))];
	const heading = `lb-${newId()}`;
	const choice = chooser(
		onLeg.map((at) => piece.curves[at].label),
		(chosen) => {
			shownOnLeg = onLeg[chosen];
			go();
		},
	);
	const element = h(
		"article",
		{ class: "lb-science-piece", "data-piece": piece.id, "aria-labelledby": heading },
		h("h3", { id: heading }, piece.title),
		h("p", {}, piece.text),
		h(
			"div",
			{ class: "lb-science-frame" },
			h("div", { class: "lb-side" }, h("div", { class: "lb-field" }, view.element), slider.element, ...choice),
			h(
				"div",
				{ class: "lb-science-words" },
				h("div", { class: "lb-strips", dir: "ltr" }, ...strips.map((one) => one.element)),
				passages.element,
			),
			h(
				"div",
				{ class: "lb-science-limits" },
				h("p", { class: "lb-hint" }, h("strong", {}, t("science.cannot")), " ", piece.cannot),
				...sharedScales(piece.curves).map((words) => h("p", { class: "lb-hint" }, words)),
				...(sketched.length
					? [h("p", { class: "lb-hint" }, t("science.after", { sources: sketched.join("; ") }))]
					: []),
			),
		),
		h("details", { class: "lb-science-asked" }, h("summary", {}, t("science.questions")), questions),
	);
	function go() {
		const { at } = slider;
		const pose = clip.at(fractionAt(piece, at));
		const words = piece.curves.flatMap(({ label }, number) => {
			const value = strips[number].told(at);
			return value ? [t("science.told", { label, value })] : [];
		});
		const all = words.join(", ");
		const { things } = movement.data.steps[piece.step];
		view.show({ points: pose, things }, t("science.figure", { pose: movement.words(piece.step), all }));
		lever?.show(at);
		leg?.show(pose, valueAt(piece.curves[shownOnLeg].values, at));
		for (const one of strips) one.show(at);
		passages.show(at);
		const turns = piece.times ? t("science.times", { n: Math.round(at * piece.times), of: piece.times }) : "";
		slider.input.setAttribute("aria-valuetext", [turns, all].filter(Boolean).join(": "));
		element.dataset.at = String(at);
	}
	go();
	const endQuestions = mountQuestions(questions, exercise, piece.questions, data, kept, {
		level: "h4",
		label: t("science.asked", { title: piece.title }),
	});
	return {
		element,
		end() {
			endQuestions();
			lever?.end();
			leg?.end();
			view.end();
		},
	};
}

/**
 * What is said where the slider stands. All of it keeps its room, so that nothing below moves.
 *
 * @param {Piece["passages"]} passages
 */
function passageView(passages) {
	const said = h("div", { class: "lb-science-said", "aria-live": "polite" });
	const rooms = passages.map((passage) => {
		const room = h("div", { class: "lb-science-room", "aria-hidden": "true" }, ...passageWords(passage));
		room.inert = true;
		return room;
	});
	let now = -1;
	return {
		element: h("div", { class: "lb-science-passages" }, said, ...rooms),
		/** @param {number} at */
		show(at) {
			const next = passageAt(passages, at);
			// Said once, and not at each step of the slider.
			if (next === now) return;
			now = next;
			said.replaceChildren(...passageWords(passages[now]));
		},
	};
}

/** @param {Piece["passages"][number]} passage */
function passageWords({ text, sources }) {
	const from = sources.length
		? [h("p", { class: "lb-hint" }, t("questions.source", { sources: sources.join("; ") }))]
		: [];
	return [h("p", {}, text), ...from];
}

/**
 * Which of several is drawn on the figure; nothing to choose among fewer than two.
 *
 * @param {string[]} labels
 * @param {(chosen: number) => void} choose
 */
function chooser(labels, choose) {
	if (labels.length < 2) return [];
	const name = `lb-${newId()}`;
	const boxes = labels.map((label, at) => {
		const radio = h("input", { type: "radio", name, onchange: () => choose(at) });
		radio.checked = !at;
		return h("label", { class: "lb-check" }, radio, h("span", {}, label));
	});
	return [h("fieldset", { class: "lb-science-choice" }, h("legend", {}, t("science.shown")), ...boxes)];
}

/**
 * What is said of the curves that are compared: each unit that several have, and its one scale.
 *
 * @param {Piece["curves"]} curves
 */
function sharedScales(curves) {
	const units = new Set(curves.map(({ kind }) => kind).filter((kind, at, all) => all.indexOf(kind) !== at));
	units.delete("sketch");
	return [...units].map((unit) => {
		const { least, most } = scaleOf(curves, unit);
		const said = (/** @type {number} */ n) => t(`science.${unit}`, { n: Math.round(n) || 0 });
		return t("science.scale", { least: said(least), most: said(most) });
	});
}
