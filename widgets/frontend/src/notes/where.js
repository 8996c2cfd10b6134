/**
 * Where a note stands, chosen without a mouse: words from a text that can be read and selected in a field, a step, a part of
 * the body in a pose, a stretch of the movement, or the whole exercise.
 *
 * @import { Target } from "./note.js"
 * @import { Instrument } from "./instrument.js"
 * @import { AboutExercise, Spot } from "./places.js"
 * @import { Moments } from "./moments.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { button, h } from "../dom.js";
import { wordsAt } from "./anchor.js";
import { partName } from "./describe.js";
import { stretchTarget } from "./instrument.js";
import { PARTS } from "./parts.js";

/** @typedef {"text"|"step"|"figure"|"movement"|"exercise"} Way */

/**
 * @param {object} given
 * @param {AboutExercise & {id: string}} given.exercise
 * @param {() => Spot[]} given.spots
 * @param {() => Instrument|null} given.instrument
 * @param {Moments} given.moments
 * @param {() => void} given.onchange
 */
export function whereField({ exercise, spots, instrument, moments, onchange }) {
	const id = `lb-${newId()}`;
	const about = {
		exercise: exercise.id,
		version: exercise.version,
		hash: exercise.hash,
		cell: /** @type {string|null} */ (null),
	};
	/** @type {import("./note.js").Region|undefined} */
	let region;
	/** @param {string} name @param {string} words @param {HTMLElement} control */
	const field = (name, words, control) => {
		control.id = `${id}-${name}`;
		return h("div", { class: "lb-field-row" }, h("label", { for: control.id }, words), control);
	};
	/** @param {[string, string][]} options */
	const choice = (options) => {
		const select = h("select", { onchange }, ...options.map(([value, words]) => h("option", { value }, words)));
		return select;
	};
	/** @type {Way[]} */
	const ways = moments.seconds ? ["exercise", "text", "step", "figure", "movement"] : ["exercise", "text", "step"];
	const way = choice(ways.map((name) => [name, t(`notes.way.${name}`)]));
	const steps = choice(exercise.steps.map(({ id: step, cue }, at) => [step, `${at + 1}. ${cue}`]));
	const passages = h("select", { onchange: () => fill() });
	const text = h("textarea", { rows: "6", "aria-readonly": "true", class: "lb-passage", spellcheck: "false" });
	const poses = choice(Object.entries(exercise.poses));
	const parts = choice([
		["", t("notes.noPart")],
		...PARTS.map((part) => /** @type {[string, string]} */ ([part, partName(part)])),
	]);
	const movedPart = choice([
		["", t("notes.noPart")],
		...PARTS.map((part) => /** @type {[string, string]} */ ([part, partName(part)])),
	]);
	const from = h("input", { type: "number", min: "0", step: "0.1", max: String(moments.seconds), oninput: onchange });
	const to = h("input", { type: "number", min: "0", step: "0.1", max: String(moments.seconds), oninput: onchange });
	from.value = to.value = "0";
	const regionWords = h("p", { class: "lb-hint", role: "status" });
	/** @param {HTMLInputElement} into */
	const take = (into) => {
		const now = instrument()?.now;
		if (now?.phase) into.value = String(moments.secondOf(now.phase, now.fraction));
		onchange();
	};
	const drawn = button(t("notes.drawRegion"), () => {
		const tool = instrument();
		if (!tool) return;
		tool.go({ pose: poses.value });
		regionWords.textContent = t("notes.drawing");
		tool.draw((found) => {
			region = found;
			tool.draft(found);
			regionWords.textContent = t("notes.regionDrawn");
			onchange();
			drawn.focus();
		});
	});
	/** A region by numbers, where none is drawn: in hundredths of the body's height. */
	const numbers = /** @type {const} */ (["x", "y", "width", "height"]).map((name) => {
		const input = h("input", {
			type: "number",
			step: "1",
			min: name === "width" || name === "height" ? "1" : "-150",
			max: "150",
			oninput: () => {
				const svg = instrument()?.svg;
				const now = region ?? {
					x: -0.1,
					y: -0.1,
					width: 0.2,
					height: 0.2,
					around: Number(svg?.dataset.around ?? 0),
					above: Number(svg?.dataset.above ?? 0),
				};
				const value = Number(input.value) / 100;
				if (Number.isFinite(value))
					region = { ...now, [name]: name === "width" || name === "height" ? Math.max(0.01, value) : value };
				instrument()?.draft(region ?? null);
				onchange();
			},
		});
		return field(name, t(`notes.region.${name}`), input);
	});
	const byWay = {
		text: h("div", {}, field("passage", t("notes.passage"), passages), field("text", t("notes.selectHere"), text)),
		step: h("div", {}, field("step", t("notes.step"), steps)),
		figure: h(
			"div",
			{},
			field("pose", t("notes.pose"), poses),
			field("part", t("notes.part"), parts),
			h("details", { class: "lb-more" }, h("summary", {}, t("notes.region")), drawn, regionWords, ...numbers),
		),
		movement: h(
			"div",
			{},
			h(
				"div",
				{ class: "lb-times" },
				field("from", t("notes.from"), from),
				button(t("notes.takeNow"), () => take(from)),
			),
			h(
				"div",
				{ class: "lb-times" },
				field("to", t("notes.to"), to),
				button(t("notes.takeNow"), () => take(to)),
			),
			field("moved-part", t("notes.part"), movedPart),
		),
		exercise: h("div", {}),
	};
	/** @type {Spot[]} */
	let read = [];
	const fill = () => {
		text.value = read[Number(passages.value)]?.passage.text ?? "";
		onchange();
	};
	// Read-only, and yet with a caret that keys can move: nothing typed changes it.
	text.addEventListener("beforeinput", (event) => event.preventDefault());
	text.addEventListener("input", () => {
		text.value = read[Number(passages.value)]?.passage.text ?? "";
	});
	const show = () => {
		for (const [name, part] of Object.entries(byWay)) part.hidden = name !== way.value;
		if (way.value === "text") {
			const keys = new Set();
			const before = text.value;
			read = spots().filter(({ key, passage }) => passage.text && !keys.has(key) && keys.add(key));
			passages.replaceChildren(
				...read.map(({ passage }, at) => h("option", { value: String(at) }, passage.text.slice(0, 70))),
			);
			const same = read.findIndex(({ passage }) => passage.text === before);
			passages.value = String(Math.max(0, same));
			if (same < 0) fill();
		}
	};
	way.addEventListener("change", () => {
		show();
		onchange();
	});
	const element = h(
		"fieldset",
		{ class: "lb-where" },
		h("legend", {}, t("notes.where")),
		field("way", t("notes.on"), way),
		...Object.values(byWay),
	);
	return {
		element,
		/** @returns {Target|null} nothing where something is missing */
		get target() {
			const step = exercise.steps.find(({ id: name }) => name === steps.value)?.id ?? null;
			switch (/** @type {Way} */ (way.value)) {
				case "text": {
					const spot = read[Number(passages.value)];
					if (!spot || text.selectionStart === text.selectionEnd) return null;
					const place = wordsAt(spot.passage.text, text.selectionStart, text.selectionEnd);
					return { ...about, cell: spot.cell, step: spot.step, place };
				}
				case "step":
					return { ...about, step, place: { kind: "whole" } };
				case "figure":
					if (!parts.value && !region) return null;
					return {
						...about,
						cell: "movement",
						step: null,
						place: {
							kind: "figure",
							pose: poses.value,
							...(parts.value ? { part: parts.value } : {}),
							...(region ? { region } : {}),
						},
					};
				case "movement": {
					const [one, other] = [from, to].map((input) =>
						Math.min(moments.seconds, Math.max(0, Number(input.value) || 0)),
					);
					const [begin, end] = [Math.min(one, other), Math.max(one, other)].map((second) => moments.at(second));
					const part = movedPart.value ? { part: movedPart.value } : {};
					return stretchTarget({ ...about, cell: "movement" }, exercise, {
						variant: moments.variant,
						begin,
						end,
						...part,
					});
				}
				default:
					return { ...about, step: null, place: { kind: "whole" } };
			}
		},
		/** Begin at a place. @param {{way: Way, step?: string, pose?: string, part?: string|null, from?: number, to?: number}} at */
		begin(at) {
			way.value = at.way;
			if (at.step) steps.value = at.step;
			if (at.pose) poses.value = at.pose;
			if (at.part) parts.value = at.part;
			if (at.from !== undefined) from.value = String(at.from);
			to.value = String(at.to ?? at.from ?? 0);
			show();
		},
		/** Read the page again: it has changed since. */
		open: show,
		/** Take a drawn region off the figure. */
		end() {
			instrument()?.draft(null);
		},
	};
}
