/**
 * Writes down what a session does: a document a run, an entry a transition.
 *
 * @import { Session } from "../core/session.js"
 * @import { SessionEvent } from "../types.js"
 * @import { Keeper } from "./keeper.js"
 * @import { Pain } from "./fold.js"
 */
import { totalSeconds } from "../core/timeline.js";
import { born, entry, stamp } from "./model.js";

export class Recorder {
	/** @type {Session} */ #session;
	/** @type {Keeper} */ #keeper;
	/** What was said of the pain before the start. @type {Pain|null} */ #before = null;

	/**
	 * @param {Session} session
	 * @param {Keeper} keeper
	 */
	constructor(session, keeper) {
		this.#session = session;
		this.#keeper = keeper;
		session.listen((event) => this.#write(event));
	}

	/** The pain before the exercise that is about to start; null where it was not answered. @param {Pain|null} pain */
	before(pain) {
		this.#before = pain;
	}

	/** The person did not start after all; what they said of their pain is kept. */
	decline() {
		const pain = this.#before;
		this.#before = null;
		if (!pain) return;
		const wall = this.#keeper.now();
		const document = born("session", this.#about(), wall);
		document.entries.push(entry("pain", { when: "before", ...pain }, wall), entry("not-started", {}, wall));
		this.#keeper.put(document);
	}

	/**
	 * Add to the run that is on the page.
	 *
	 * @param {string} kind
	 * @param {Record<string, any>} fields
	 */
	add(kind, fields) {
		if (!this.#session.run) return;
		const wall = this.#keeper.now();
		const document = born("session", this.#about(), wall, this.#session.run);
		document.entries.push(entry(kind, fields, wall));
		this.#keeper.put(document);
	}

	/** @param {SessionEvent} event */
	#write({ id, kind, run, phase, step, side, repetition, planned, held, own_pace }) {
		// Each entry a little later than the one before: their order is their time's.
		const wall = this.#keeper.now();
		const document = born("session", this.#about(), wall, run);
		if (kind === "start" && this.#before) {
			document.entries.push(entry("pain", { when: "before", ...this.#before }, wall));
			this.#before = null;
		}
		const told = { phase, step, side, repetition, planned, held, own_pace };
		document.entries.push({ id, kind, ...stamp(kind === "start" ? this.#keeper.now() : wall), ...told });
		this.#keeper.put(document);
		if (kind === "start") void this.#keeper.persist();
	}

	/** What was planned. The copy that was born first names it. */
	#about() {
		const { plan, variant, dose, phases } = this.#session;
		const { id, version, hash } = plan.exercise;
		return { exercise: id, version, hash, variant: variant.id, dose: { ...dose }, seconds: totalSeconds(phases) };
	}
}
