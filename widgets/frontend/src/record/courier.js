/**
 * Brings the browser's record and the store behind the page up to date, both ways, by id. What is delivered twice is
 * stored once; what is not acknowledged is delivered again.
 *
 * @import { Clock } from "../types.js"
 * @import { Keeper } from "./keeper.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { isRecord } from "./model.js";
import { bare } from "./shelf.js";

/** Unanswered for so long, in ms, the other side is away. */
const AWAY_MS = 4000;
/** While it is away it is asked again after so long, in ms. */
const AGAIN_MS = 10_000;
/** So many documents a message. */
const BATCH = 50;
/** And so many characters, if it is more than one document. */
const MOST = 500_000;

/** @typedef {(message: Record<string, unknown>) => void} Send */
/** What the other side says. @typedef {Record<string, any>} Answer */

export class Courier {
	/** True where the other side does not answer. */
	away = false;
	/** The id of the store; null where there is none, undefined before anybody said. @type {string|null|undefined} */
	store;
	/** Why the store did not take what it was given, in its own words. */
	problem = "";
	/** What the person should know of the store once. */
	notice = "";
	/** Whether something is not in the store yet. */
	waiting = false;

	/** @type {Clock} */ #clock;
	/** @type {Keeper} */ #keeper;
	/** @type {Set<Send>} */ #ways = new Set();
	/** @type {Map<string, (answer: Answer) => void>} */ #asked = new Map();
	/** @type {Promise<void>|null} */ #running = null;
	/** What is asked for while it runs comes after it. */
	#wanted = { push: false, pull: false };
	/** How far the store has come, by scope. @type {Record<string, number>} */
	#upto = {};
	/** The parts of the record that this page shows: the practice record, and notes. */
	#scopes = new Set([""]);
	/** What the store has that the browser would not take. @type {Map<string, unknown>} */
	#beside = new Map();
	/** @type {(() => void)|null} */ #alarm = null;
	/** @type {() => void} */ #again = () => {};
	/** @type {Set<() => void>} */ #watchers = new Set();

	/** @param {Clock} clock @param {Keeper} keeper */
	constructor(clock, keeper) {
		this.#clock = clock;
		this.#keeper = keeper;
		keeper.watch(() => {
			// Not saved from the moment it is said, not from the moment it is sent.
			this.waiting ||= keeper.unsaved.length > 0;
			void this.#sync({ push: true });
		});
	}

	/**
	 * Use this way to Python from now on.
	 *
	 * @param {Send} send
	 * @returns {{receive: (message: Answer) => void, end: () => void}}
	 */
	connect(send) {
		this.#ways.add(send);
		void this.#sync({ push: true, pull: true });
		return {
			receive: (message) => {
				const answered = this.#asked.get(message?.reply);
				if (answered) answered(message);
			},
			end: () => void this.#ways.delete(send),
		};
	}

	/** Bring this part of the record here too, from now on. @param {string} scope */
	want(scope) {
		if (this.#scopes.has(scope)) return;
		this.#scopes.add(scope);
		void this.#sync({ pull: true });
	}

	/** Python is there again. */
	reconnected() {
		this.#restart();
	}

	/** @param {boolean} away */
	setAway(away) {
		if (away === this.away) return;
		this.away = away;
		this.#again();
		this.#again = away ? this.#clock.wake(AGAIN_MS, () => this.#restart()) : () => {};
		for (const watcher of this.#watchers) watcher();
	}

	/**
	 * @param {() => void} watcher
	 * @returns {() => void}
	 */
	watch(watcher) {
		this.#watchers.add(watcher);
		return () => this.#watchers.delete(watcher);
	}

	/** What was asked is not waited for any longer, and asked again. */
	#restart() {
		for (const answered of [...this.#asked.values()]) answered({ lost: true });
		// Where one way leads to a kernel that is gone, the next is tried.
		const [first, ...others] = this.#ways;
		if (this.away && others.length) this.#ways = new Set([...others, first]);
		this.#again();
		this.#again = this.away ? this.#clock.wake(AGAIN_MS, () => this.#restart()) : () => {};
		void this.#sync({ push: true, pull: true });
	}

	/** @param {{push?: boolean, pull?: boolean}} wanted */
	#sync({ push = false, pull = false }) {
		this.#wanted.push ||= push;
		this.#wanted.pull ||= pull;
		this.#running ??= this.#work().finally(() => {
			this.#running = null;
			for (const watcher of this.#watchers) watcher();
		});
		return this.#running;
	}

	async #work() {
		await this.#keeper.ready;
		while (this.#ways.size && (this.#wanted.push || this.#wanted.pull)) {
			const { pull } = this.#wanted;
			this.#wanted = { push: false, pull: false };
			try {
				if (pull || this.store === undefined) await this.#hello();
				if (!this.store) continue;
				await this.#push(this.store);
				if (!pull || !this.store) continue;
				for (const scope of this.#scopes) await this.#pull(this.store, scope);
				void this.#keeper.expire();
			} catch {
				// Lost on the way. Whoever lost it has asked for it again by now.
			}
		}
	}

	async #hello() {
		const answer = await this.#ask({ kind: "hello", scopes: [...this.#scopes] });
		this.store = typeof answer.store === "string" ? answer.store : null;
		this.problem = String(answer.problem ?? "");
		this.notice = String(answer.notice ?? "");
		if (this.problem) this.#later();
		if (!this.store) return void this.#keeper.expire();
		this.#upto = answer.upto ?? {};
		// A store that was put back to an earlier day is read, and told of everything, from the beginning.
		const { pulled } = await this.#keeper.shelf.cursor(this.store);
		if (Object.entries(this.#upto).some(([scope, upto]) => upto < (pulled[scope] ?? 0))) {
			await this.#keeper.shelf.forget(this.store);
		}
	}

	#later() {
		this.#again();
		this.#again = this.#clock.wake(AGAIN_MS, () => this.#restart());
	}

	/** @param {string} store */
	async #push(store) {
		const { shelf } = this.#keeper;
		for (;;) {
			const { pushed } = await shelf.cursor(store);
			const batch = fitting(await shelf.since(pushed, BATCH));
			const { lasting, unsaved } = this.#keeper;
			// What the browser would not take is brought there all the same.
			const open = lasting ? [] : unsaved.filter((document) => this.#beside.get(document.id) !== document);
			const beside = fitting(open.slice(0, BATCH));
			// What was said since this began is not saved either.
			this.waiting = batch.length > 0 || (lasting ? unsaved : open).length > 0 || this.#wanted.push;
			// What the browser is just writing is sent once it is written.
			if (!batch.length && !beside.length) return;
			for (const watcher of this.#watchers) watcher();
			const answer = await this.#ask({ kind: "put", records: [...batch.map(bare), ...beside] });
			this.problem = String(answer.problem ?? "");
			for (const { id, why } of answer.refused ?? []) this.problem = t("kept.notTaken", { id, why });
			// Whatever hinders it now, it is tried again in a while.
			if (answer.done !== true) this.#later();
			if (answer.done !== true || answer.store !== store) {
				// The store is another one now: what it has is asked for first.
				this.store = undefined;
				if (answer.done === true) this.#wanted.pull = true;
				return;
			}
			if (batch.length) await shelf.pushed(store, batch[batch.length - 1].change);
			for (const document of beside) this.#beside.set(document.id, document);
		}
	}

	/** @param {string} store @param {string} scope */
	async #pull(store, scope) {
		for (;;) {
			const seq = (await this.#keeper.shelf.cursor(store)).pulled[scope] ?? 0;
			if ((this.#upto[scope] ?? 0) <= seq) return;
			const answer = await this.#ask({ kind: "since", seq, scope });
			if (answer.store !== store || !Array.isArray(answer.records) || !Number.isInteger(answer.upto)) return;
			const records = answer.records.filter(isRecord);
			if (answer.upto > seq) await this.#keeper.pull(records, { store, pulled: answer.upto, scope });
			if (answer.more !== true) return;
		}
	}

	/**
	 * @param {Record<string, unknown>} message
	 * @returns {Promise<Answer>}
	 */
	#ask(message) {
		const id = newId();
		return new Promise((resolve, reject) => {
			this.#asked.set(id, (answer) => {
				this.#asked.delete(id);
				this.#alarm?.();
				this.#alarm = null;
				if (answer.lost) return reject(new Error("lost"));
				this.setAway(false);
				resolve(answer);
			});
			this.#alarm?.();
			this.#alarm = this.#clock.wake(AWAY_MS, () => this.setAway(true));
			for (const send of this.#ways) {
				try {
					send({ ...message, id });
					return;
				} catch {
					// This way is closed; another may be open.
				}
			}
			this.setAway(true);
		});
	}
}

/**
 * As many of them as a message holds.
 *
 * @template T
 * @param {T[]} documents
 * @returns {T[]}
 */
function fitting(documents) {
	let size = 0;
	return documents.filter((document, at) => {
		size += JSON.stringify(document).length;
		return at === 0 || size < MOST;
	});
}
