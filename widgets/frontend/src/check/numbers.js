/**
 * Whom to call: the numbers of the region that the browser is in, or the one that was chosen, and a person's own. The choice
 * is remembered.
 *
 * @import { Region, Store } from "../types.js"
 */
import { t } from "../core/strings.js";
import { h, setText } from "../dom.js";

const KEY = "lowback.numbers.1";
/** The region of a person's own numbers, and where none is known. */
const OWN = "own";
const ELSEWHERE = "";

/** @typedef {{region: string, emergency: string, advice: string}} Chosen */

/**
 * @param {Region[]} regions
 * @param {Store} store
 * @param {boolean} [calm] somebody is to be asked, and nothing is urgent: who answers questions stands first
 */
export function numbers(regions, store, calm = false) {
	let chosen = read(regions, store);
	const list = h("div", { class: `lb-numbers${calm ? " lb-calm" : ""}` });
	const select = h(
		"select",
		{ onchange: () => choose(select.value) },
		...regions.map((region) => h("option", { value: region.id }, region.title)),
		h("option", { value: ELSEWHERE }, t("entry.elsewhere")),
		h("option", { value: OWN }, t("entry.ownNumbers")),
	);
	const fields = /** @type {const} */ (["emergency", "advice"]).map((name) => {
		const input = h("input", {
			type: "tel",
			maxlength: "40",
			oninput: () => set({ ...chosen, region: OWN, [name]: input.value }),
		});
		const words = t(name === "emergency" ? "entry.emergencyNumber" : "entry.adviceNumber");
		return { name, input, element: h("label", { class: "lb-number" }, words, input) };
	});
	const summary = h("summary", {});
	const element = h(
		"div",
		{},
		list,
		h(
			"details",
			{ class: "lb-more" },
			summary,
			h("label", { class: "lb-number" }, t("entry.region"), select),
			...fields.map((field) => field.element),
		),
	);

	/** @param {string} region */
	const choose = (region) => {
		set(region === OWN ? { ...chosen, region } : numbersOf(regions.find((one) => one.id === region)));
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
		// A wrong guess is seen where the place is named.
		const region = regions.find(({ id }) => id === chosen.region)?.title;
		setText(summary, region ? t("entry.changeNumbersOf", { region }) : t("entry.changeNumbers"));
		for (const { name, input } of fields) if (document.activeElement !== input) input.value = chosen[name];
		const now = `lb-call${calm ? "" : " lb-call-now"}`;
		const [emergency, advice] = [chosen.emergency.trim(), chosen.advice.trim()];
		const help = emergency
			? call(emergency, t(calm ? "entry.callIf" : "entry.call", { number: emergency }), now)
			: h("p", { class: now }, t("entry.callOwn"));
		const ask = advice ? [call(advice, t("entry.callAdvice", { number: advice }), "lb-call")] : [];
		// Where no number is known for it, questions are for a person's own doctor.
		if (calm) list.replaceChildren(...(advice ? ask : [h("p", {}, t("entry.callDoctor"))]), help);
		else list.replaceChildren(help, ...ask);
	};
	paint();
	return element;
}

/**
 * A number to press. Only what can be dialled becomes a link.
 *
 * @param {string} number
 * @param {string} words
 * @param {string} look
 */
function call(number, words, look) {
	const href = /^[\d +()/-]+$/.test(number) ? `tel:${number.replace(/[^\d+]/g, "")}` : undefined;
	return h(href ? "a" : "p", { class: look, href }, words);
}

/**
 * The numbers of a region; none where it is not known.
 *
 * @param {Region} [region]
 * @returns {Chosen}
 */
function numbersOf({ id, emergency, advice = "" } = { id: ELSEWHERE, title: "", emergency: "", zones: [] }) {
	return { region: id, emergency, advice };
}

/**
 * What was chosen before; else where the browser is, by its time zone. Its language tells no place: a phone that speaks
 * British English may lie in New York. It counts only where a browser keeps its zone to itself.
 *
 * @param {Region[]} regions
 * @param {Store} store
 * @returns {Chosen}
 */
function read(regions, store) {
	try {
		const kept = JSON.parse(store.getItem(KEY) ?? "null");
		if (kept?.region === OWN && typeof kept.emergency === "string" && typeof kept.advice === "string") return kept;
		const found = regions.find(({ id }) => id === kept?.region);
		if (found || kept?.region === ELSEWHERE) return numbersOf(found);
	} catch {
		// What cannot be read is not believed.
	}
	return numbersOf(regionHere(regions, new Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.language));
}

/**
 * @param {Region[]} regions
 * @param {string} [zone] such as "Europe/London"
 * @param {string} [locale] such as "en-GB"
 */
export function regionHere(regions, zone, locale) {
	if (zone && !/^(UTC|GMT|Etc\/.*)$/.test(zone)) {
		return regions.find(({ zones }) => zones.some((own) => (own.endsWith("/") ? zone.startsWith(own) : zone === own)));
	}
	const land = /-([A-Z]{2})\b/.exec(locale ?? "")?.[1].toLowerCase();
	return regions.find(({ id }) => id === (land === "gb" ? "uk" : land));
}
