/**
 * What lies behind a question comes only after the answer that leads on; getting up is always open.
 *
 * @import { Phase } from "../types.js"
 */

/**
 * The phase to go to: the one that is asked for, or the question that stands before it unanswered.
 *
 * @param {Phase[]} phases
 * @param {number} index
 * @param {Record<string, string>} answers by the question's phase id
 */
export function gatedIndex(phases, index, answers) {
	if (index >= phases.length || phases[index].kind === "get-up") return index;
	const question = phases.findIndex((phase) => phase.kind === "question" && answers[phase.id] !== "go-on");
	return question >= 0 && question < index ? question : index;
}
