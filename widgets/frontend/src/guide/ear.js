/**
 * Sound, voice, vibration and count: what is wanted, and how loud. Remembered, and the same in every guide.
 *
 * @import { PageCues } from "../page/cues.js"
 * @import { Sense } from "../cues/preferences.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { SENSES } from "../cues/preferences.js";
import { h, setText } from "../dom.js";

/** @param {PageCues} cues */
export function ear(cues) {
	const rows = SENSES.map((sense) => senseRow(cues, sense));
	const volume = volumeRow(cues);
	const element = h(
		"details",
		{ class: "lb-more" },
		h("summary", {}, t("ear.title")),
		h("div", { class: "lb-ear" }, ...rows.map((row) => row.element), volume.element),
	);
	return {
		element,
		paint() {
			for (const row of rows) row.paint();
			volume.paint();
		},
	};
}

/**
 * @param {PageCues} cues
 * @param {Sense} sense
 */
function senseRow(cues, sense) {
	const id = `lb-${newId()}`;
	const { preferences } = cues;
	const box = h("input", {
		type: "checkbox",
		"aria-describedby": id,
		onchange: () => preferences.set({ [sense]: box.checked }),
	});
	const hint = h("p", { class: "lb-hint", id });
	return {
		element: h(
			"div",
			{ class: "lb-pace" },
			h("label", { class: "lb-check" }, box, h("span", {}, t(`ear.${sense}`))),
			hint,
		),
		paint() {
			box.checked = preferences[sense];
			const missing = (sense === "voice" && !cues.voice.there) || (sense === "vibration" && !cues.buzzes);
			setText(hint, t(missing ? `ear.no.${/** @type {"voice"|"vibration"} */ (sense)}` : `ear.hint.${sense}`));
		},
	};
}

/**
 * How loud, as a slider of the browser's own: arrow keys, touch and mouse.
 *
 * @param {PageCues} cues
 */
export function volumeRow({ preferences }) {
	const id = `lb-${newId()}`;
	const slider = h("input", {
		id,
		type: "range",
		min: "0",
		max: "100",
		step: "5",
		oninput: () => preferences.set({ volume: Number(slider.value) / 100 }),
	});
	return {
		element: h("div", { class: "lb-volume" }, h("label", { for: id }, t("ear.volume")), slider),
		paint() {
			slider.value = String(Math.round(preferences.volume * 100));
		},
	};
}
