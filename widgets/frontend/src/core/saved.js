/**
 * What of a session outlives a reload, and how it is believed: text from a store is checked like text from a stranger.
 *
 * @import { Dose, Phase, Plan, Store, Variant } from "../types.js"
 */
import { gatedIndex } from "./gate.js";
import { boundedDose, timeline } from "./timeline.js";

const VERSION = 1;

/**
 * @typedef {object} Saved
 * @property {string} run
 * @property {Variant} variant
 * @property {Dose} dose
 * @property {boolean} ownPace
 * @property {number} index
 * @property {number} remainingMs
 * @property {string[]} ticked
 * @property {Record<string, string>} answers
 */

/**
 * @param {Store} store
 * @param {string} key
 * @param {Plan} plan
 * @param {Saved} saved
 */
export function save(store, key, plan, saved) {
	const text = JSON.stringify({ ...saved, v: VERSION, hash: plan.exercise.hash, variant: saved.variant.id });
	try {
		store.setItem(key, text);
	} catch {
		// A full or refused store costs the way back after a reload, never the exercise.
	}
}

/**
 * The saved session that still fits the plan, or null. Whatever it says, the phase it names is one of the plan's, and
 * never behind a question that was not answered.
 *
 * @param {Store} store
 * @param {string} key
 * @param {Plan} plan
 * @returns {(Saved & {phases: Phase[]})|null}
 */
export function restore(store, key, plan) {
	/** @type {Record<string, unknown>|null} */
	let data = null;
	try {
		data = JSON.parse(store.getItem(key) ?? "null");
	} catch {
		return null;
	}
	if (!data || data.v !== VERSION || data.hash !== plan.exercise.hash || typeof data.run !== "string") return null;
	const variant = plan.variants.find(({ id }) => id === data.variant);
	if (!variant) return null;
	const dose = boundedDose(variant, record(data.dose));
	const phases = timeline(plan, variant, dose);
	const answers = /** @type {Record<string, string>} */ (record(data.answers));
	const asked = Number.isInteger(data.index) ? /** @type {number} */ (data.index) : 0;
	const index = gatedIndex(phases, Math.min(Math.max(asked, 0), phases.length - 1), answers);
	const full = phases[index].seconds * 1000;
	const left = index === asked && typeof data.remainingMs === "number" ? data.remainingMs : full;
	const items = new Set(phases.map((phase) => phase.item));
	const ticked = Array.isArray(data.ticked) ? data.ticked.filter((item) => items.has(item)) : [];
	return {
		run: data.run,
		variant,
		dose,
		ownPace: data.ownPace === true,
		index,
		remainingMs: Math.min(Math.max(left, 0), full),
		ticked,
		answers,
		phases,
	};
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function record(value) {
	return value && typeof value === "object" ? /** @type {Record<string, unknown>} */ (value) : {};
}
