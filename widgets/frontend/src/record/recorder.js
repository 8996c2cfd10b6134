/**
 * Writes down what a session does: a document a run, an entry a transition.
 *
 * @import { Session } from "../core/session.js"
 * @import { SessionEvent } from "../types.js"
 * @import { Keeper } from "./keeper.js"
 * @import { Pain } from "./fold.js"
 * @import { PracticeRecord } from "./model.js"
 */
import { newId } from "../core/ids.js";
import { totalSeconds } from "../core/timeline.js";
import { born, entry } from "./model.js";

export class Recorder {
	/** @type {Session} */ #session;
	/** @type {Keeper} */ #keeper;
	/** The pain that was told for a run that may be about to begin. @type {Pain|null} */ #pain = null;
	/** Under which id a run goes on that was erased elsewhere while it was on. @type {Map<string, string>} */
	#instead = new Map();

	/**
	 * @param {Session} session
	 * @param {Keeper} keeper
	 */
	constructor(session, keeper) {
		this.#session = session;
		this.#keeper = keeper;
		session.listen((event) => this.#write(event));
	}

	/**
	 * The pain before an exercise that may be about to start; the last word counts.
	 *
	 * @param {Pain} pain
	 */
	before(pain) {
		this.#pain = pain;
	}

	/**
	 * The id of the run that begins now, or that does not: the pain before it is kept with it. Not sooner: what is asked
	 * may yet lead to another way, and the copy that was born first names the way.
	 */
	takeRun() {
		const run = newId();
		if (this.#pain) this.#put(run, "pain", { when: "before", ...this.#pain });
		this.#pain = null;
		return run;
	}

	/**
	 * Add to the run that is on the page.
	 *
	 * @param {string} kind
	 * @param {Record<string, any>} fields
	 */
	add(kind, fields) {
		if (this.#session.run) this.#put(this.#session.run, kind, fields);
	}

	/** @param {string} run @param {string} kind @param {Record<string, any>} fields @param {string} [id] */
	#put(run, kind, fields, id) {
		// Each entry a little later than the one before: their order is their time's.
		const wall = this.#keeper.now();
		const document = born("session", this.#about(), wall, this.#instead.get(run) ?? run);
		document.entries.push({ ...entry(kind, fields, wall), ...(id ? { id } : {}) });
		this.#keeper.put(document);
		void this.#stays(run, document);
	}

	/** What is said after a run was erased is new, and is kept. @param {string} run @param {PracticeRecord} document */
	async #stays(run, document) {
		await this.#keeper.settled();
		if ((await this.#keeper.get(document.id))?.kind !== "erased") return;
		const known = this.#instead.get(run) ?? run;
		if (known === document.id) this.#instead.set(run, newId());
		this.#keeper.put({ ...document, id: this.#instead.get(run) ?? run });
	}

	/** @param {SessionEvent} event */
	#write({ id, kind, run, phase, step, side, repetition, planned, held, own_pace }) {
		this.#put(run, kind, { phase, step, side, repetition, planned, held, own_pace }, id);
		if (kind === "start") void this.#keeper.persist();
	}

	/** What was planned. The copy that was born first names it. */
	#about() {
		const { plan, variant, dose, phases } = this.#session;
		const { id, version, hash } = plan.exercise;
		return { exercise: id, version, hash, variant: variant.id, dose: { ...dose }, seconds: totalSeconds(phases) };
	}
}
