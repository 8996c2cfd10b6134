/**
 * The notes a page works with: read from the record, kept up to date, changed only by adding to it.
 *
 * @import { Keeper } from "../record/keeper.js"
 * @import { Author, Note, Target } from "./note.js"
 * @import { Written } from "./composer.js"
 */
import { body, newNote, newReply, noteOf, placed, state } from "./note.js";

export class Desk {
	/** All notes, deleted ones left out. @type {Note[]} */
	notes = [];
	/** Notes that were deleted and can be brought back. @type {Note[]} */
	deleted = [];
	/** What was taken away last. @type {string[]} */
	lately = [];

	/** Every note by its id. A note that did not change stays the same object. @type {Map<string, Note>} */
	#known = new Map();
	/** @type {import("../record/keeper.js").Mark|null} */ #mark = null;
	/** @type {Promise<void>} */ #reading = Promise.resolve();
	/** @type {Keeper} */ #keeper;
	/** @type {string|undefined} */ #exercise;

	/** @param {Keeper} keeper @param {string} [exercise] all where none is named */
	constructor(keeper, exercise) {
		this.#keeper = keeper;
		this.#exercise = exercise;
	}

	/** Read what changed in the record, one reading after the other. */
	read() {
		this.#reading = this.#reading.catch(() => {}).then(() => this.#read());
		return this.#reading;
	}

	async #read() {
		const { whole, documents, gone, mark } = await this.#keeper.news("note", this.#exercise, this.#mark);
		this.#mark = mark;
		if (whole) this.#known.clear();
		for (const id of gone) this.#known.delete(id);
		for (const document of documents) this.#known.set(document.id, noteOf(document));
		const all = [...this.#known.values()];
		this.notes = all.filter(({ deleted }) => !deleted);
		this.deleted = all.filter(({ deleted }) => deleted);
	}

	/** @param {Written} written @param {Note|null} note the one that is changed; nothing for a new one */
	write({ author, target, ...said }, note) {
		const wall = this.#keeper.now();
		if (!note && target) {
			const document = newNote({ exercise: target.exercise, author, target, ...said }, wall);
			this.#keeper.put(document);
			return document.id;
		}
		if (note) void this.#keeper.add(note.id, body(said, wall));
		return note?.id ?? "";
	}

	/** @param {Note} note @param {Author} author @param {string} text */
	reply(note, author, text) {
		this.#keeper.put(newReply(note, { author, text }, this.#keeper.now()));
	}

	/** @param {Note} note @param {boolean} open */
	settle(note, open) {
		return this.#keeper.add(note.id, state(open, this.#keeper.now()));
	}

	/** @param {Note} note @param {Target} target */
	place(note, target) {
		return this.#keeper.add(note.id, placed(target, this.#keeper.now()));
	}

	/** @param {Note} note */
	remove(note) {
		this.lately = [note.id];
		return this.#keeper.delete(note.id);
	}

	/** @param {Note} note */
	restore({ id }) {
		return this.#keeper.restore(id);
	}

	/** For good, and now. @param {Note} note */
	erase({ id }) {
		return this.#keeper.erase(id);
	}

	/** Bring back what was taken away last. */
	undo() {
		const ids = this.lately;
		this.lately = [];
		return this.#keeper.restore(...ids);
	}
}
