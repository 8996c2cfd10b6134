/**
 * Tests as movements that are taught: choose one, see it, read how, what to look for, what it may mean and what it cannot show.
 *
 * @import { Test, Tests } from "./types.js"
 */
import { Movement } from "../core/movement.js";
import { t } from "../core/strings.js";
import { h } from "../dom.js";
import { figure } from "../figure/figure.js";
import { figureSlider } from "../figure/slider.js";

/** @param {Tests} tests */
export function testsView(tests) {
	const movement = new Movement(tests.movement);
	const poses = tests.list.flatMap(({ id, before }) => [
		movement.clip(id, before).at(0),
		movement.clip(id, before).at(1),
	]);
	const view = figure(movement, poses);
	const slider = figureSlider(t("examination.move"), () => draw());
	const told = h("div", { class: "lb-test-told", "aria-live": "polite" });
	let chosen = tests.list[0];
	const draw = () => {
		const { at } = slider;
		const pose = movement.words(at < 0.5 ? chosen.before : chosen.id);
		const { things } = movement.data.steps[chosen.id];
		view.show({ points: movement.clip(chosen.id, chosen.before).at(at), things }, pose);
		slider.input.setAttribute("aria-valuetext", pose);
	};
	/** @type {Map<Test, HTMLButtonElement>} */
	const buttons = new Map();
	/** @param {Test} test */
	const choose = (test) => {
		chosen = test;
		for (const [one, press] of buttons) press.setAttribute("aria-pressed", String(one === test));
		slider.at = test.moves ? 1 : 0;
		slider.element.hidden = !test.moves;
		told.replaceChildren(...testWords(test));
		draw();
	};
	const shown = h(
		"div",
		{ class: "lb-test-frame" },
		h("div", { class: "lb-side" }, h("div", { class: "lb-field" }, view.element), slider.element),
		told,
	);
	/** On a phone the names stand far above what is chosen. @param {Test} test */
	const chosenByHand = (test) => {
		choose(test);
		shown.scrollIntoView({ block: "nearest" });
	};
	const groups = tests.groups.map((group) => {
		const own = tests.list.filter((test) => test.group === group.id);
		for (const test of own) {
			const press = h(
				"button",
				{ type: "button", class: "lb-small", "data-test": test.id, onclick: () => chosenByHand(test) },
				test.title,
			);
			buttons.set(test, press);
		}
		const name = t(`examination.group.${group.id}`);
		return h(
			"section",
			{ class: "lb-test-group" },
			h("h3", {}, name),
			h("p", {}, group.text),
			h(
				"div",
				{ class: "lb-test-names", role: "group", "aria-label": name },
				...own.flatMap((test) => buttons.get(test) ?? []),
			),
		);
	});
	const element = h("div", { class: "lb-tests" }, ...groups, shown);
	choose(chosen);
	return { element, end: () => view.end() };
}

/** @param {Test} test */
function testWords(test) {
	const rows = /** @type {const} */ (["how", "look", "means", "cannot"]).map((name) =>
		h("div", {}, h("dt", {}, t(`examination.${name}`)), h("dd", {}, test[name])),
	);
	return [
		h("h4", {}, test.title),
		h("dl", {}, ...rows),
		h("p", { class: "lb-hint" }, t("questions.source", { sources: test.sources.join("; ") })),
	];
}
