/**
 * The examination on a page: stations, cues, tests and measures, as many of them as were asked for.
 *
 * @import { Cues, Examination, Measures } from "./types.js"
 */
import { direction, language, t } from "../core/strings.js";
import { h } from "../dom.js";
import { stationView } from "./station.js";
import { testsView } from "./tests.js";

/**
 * @param {Element} root
 * @param {Examination} given
 * @returns {() => void} takes it off the page
 */
export function mountExamination(root, given) {
	const stations = (given.stations ?? []).map(stationView);
	const tests = given.tests ? testsView(given.tests) : null;
	const parts = [
		...(stations.length ? [h("p", {}, given.lead), ...stations.map(({ element }) => element)] : []),
		...(given.cues ? [cuesView(given.cues)] : []),
		...(tests ? [tests.element] : []),
		...(given.measures ? [measuresView(given.measures)] : []),
	];
	const names = /** @type {const} */ (["stations", "cues", "tests", "measures"]).filter((name) => given[name]);
	const region = h(
		"section",
		{
			class: "lowback lb-examination",
			"aria-label": names.length === 1 ? t(`examination.${names[0]}`) : t("examination.label"),
			lang: language(),
			dir: direction(),
		},
		...parts,
	);
	root.append(region);
	return () => {
		for (const { end } of stations) end();
		tests?.end();
		region.remove();
	};
}

/** @param {Cues} cues */
function cuesView({ text, sources, bank }) {
	const list = (/** @type {string[]} */ cues) => h("ul", {}, ...cues.map((cue) => h("li", {}, cue)));
	return h(
		"div",
		{ class: "lb-cue-bank" },
		h("p", {}, text),
		h("p", { class: "lb-hint" }, t("questions.source", { sources: sources.join("; ") })),
		...bank.map(({ title, internal, external }) =>
			h(
				"section",
				{ class: "lb-cue-set" },
				h("h3", {}, title),
				h("div", {}, h("h4", {}, t("examination.internal")), list(internal)),
				h("div", {}, h("h4", {}, t("examination.external")), list(external)),
			),
		),
	);
}

/** @param {Measures} measures */
function measuresView({ text, list }) {
	return h(
		"div",
		{ class: "lb-measures" },
		h("p", {}, text),
		...list.map(({ id, title, what, use, change, sources }) =>
			h(
				"section",
				{ class: "lb-measure", "data-measure": id, "data-use": use },
				h("h3", {}, title),
				h("p", { class: "lb-measure-use" }, t(`examination.use.${use}`)),
				h(
					"dl",
					{},
					h("div", {}, h("dt", {}, t("examination.what")), h("dd", {}, what)),
					h("div", {}, h("dt", {}, t("examination.change")), h("dd", {}, change)),
				),
				h("p", { class: "lb-hint" }, t("questions.source", { sources: sources.join("; ") })),
			),
		),
	);
}
