/**
 * Whom to call: the numbers of a region, and a person's own. Remembered by the browser.
 *
 * @import { Region, Store } from "../types.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { h } from "../dom.js";

const KEY = "lowback.numbers.1";
/** The region of a person's own numbers. */
const OWN = "own";

/** @typedef {{region: string, emergency: string, advice: string}} Chosen */

/**
 * @param {Region[]} regions
 * @param {Store} store
 * @param {("emergency"|"advice")[]} [shown] which of them are shown as something to call
 */
export function numbers(regions, store, shown = ["emergency", "advice"]) {
	const id = `lb-${newId()}`;
	let chosen = read(regions, store);
	const list = h("div", { class: "lb-numbers" });
	const select = h(
		"select",
		{ id: `${id}-region`, onchange: () => choose(select.value) },
		...regions.map((region) => h("option", { value: region.id }, region.title)),
		h("option", { value: OWN }, t("entry.ownNumbers")),
	);
	const fields = /** @type {const} */ (["emergency", "advice"]).map((name) => {
		const input = h("input", {
			id: `${id}-${name}`,
			type: "tel",
			maxlength: "40",
			autocomplete: "off",
			oninput: () => set({ ...chosen, region: OWN, [name]: input.value }),
		});
		const words = t(`entry.${name}Number`);
		return { name, input, element: h("div", { class: "lb-number" }, h("label", { for: input.id }, words), input) };
	});
	const element = h(
		"div",
		{},
		list,
		h(
			"details",
			{ class: "lb-more" },
			h("summary", {}, t("entry.changeNumbers")),
			h("div", { class: "lb-number" }, h("label", { for: select.id }, t("entry.region")), select),
			...fields.map((field) => field.element),
		),
	);

	/** @param {string} region */
	const choose = (region) => {
		const found = regions.find((one) => one.id === region);
		set({ ...chosen, ...(found ? { emergency: found.emergency, advice: found.advice } : {}), region });
	};
	/** @param {Chosen} next */
	const set = (next) => {
		chosen = next;
		try {
			store.setItem(KEY, JSON.stringify(next));
		} catch {
			// Kept for as long as the page lives.
		}
		paint();
	};
	const paint = () => {
		select.value = chosen.region;
		for (const { name, input } of fields) if (document.activeElement !== input) input.value = chosen[name];
		list.replaceChildren(
			...fields
				.filter(({ name }) => shown.includes(name) && chosen[name].trim())
				.map(({ name }) => {
					const number = chosen[name].trim();
					// Only what can be dialled becomes a link.
					const href = /^[\d +()/-]+$/.test(number) ? `tel:${number.replace(/[^\d+]/g, "")}` : undefined;
					const words = t(name === "emergency" ? "entry.call" : "entry.callAdvice", { number });
					const more = name === "emergency" ? "lb-call lb-call-now" : "lb-call";
					return href ? h("a", { class: more, href }, words) : h("p", { class: more }, words);
				}),
		);
	};
	paint();
	return element;
}

/**
 * @param {Region[]} regions
 * @param {Store} store
 * @returns {Chosen}
 */
function read(regions, store) {
	const [first] = regions;
	try {
		const kept = JSON.parse(store.getItem(KEY) ?? "null");
		const known = kept?.region === OWN || regions.some(({ id }) => id === kept?.region);
		if (known && typeof kept.emergency === "string" && typeof kept.advice === "string") return kept;
	} catch {
		// What cannot be read is not believed.
	}
	return { region: first.id, emergency: first.emergency, advice: first.advice };
}
