/**
 * A question that is answered on the figure: a button at each place that can be meant.
 *
 * @import { MovementData } from "../types.js"
 * @import { Field, Question } from "./types.js"
 */
import { Movement } from "../core/movement.js";
import { h } from "../dom.js";
import { still } from "../figure/figure.js";
import { bodyPlaces, frameOfPicture } from "../figure/places.js";
import { HEIGHT, WIDTH } from "../figure/scene.js";

/** @typedef {ReturnType<typeof bodyPlaces>} Body */

/** Where an answer's place is; of a pair, the side that is nearer. @type {Record<string, (body: Body, side: "right"|"left") => [number, number, number]>} */
const SPOTS = {
	head: (body) => body.at("head"),
	neck: (body) => body.head("skull", 0, -0.6).spot,
	shoulder: (body, side) => body.at(`shoulder_${side}`),
	elbow: (body, side) => body.at(`elbow_${side}`),
	hand: (body, side) => body.at(`hand_${side}`),
	chest: (body) => body.trunk("chest", 0, 0.8).spot,
	belly: (body) => body.trunk("waist", 0, 1).spot,
	"upper-back": (body) => body.trunk("chest", 0, -1).spot,
	"low-back": (body) => body.trunk("waist", 0, -1).spot,
	hip: (body, side) => body.at(`hip_${side}`),
	knee: (body, side) => body.at(`knee_${side}`),
	foot: (body, side) => body.at(`ankle_${side}`),
};

/**
 * @param {Question} question
 * @param {string} label the id of what asks
 * @param {MovementData} data
 * @returns {Field}
 */
export function point(question, label, data) {
	const movement = new Movement(data);
	const step = /** @type {string} */ (question.step);
	const points = movement.still(step);
	const picture = still(movement, { points }, movement.words(step));
	const body = bodyPlaces(points, movement.index);
	const { place, lens } = frameOfPicture(picture);
	/** @param {[number, number, number]} spot */
	const near = (spot) => lens.see(...spot)[2];
	const side = near(body.at("hip_right")) >= near(body.at("hip_left")) ? "right" : "left";
	let press = () => {};
	/** @type {number|null} */
	let chosen = null;
	const spots = question.answers.map((answer) => {
		const [x, y] = place(...SPOTS[answer.at ?? "hip"](body, side));
		const button = h("button", {
			type: "button",
			class: "lb-spot",
			"aria-label": answer.text,
			"aria-pressed": "false",
			onclick: () => {
				choose(answer.id);
				press();
			},
		});
		button.style.left = `${(x / WIDTH) * 100}%`;
		button.style.top = `${(y / HEIGHT) * 100}%`;
		return { answer, button };
	});
	/** @param {number|null} id */
	function choose(id) {
		chosen = id;
		for (const { answer, button } of spots) button.setAttribute("aria-pressed", String(answer.id === id));
	}
	return {
		element: h(
			"div",
			{ class: "lb-point", role: "group", "aria-labelledby": label },
			picture,
			...spots.map(({ button }) => button),
		),
		given: () => chosen,
		take: (given) => choose(spots.some(({ answer }) => answer.id === given) ? /** @type {number} */ (given) : null),
		judge(given) {
			const answer = question.answers.find(({ id }) => id === given);
			return { right: Boolean(answer?.right), why: answer ? [[answer.text, answer.why]] : [] };
		},
		onPress(listener) {
			press = listener;
		},
	};
}
