/**
 * Pain from 0 to 10, where it is, and which way it goes: by touch, by arrow keys, by typing the number. Not answering is
 * an answer of its own, and never 0.
 *
 * @import { Safety } from "../types.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { h, setText } from "../dom.js";

const NUMBERS = Array.from({ length: 11 }, (_, value) => String(value));
/** A 1 and a 0 typed so soon after each other, in ms, are a ten. */
const TEN_MS = 1000;
const PLACES = /** @type {const} */ (["back", "one-leg", "both-legs", "elsewhere"]);
const DIRECTIONS = /** @type {const} */ (["closer", "same", "further"]);

/**
 * @typedef {object} Said
 * @property {number|null} value null: not answered
 * @property {string|null} where
 * @property {string|null} direction
 */

/**
 * @param {object} options
 * @param {"before"|"after"} options.when
 * @param {Safety} options.safety
 * @param {(said: Said) => void} options.onchange
 * @param {{value: number|null, where?: string|null}} [options.last] what was said before, and may be so still
 * @param {() => boolean} [options.over] whether it was enough for the day: then no number says to go on
 */
export function painScale({ when, safety, onchange, last, over = () => false }) {
	const chosen = /** @type {Said} */ ({ value: null, where: null, direction: null });
	const band = h("p", { class: "lb-band", role: "status" });
	const paintBand = () => {
		const { value } = chosen;
		const bands = over() ? safety.pain.slice(-1) : safety.pain;
		const found = bands.find(({ least, most }) => value !== null && value >= least && value <= most);
		const most = found !== undefined && found === safety.pain[safety.pain.length - 1];
		const least = found === safety.pain[0];
		// What is over needs no word to go on; and nothing that has not begun is stopped.
		const begins = when === "before" && !least;
		const text = begins ? t(most ? "pain.high" : "pain.less") : (found?.text ?? "");
		// Of pain that goes down a leg no number says that it is fine.
		const told = found && !(least && (when === "after" || runsDown(chosen.where)));
		setText(band, told ? t("pain.band", { least: found.least, most: found.most, text }) : "");
		// What asks for nothing looks so.
		band.toggleAttribute("data-least", least && Boolean(told));
		band.toggleAttribute("data-most", most);
	};
	const change = () => {
		paintBand();
		paint();
		onchange({ ...chosen });
	};
	// Where it has gone is asked once there is a number.
	const paint = () => {
		second.element.hidden = when === "after" && chosen.value === null;
	};
	const scale = choice(
		t(`pain.${when}`),
		NUMBERS.map((value) => ({ value, words: value, title: endWords(value) })),
		(value) => {
			chosen.value = Number(value);
			change();
		},
		"lb-scale",
	);
	const second =
		when === "before"
			? choice(
					t("pain.where"),
					PLACES.map((value) => ({ value, words: t(`pain.${value}`) })),
					(value) => {
						chosen.where = value;
						change();
					},
				)
			: choice(
					t("pain.direction"),
					DIRECTIONS.map((value) => ({ value, words: t(`pain.${value}`) })),
					(value) => {
						chosen.direction = value;
						change();
					},
				);
	let typed = { key: "", at: 0 };
	/** @param {Event} event */
	const type = (event) => {
		const { key, timeStamp, target, ctrlKey, metaKey, altKey, repeat } = /** @type {KeyboardEvent} */ (event);
		if (
			ctrlKey ||
			metaKey ||
			altKey ||
			repeat ||
			!/^\d$/.test(key) ||
			/** @type {Element} */ (target).matches("textarea, [type=tel]")
		)
			return;
		const ten = key === "0" && typed.key === "1" && timeStamp - typed.at < TEN_MS;
		typed = { key, at: timeStamp };
		scale.choose(ten ? "10" : key);
		event.preventDefault();
	};
	const ends = h(
		"p",
		{ class: "lb-ends", "aria-hidden": "true" },
		h("span", {}, t("pain.none")),
		h("span", {}, t("pain.worst")),
	);
	if (last) {
		Object.assign(chosen, { value: last.value, where: last.where ?? null });
		scale.tick(String(last.value));
		second.tick(last.where ?? "");
		paintBand();
	}
	paint();
	return {
		element: h("div", { class: "lb-pain", onkeydown: type }, scale.element, ends, band, second.element),
		/** Numbers typed elsewhere on a screen that asks for nothing else. */
		type,
		/** Nothing is chosen any more. */
		clear() {
			Object.assign(chosen, { value: null, where: null, direction: null });
			scale.clear();
			second.clear();
			paint();
			paintBand();
		},
	};
}

/** Whether pain goes down a leg. @param {string|null|undefined} where */
export function runsDown(where) {
	return where === "one-leg" || where === "both-legs";
}

/** @param {string} value */
function endWords(value) {
	return value === "0" ? t("pain.none") : value === "10" ? t("pain.worst") : undefined;
}

/**
 * One of several, as the browser's own radio buttons.
 *
 * @param {string} legend
 * @param {{value: string, words: string, title?: string}[]} options
 * @param {(value: string) => void} onchoose
 * @param {string} [more]
 */
function choice(legend, options, onchoose, more = "") {
	const name = `lb-${newId()}`;
	const inputs = options.map(({ value, words, title }) => {
		const input = h("input", {
			type: "radio",
			name,
			value,
			"aria-label": title ? `${words}, ${title}` : undefined,
			onchange: () => onchoose(value),
		});
		return { input, element: h("label", { class: "lb-pick" }, input, h("span", {}, words)) };
	});
	return {
		element: h(
			"fieldset",
			{ class: `lb-choice ${more}`.trim() },
			h("legend", {}, legend),
			h("div", { class: "lb-picks" }, ...inputs.map(({ element }) => element)),
		),
		/** @param {string} value */
		tick(value) {
			for (const { input } of inputs) input.checked = input.value === value;
		},
		/** @param {string} value */
		choose(value) {
			const found = inputs.find(({ input }) => input.value === value);
			if (!found) return;
			found.input.checked = true;
			found.input.focus();
			onchoose(value);
		},
		clear() {
			for (const { input } of inputs) input.checked = false;
		},
	};
}
