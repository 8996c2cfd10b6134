/**
 * The notes a page works with: what is read again is what changed, and nothing else.
 */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Desk } from "../src/notes/desk.js";
import { erased } from "../src/record/model.js";
import { freshBrowser, keeperOn } from "./records.js";

beforeEach(freshBrowser);

const author = { id: "me", name: "Me" };

/** @param {string} text @param {string} [exercise] @returns {any} */
function written(text, exercise = "seated-twist") {
	const target = { exercise, version: "1", hash: "a".repeat(64), cell: null, step: null, place: { kind: "whole" } };
	return { author, target, text, tags: [], free: [], motivation: "commenting" };
}

/** @param {Desk} desk */
const texts = (desk) => desk.notes.map(({ text }) => text).sort();

test("a note that did not change stays the same object, whatever happens to the others", async () => {
	const { keeper } = keeperOn();
	const desk = new Desk(keeper, "seated-twist");
	const first = desk.write(written("first"), null);
	await desk.read();
	const [before] = desk.notes;
	desk.write(written("second"), null);
	desk.write(written("elsewhere", "raise-and-pull"), null);
	await desk.read();
	await keeper.settled();
	await desk.read();
	assert.deepEqual(texts(desk), ["first", "second"]);
	const again = desk.notes.find(({ id }) => id === first);
	// Once more since it was only just being written down when it was read first.
	await desk.read();
	assert.equal(
		desk.notes.find(({ id }) => id === first),
		again,
	);
	assert.deepEqual(again, before);
});

test("what another tab changes, deletes and erases is read", async () => {
	const { keeper } = keeperOn();
	const { keeper: other } = keeperOn();
	const [here, there] = [new Desk(keeper, "seated-twist"), new Desk(other, "seated-twist")];
	for (const text of ["kept", "changed", "deleted", "erased"]) there.write(written(text), null);
	await other.settled();
	await here.read();
	assert.deepEqual(texts(here), ["changed", "deleted", "erased", "kept"]);
	await there.read();
	const of = (/** @type {string} */ text) => there.notes.find((note) => note.text === text);
	there.write(written("changed since"), /** @type {any} */ (of("changed")));
	await there.remove(/** @type {any} */ (of("deleted")));
	other.put(erased(of("erased")?.id ?? "", other.now()));
	await other.settled();
	await here.read();
	assert.deepEqual(texts(here), ["changed since", "kept"]);
	assert.deepEqual(
		here.deleted.map(({ text }) => text),
		["deleted"],
	);
});

test("a browser that loses its database: the notes that are left are read as a whole", async () => {
	/** @type {() => void} */
	let lose = () => {};
	const { openShelf } = await import("../src/record/shelf.js");
	const { keeper } = keeperOn(undefined, {
		open: (/** @type {() => void} */ onclose) => {
			lose = onclose;
			return openShelf(onclose);
		},
	});
	const desk = new Desk(keeper, "seated-twist");
	desk.write(written("before"), null);
	await keeper.settled();
	await desk.read();
	lose();
	desk.write(written("after"), null);
	await desk.read();
	assert.deepEqual(texts(desk), ["after"]);
});
