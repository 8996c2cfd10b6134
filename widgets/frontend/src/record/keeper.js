/**
 * Keeps a page's record: at once in memory, then in the browser, for as long as it takes. Nothing on the path of time waits
 * for it, and nothing is forgotten because the browser refuses.
 *
 * @import { Clock, Store } from "../types.js"
 * @import { PracticeRecord } from "./model.js"
 * @import { Row } from "./fold.js"
 * @import { From, Shelf } from "./shelf.js"
 * @import { Standing } from "./standing.js"
 */
import { rowOf } from "./fold.js";
import { memoryShelf } from "./memory.js";
import { entry, erased, isRecord, merge, order } from "./model.js";
import { bare, openShelf } from "./shelf.js";
import { latest, recent, unknown, withRecord } from "./standing.js";

/** What was refused is tried again after so long, in ms. */
const AGAIN_MS = 5000;
/** A browser that has not opened its database and read it within so long, in ms, refuses; it is asked again later. */
const OPEN_MS = 3000;
const REOPEN_MS = 60_000;
/** What was deleted can be brought back for so long, in ms. */
export const DELETED_MS = 30 * 24 * 3600 * 1000;
/** What a page that ended could not hand over in time: a database takes longer than a page that closes has. */
const LEFT = "lowback.left.1";
/** Behind every time there is. */
const LATER = "9999";

/** How far somebody has read. @typedef {{shelf: Shelf, change: number}} Mark */
/** Tells the other tabs of a change. @typedef {Pick<BroadcastChannel, "postMessage"|"addEventListener">} Channel */

export class Keeper {
	/** The latest word on the check, and the stops. @type {Standing} */
	standing = unknown();
	/** Why the browser keeps nothing, or not all: it refused, or it is full. @type {""|"refused"|"full"} */
	problem = "";
	/** Resolves once what the browser kept was read. @type {Promise<void>} */
	ready;
	/** Whether it was read. */
	read = false;
	/** Whether the browser promised never to clear it by itself; null before it was asked. @type {boolean|null} */
	persisted = null;

	/** @type {Clock} */ #clock;
	/** @type {Shelf} */ #shelf = memoryShelf();
	/** What the browser has not taken yet. @type {Map<string, PracticeRecord>} */ #unsaved = new Map();
	/** @type {Promise<void>|null} */ #writing = null;
	/** @type {Channel|undefined} */ #channel;
	/** @type {Store|undefined} */ #aside;
	/** @type {Set<() => void>} */ #watchers = new Set();
	#retry = () => {};
	#reopen = () => {};
	#last = 0;

	/**
	 * @param {object} options
	 * @param {Clock} options.clock
	 * @param {(onclose: () => void) => Promise<Shelf>} [options.open]
	 * @param {Channel} [options.channel]
	 * @param {Store} [options.aside] takes at once what a page that ends has not kept yet
	 */
	constructor({ clock, open = openShelf, channel, aside }) {
		this.#clock = clock;
		this.#channel = channel;
		this.#aside = aside;
		channel?.addEventListener("message", () => void this.#reread());
		this.ready = this.#open(open);
	}

	/** @param {(onclose: () => void) => Promise<Shelf>} open */
	async #open(open) {
		this.#reopen = () => void this.#open(open);
		try {
			await this.#inTime(this.#readShelf(open));
		} catch {
			this.#refused();
		}
		this.read = true;
		// Who waits to begin does not wait for that.
		void this.#write();
		this.#tell();
	}

	/** @param {(onclose: () => void) => Promise<Shelf>} open */
	async #readShelf(open) {
		this.#shelf = await open(() => this.#refused());
		this.problem = "";
		await this.#takeLeft();
		await this.#reread();
		const { storage } = globalThis.navigator ?? {};
		// A run that goes on after a reload goes on later than it stopped, whatever the clock says.
		const at = await this.#shelf.at();
		if (recent(at, this.#clock.wall())) this.#last = Math.max(this.#last, at);
		// A browser that has not promised is told of only where there is something to lose.
		if (await this.#shelf.last()) this.persisted = (await storage?.persisted?.()) ?? null;
	}

	/** The page ends: what the browser's database has not taken yet is laid aside for the next page. */
	leave() {
		if (!this.#unsaved.size || this.problem === "refused") return;
		try {
			this.#aside?.setItem(LEFT, JSON.stringify([...this.#left(), ...this.unsaved]));
		} catch {
			// There is no room for it there either.
		}
	}

	/** @returns {PracticeRecord[]} */
	#left() {
		try {
			return JSON.parse(this.#aside?.getItem(LEFT) ?? "[]").filter(isRecord);
		} catch {
			return [];
		}
	}

	/** Take in what pages before laid aside; it goes from there once the database has it. */
	async #takeLeft() {
		const left = this.#left();
		if (!left.length) return;
		try {
			await this.#shelf.put(left);
			// Another page may have laid more aside in the meantime: that one is taken in next time.
			if (this.#left().length === left.length) this.#aside?.removeItem(LEFT);
		} catch {
			// It stays where it is until the next page.
		}
	}

	/**
	 * A browser that never answers is one that refuses: nobody who wants to begin waits for it.
	 *
	 * @template T
	 * @param {Promise<T>} asked
	 * @returns {Promise<T>}
	 */
	#inTime(asked) {
		return new Promise((resolve, reject) => {
			const cancel = this.#clock.wake(OPEN_MS, () => reject(new Error("late")));
			asked.then(resolve, reject).finally(cancel);
		});
	}

	/** The shelf is gone: what is said from now on is kept by the page alone, until the browser gives it back. */
	#refused() {
		this.#shelf = memoryShelf();
		this.problem = "refused";
		this.#retry();
		this.#retry = this.#clock.wake(REOPEN_MS, () => this.#reopen());
		this.#tell();
	}

	/**
	 * The time on the wall, in ms, a little later each time it is asked for: what is said later counts, even in the same
	 * millisecond, or after the clock was set back by less than a day.
	 */
	now() {
		const wall = this.#clock.wall();
		const last = Math.max(this.#last, latest(this.standing, wall));
		this.#last = recent(last, wall) ? Math.max(wall, last + 1) : wall;
		return this.#last;
	}

	/** Answers that lie more than a day ahead were given by a wrong clock: they are taken away, and asked again. */
	async forgetAhead() {
		const wall = this.#clock.wall();
		const ahead = Object.values(this.standing.answers).filter(({ at }) => at > wall && !recent(at, wall));
		if (ahead.length) await this.delete(...new Set(ahead.map(({ record }) => record)));
	}

	/** Whether the browser keeps what is said here for the next visit. */
	get lasting() {
		return this.#shelf.lasting && !this.problem;
	}

	/** The shelf, for the courier. */
	get shelf() {
		return this.#shelf;
	}

	/** What the browser would not take. */
	get unsaved() {
		return [...this.#unsaved.values()];
	}

	/**
	 * Take a document in, or more of one that is there.
	 *
	 * @param {PracticeRecord[]} documents
	 */
	put(...documents) {
		for (const document of documents) {
			const found = this.#unsaved.get(document.id);
			this.#unsaved.set(document.id, merge(found ?? document, document));
			this.standing = withRecord(this.standing, document);
		}
		this.#tell();
		void this.#write();
	}

	/** Ask the browser never to clear the record by itself: when there is something to lose, and by a press. */
	async persist() {
		if (this.persisted !== null) return;
		this.persisted = (await globalThis.navigator?.storage?.persist?.().catch(() => false)) ?? false;
		this.#tell();
	}

	/** A document as a whole. @param {string} id @returns {Promise<PracticeRecord|null>} */
	async get(id) {
		await this.ready;
		const found = await this.#shelf.get(id).catch(() => null);
		const unsaved = this.#unsaved.get(id);
		return found && unsaved ? merge(found, unsaved) : (found ?? unsaved ?? null);
	}

	/** All documents, erased ones among them. @returns {Promise<PracticeRecord[]>} */
	async all() {
		await this.settled();
		const found = new Map((await this.#shelf.since(0, Number.MAX_SAFE_INTEGER)).map((kept) => [kept.id, bare(kept)]));
		for (const id of this.#unsaved.keys()) found.set(id, await this.get(id));
		return [...found.values()].filter((document) => document !== null);
	}

	/** Add to a document that is there. @param {string} id @param {PracticeRecord["entries"][number]} item */
	async add(id, item) {
		const found = await this.get(id);
		if (found && found.kind !== "erased") this.put({ ...found, entries: [item] });
	}

	/**
	 * The rows of a stretch of days, in order.
	 *
	 * @param {string} [first]
	 * @param {string} [last]
	 * @returns {Promise<Row[]>}
	 */
	async rows(first = "0000", last = "9999") {
		await this.ready;
		const rows = new Map((await this.#shelf.rows(first, last)).map((row) => [row.id, row]));
		for (const document of this.#unsaved.values()) {
			const row = rowOf((await this.get(document.id)) ?? document);
			if (row.day >= first && row.day <= last) rows.set(row.id, row);
		}
		return [...rows.values()].sort((a, b) => order(a.born, b.born));
	}

	/**
	 * The documents of a kind that are of an exercise; of all exercises where none is named.
	 *
	 * @param {string} kind
	 * @param {string} [exercise]
	 * @returns {Promise<PracticeRecord[]>}
	 */
	async of(kind, exercise) {
		await this.ready;
		const found = new Map((await this.#shelf.of(kind, exercise)).map((kept) => [kept.id, bare(kept)]));
		for (const { id } of this.#unsaved.values()) found.set(id, await this.get(id));
		const all = /** @type {PracticeRecord[]} */ ([...found.values()]);
		return all.filter(({ kind: own, about }) => own === kind && (exercise ?? about.exercise) === about.exercise);
	}

	/**
	 * What changed of a kind, of one exercise or of all, since somebody looked last: all of it the first time, and where the
	 * browser's database went or came back in the meantime. What is not written down yet comes each time.
	 *
	 * @param {string} kind
	 * @param {string|undefined} exercise
	 * @param {Mark|null} mark what the last look gave
	 * @returns {Promise<{whole: boolean, documents: PracticeRecord[], gone: string[], mark: Mark}>} `gone` were erased
	 */
	async news(kind, exercise, mark) {
		await this.ready;
		const shelf = this.#shelf;
		if (mark?.shelf !== shelf) {
			const change = await shelf.last();
			return { whole: true, documents: await this.of(kind, exercise), gone: [], mark: { shelf, change } };
		}
		const kept = await shelf.since(mark.change, Number.MAX_SAFE_INTEGER);
		const found = new Map(kept.map((document) => [document.id, bare(document)]));
		for (const id of this.#unsaved.keys()) found.set(id, await this.get(id));
		const all = /** @type {PracticeRecord[]} */ ([...found.values()]);
		return {
			whole: false,
			documents: all.filter(({ kind: own, about }) => own === kind && (exercise ?? about.exercise) === about.exercise),
			gone: all.filter(({ kind: own }) => own === "erased").map(({ id }) => id),
			mark: { shelf, change: kept[kept.length - 1]?.change ?? mark.change },
		};
	}

	/** Take documents from a store. @param {PracticeRecord[]} documents @param {From} from */
	async pull(documents, from) {
		const changed = await this.#shelf.put(documents, from);
		if (changed.length) {
			this.#channel?.postMessage("changed");
			await this.#reread();
		}
	}

	/** Delete: it can be brought back for 30 days. @param {string[]} ids */
	delete(...ids) {
		return this.#mark("deleted", ids);
	}

	/** @param {string[]} ids */
	restore(...ids) {
		return this.#mark("restored", ids);
	}

	/** Now, and for good. @param {string[]} ids */
	async erase(...ids) {
		this.put(...ids.map((id) => erased(id, this.now())));
		await this.settled();
		await this.#reread();
	}

	/** Until what was said is kept, or was refused. */
	async settled() {
		await this.ready;
		await this.#write();
	}

	/**
	 * @param {() => void} watcher
	 * @returns {() => void}
	 */
	watch(watcher) {
		this.#watchers.add(watcher);
		return () => this.#watchers.delete(watcher);
	}

	/** @param {"deleted"|"restored"} kind @param {string[]} ids */
	async #mark(kind, ids) {
		const found = await Promise.all(ids.map((id) => this.get(id)));
		this.put(
			...found.flatMap((document) =>
				document && document.kind !== "erased" ? [{ ...document, entries: [entry(kind, {}, this.now())] }] : [],
			),
		);
		await this.settled();
		await this.#reread();
	}

	/** What was deleted and can still be brought back. @returns {Promise<Row[]>} */
	async deleted() {
		await this.settled();
		return this.#shelf.deleted(LATER);
	}

	/**
	 * What was deleted more than 30 days ago goes for good: once the store was read, or there is none, since it may have been
	 * brought back elsewhere.
	 */
	async expire() {
		try {
			await this.ready;
			const before = new Date(this.#clock.wall() - DELETED_MS).toISOString();
			const gone = await this.#shelf.deleted(before);
			if (gone.length) this.put(...gone.map(({ id }) => erased(id, this.now())));
		} catch {
			// Tried again at the next visit.
		}
	}

	/** @returns {Promise<void>} */
	#write() {
		this.#writing ??= this.#writeAll().finally(() => {
			this.#writing = null;
		});
		return this.#writing;
	}

	async #writeAll() {
		// Before the shelf is open, and where there is none, it waits in memory.
		while (this.read && this.#shelf.lasting && this.#unsaved.size) {
			const batch = [...this.#unsaved.entries()];
			try {
				await this.#shelf.put(batch.map(([, document]) => document));
			} catch {
				this.problem = "full";
				this.#tell();
				this.#retry();
				this.#retry = this.#clock.wake(AGAIN_MS, () => void this.#write());
				return;
			}
			// What was added in the meantime is written the next time round.
			for (const [id, document] of batch) if (this.#unsaved.get(id) === document) this.#unsaved.delete(id);
			this.problem = "";
			this.#channel?.postMessage("changed");
			this.#tell();
		}
	}

	async #reread() {
		try {
			const standing = await this.#shelf.standing();
			this.standing = [...this.#unsaved.values()].reduce(withRecord, standing);
		} catch {
			// What is known stays.
		}
		this.#tell();
	}

	#tell() {
		for (const watcher of this.#watchers) watcher();
	}
}
