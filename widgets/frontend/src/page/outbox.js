/**
 * What happened on this page waits here until the notebook's own Python has said that it has it, for `guide.events`.
 * Delivered twice, Python counts it once. What is kept for good goes another way: `record/courier.js`.
 *
 * @import { Clock, SessionEvent } from "../types.js"
 */

/** Unanswered for so long, the other side is away. */
const AWAY_MS = 4000;
/** The oldest go first once so many wait: a page that is open for days must not grow without end. */
const MOST = 500;

export class Outbox {
	/** @type {SessionEvent[]} */ #waiting = [];
	/** @type {Set<() => void>} */ #watchers = new Set();
	/** @type {Set<(events: SessionEvent[]) => void>} */ #ways = new Set();
	/** @type {(() => void)|null} */ #cancel = null;
	#clock;
	away = false;

	/** @param {Clock} clock */
	constructor(clock) {
		this.#clock = clock;
	}

	get waiting() {
		return this.#waiting.length;
	}

	/**
	 * Use this way to Python too from now on, and send what waits.
	 *
	 * @param {(events: SessionEvent[]) => void} send
	 * @returns {() => void} ends it
	 */
	connect(send) {
		this.#ways.add(send);
		this.flush();
		return () => this.#ways.delete(send);
	}

	/** @param {SessionEvent} event */
	add(event) {
		this.#waiting = [...this.#waiting, event].slice(-MOST);
		this.flush();
	}

	flush() {
		// Where no way leads to Python, or none yet, nothing is expected of it.
		if (!this.#waiting.length || !this.#ways.size) return;
		for (const send of this.#ways) {
			try {
				send(this.#waiting);
			} catch {
				// The way is closed: what waits is sent again when it opens.
				this.setAway(true);
			}
		}
		this.#listen();
	}

	/** Expect an answer to what waits. */
	#listen() {
		if (this.#cancel || !this.#waiting.length) return;
		this.#cancel = this.#clock.wake(AWAY_MS, () => {
			this.#cancel = null;
			this.setAway(true);
		});
	}

	/** Python is there again: send what waits. */
	reconnected() {
		if (this.#waiting.length) this.flush();
		else this.setAway(false);
	}

	/** @param {unknown} ids */
	acknowledge(ids) {
		if (!Array.isArray(ids)) return;
		this.#waiting = this.#waiting.filter((event) => !ids.includes(event.id));
		// It answers: what was sent in the meantime has its own while to be answered.
		this.#cancel?.();
		this.#cancel = null;
		this.#listen();
		this.setAway(false);
	}

	/** @param {boolean} away */
	setAway(away) {
		if (away === this.away) return;
		this.away = away;
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
}
