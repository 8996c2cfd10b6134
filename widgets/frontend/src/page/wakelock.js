/**
 * Keeps the screen lit while an exercise runs. The browser drops the lock when the page is hidden, and may refuse it:
 * then the person is told, and the exercise goes on.
 */

/** @typedef {{request: (kind: "screen") => Promise<WakeLockSentinel>}} Locks */
/** @typedef {Pick<Document, "visibilityState"|"addEventListener">} Visible */

export class WakeLock {
	/** @type {Locks|undefined} */ #locks;
	/** @type {Visible} */ #page;
	#wanted = false;
	#asking = false;
	/** The page came back while the question was open. */
	#again = false;
	/** @type {WakeLockSentinel|null} */ #lock = null;
	/** True where the screen may go dark: the lock was refused, or there is none. */
	refused = false;
	/** Called when that changes. */
	onchange = () => {};

	/**
	 * @param {Locks|undefined} [locks]
	 * @param {Visible} [page]
	 */
	constructor(locks = globalThis.navigator?.wakeLock, page = document) {
		this.#locks = locks;
		this.#page = page;
		page.addEventListener("visibilitychange", () => {
			this.#again = true;
			void this.#ask();
		});
	}

	/** @param {boolean} on */
	want(on) {
		if (on === this.#wanted) return;
		this.#wanted = on;
		if (on) {
			void this.#ask();
			return;
		}
		this.#tell(false);
		const lock = this.#lock;
		this.#lock = null;
		lock?.release().catch(() => {});
	}

	async #ask() {
		// One question at a time: the answer looks again at what is wanted then.
		if (!this.#wanted || this.#lock || this.#asking || this.#page.visibilityState !== "visible") return;
		if (!this.#locks) return this.#tell(true);
		this.#asking = true;
		this.#again = false;
		try {
			const lock = await this.#locks.request("screen");
			if (!this.#wanted) {
				lock.release().catch(() => {});
				return;
			}
			this.#lock = lock;
			lock.addEventListener("release", () => {
				if (this.#lock !== lock) return;
				this.#lock = null;
				// Dropped while the page is seen, by a low battery perhaps: asked for again once it comes back.
				if (this.#wanted && this.#page.visibilityState === "visible") this.#tell(true);
			});
			this.#tell(false);
		} catch {
			// A hidden page is refused as a matter of course, and asks again when it is seen.
			if (this.#wanted && this.#page.visibilityState === "visible") this.#tell(true);
		} finally {
			this.#asking = false;
		}
		if (this.#again) void this.#ask();
	}

	/** @param {boolean} refused */
	#tell(refused) {
		if (this.refused === refused) return;
		this.refused = refused;
		this.onchange();
	}
}
