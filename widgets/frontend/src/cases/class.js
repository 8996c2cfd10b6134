/**
 * A case before a class: each way has a letter, and the hands that go up for it are counted by whoever asks. Counts are of
 * this page alone: nobody's answer is kept.
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { h } from "../dom.js";

/** @typedef {ReturnType<typeof classroom>} Classroom */

/** @param {() => void} changed called when it begins or ends */
export function classroom(changed) {
	let on = false;
	/** @type {Map<string, number>} */
	const counts = new Map();
	const name = `lb-${newId()}`;
	const box = h("input", {
		id: name,
		type: "checkbox",
		onchange: () => {
			on = box.checked;
			changed();
		},
	});
	return {
		toggle: h("label", { class: "lb-check lb-case-class" }, box, h("span", {}, t("cases.class"))),
		get on() {
			return on;
		},
		clear: () => counts.clear(),
		/** @param {number} at */
		letter: (at) => String.fromCharCode(65 + at),
		/**
		 * Where the hands for a way are counted.
		 *
		 * @param {string} step
		 * @param {string} way
		 * @param {number} at
		 */
		field(step, way, at) {
			const key = `${step}/${way}`;
			const input = h("input", {
				type: "number",
				class: "lb-case-hands",
				min: "0",
				max: "999",
				inputmode: "numeric",
				"aria-label": t("cases.hands", { letter: String.fromCharCode(65 + at) }),
				oninput: () => counts.set(key, Math.min(999, Math.max(0, Number.parseInt(input.value, 10) || 0))),
			});
			if (counts.has(key)) input.value = String(counts.get(key));
			return input;
		},
		/** How many hands a way had, in words; nothing where none were counted in its step. @param {string} step @param {string} way */
		told(step, way) {
			if (![...counts.keys()].some((key) => key.startsWith(`${step}/`))) return "";
			return t("cases.counted", { n: counts.get(`${step}/${way}`) ?? 0 });
		},
	};
}
