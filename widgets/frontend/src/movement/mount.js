/**
 * The movement on a page: figure, scrubber, chart and table. It knows no Jupyter.
 *
 * @import { AnglesData, MovementData, Plan } from "../types.js"
 */
import { newId } from "../core/ids.js";
import { Movement } from "../core/movement.js";
import { direction, language, t, timeWords } from "../core/strings.js";
import { h, setText } from "../dom.js";
import { figure } from "../figure/figure.js";
import { momentOf } from "../figure/moment.js";
import { chart } from "./chart.js";
import { Course } from "./course.js";
import { angleName } from "./names.js";
import { table } from "./table.js";

/** A chart begins with so many curves. */
const FIRST = 3;

/** @typedef {{plan: Plan, movement: MovementData, angles: AnglesData}} Given */

/**
 * @param {Element} root
 * @param {Given} given
 */
export function mountMovement(root, given) {
	const { plan } = given;
	let movement = new Movement(given.movement);
	let course = new Course(plan, movement, given.angles);
	let view = figure(movement);
	/** @type {string[]} */
	let chosen = course.foremost(FIRST);
	let second = 0;
	let playing = false;
	let frame = 0;
	let before = 0;

	const play = h("button", { type: "button", class: "lb-small", onclick: () => setPlaying(!playing) });
	const slider = h("input", {
		type: "range",
		class: "lb-slider",
		min: "0",
		step: "0.1",
		"aria-label": t("movement.time"),
	});
	slider.addEventListener("input", () => {
		setPlaying(false);
		go(Number(slider.value));
	});
	const cue = h("p", { class: "lb-cue-line" });
	const sides = h("p", { class: "lb-hint" }, given.movement.sides);
	const picture = h("div", { class: "lb-field" }, view.element);
	const curves = chart((at) => go(at));
	const values = table(plan);
	const boxes = h("div", { class: "lb-joint-boxes" });
	const id = `lb-${newId()}`;
	const title = h("p", { class: "lb-hidden", id }, t("movement.label", { title: plan.exercise.title }));
	const region = h(
		"section",
		{
			class: "lowback lb-movement",
			"aria-labelledby": id,
			lang: language(),
			dir: direction(),
			"data-variant": plan.variant,
			"data-exercise": plan.exercise.id,
		},
		title,
		h(
			"div",
			{ class: "lb-movement-frame" },
			h("div", { class: "lb-side" }, picture, h("div", { class: "lb-scrub" }, play, slider), cue, sides),
			h(
				"div",
				{ class: "lb-curves" },
				curves.element,
				h("details", { class: "lb-values" }, h("summary", {}, t("movement.joints")), boxes),
				values.element,
			),
		),
	);
	root.append(region);

	/** @param {boolean} on */
	const setPlaying = (on) => {
		if (on && second >= course.seconds) second = 0;
		playing = on;
		setText(play, t(on ? "movement.pause" : "movement.play"));
		before = performance.now();
		if (on && !frame) frame = requestAnimationFrame(tick);
	};
	/** @param {number} now */
	const tick = (now) => {
		frame = 0;
		if (!playing || !region.isConnected) return;
		go(Math.min(course.seconds, second + Math.max(0, now - before) / 1000));
		before = now;
		if (second >= course.seconds) setPlaying(false);
		else frame = requestAnimationFrame(tick);
	};
	/** @param {number} to */
	const go = (to) => {
		second = Math.min(course.seconds, Math.max(0, to));
		slider.value = String(second);
		const { index, phase, fraction } = course.at(second);
		const { shown, words } = momentOf(movement, course.phases, index, fraction);
		view.show(shown, words);
		const step = plan.steps[phase.step];
		const where = { time: timeWords(second), all: timeWords(course.seconds), cue: step.cue };
		slider.setAttribute("aria-valuetext", t("movement.at", where));
		setText(cue, t("movement.at", where));
		region.dataset.second = second.toFixed(2);
		region.dataset.phase = phase.id;
		region.dataset.fraction = fraction.toFixed(4);
		region.dataset.pose = movement.data.steps[phase.step].pose;
		curves.mark(second);
	};
	const drawCurves = () => {
		curves.draw(course, chosen);
		values.draw(course, chosen);
	};
	const drawBoxes = () => {
		boxes.replaceChildren(
			...Object.keys(course.ranges).map((name) => {
				const box = h("input", { type: "checkbox", value: name });
				box.checked = chosen.includes(name);
				box.addEventListener("change", () => {
					chosen = box.checked ? [...chosen, name] : chosen.filter((other) => other !== name);
					drawCurves();
				});
				return h("label", { class: "lb-check" }, box, h("span", { class: "lb-words" }, angleName(name)));
			}),
		);
	};
	const begin = () => {
		slider.max = String(course.seconds);
		chosen = chosen.filter((name) => name in course.ranges);
		drawBoxes();
		drawCurves();
		go(second);
	};
	// Others on the page may ask for a moment by its phase, or for a pose by its name.
	region.addEventListener("lowback:go", (event) => {
		const { phase, fraction = 1, pose } = /** @type {CustomEvent} */ (event).detail;
		const index = course.phases.findIndex(
			({ id, step, seconds }) => seconds > 0 && (id === phase || (!phase && movement.data.steps[step].pose === pose)),
		);
		if (index < 0) return;
		setPlaying(false);
		// A little before its end, so that it is this phase and not the next.
		go(course.starts[index] + Math.min(fraction * course.phases[index].seconds, course.phases[index].seconds - 0.01));
	});
	setPlaying(false);
	begin();
	return {
		/**
		 * Other angles, the same exercise: a student changed a pose.
		 *
		 * @param {Omit<Given, "plan">} changed
		 */
		change(changed) {
			const { camera } = view.drawing;
			view.end();
			movement = new Movement(changed.movement);
			course = new Course(plan, movement, changed.angles);
			view = figure(movement);
			view.turn(camera);
			picture.replaceChildren(view.element);
			begin();
		},
		end() {
			cancelAnimationFrame(frame);
			curves.end();
			view.end();
			region.remove();
		},
	};
}
