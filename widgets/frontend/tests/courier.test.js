/**
 * The browser's record and the store behind the page, brought up to date both ways.
 */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Courier } from "../src/record/courier.js";
import { entry, same } from "../src/record/model.js";
import { ManualClock } from "./helpers.js";
import { FakeStore, freshBrowser, keeperOn, sessionRecord, settle } from "./records.js";

beforeEach(freshBrowser);

/** A page: its keeper and its courier, on the way to a store. @param {FakeStore} store */
function pageOn(store, clock = new ManualClock()) {
	const { keeper } = keeperOn(clock);
	const courier = new Courier(clock, keeper);
	const way = courier.connect(store.send);
	store.answer = way.receive;
	return { keeper, courier, way, clock };
}

test("what is recorded reaches the store, and is said to be saved only then", async () => {
	const store = new FakeStore();
	const { keeper, courier } = pageOn(store);
	await settle();
	assert.deepEqual([courier.store, courier.waiting], ["store-1", false]);
	store.silent = true;
	keeper.put(sessionRecord({ id: "one" }));
	await settle();
	assert.equal(courier.waiting, true);
	store.silent = false;
	courier.reconnected();
	await settle();
	assert.equal(courier.waiting, false);
	const mine = await keeper.get("one");
	assert.ok(mine && same(/** @type {any} */ (store.get("one")), mine));
});

test("two browsers and one store: each ends up with all of it, by id", async () => {
	const store = new FakeStore();
	const one = pageOn(store);
	for (let at = 0; at < 7; at++) one.keeper.put(sessionRecord({ id: `one-${at}` }));
	await settle();
	freshBrowser();
	const other = pageOn(store);
	other.keeper.put(sessionRecord({ id: "other" }));
	await settle();
	assert.equal((await other.keeper.all()).length, 8);
	assert.equal(store.kept.size, 8);
	// What came from there is not sent back.
	const back = store.asked.filter(({ kind }) => kind === "put").flatMap(({ records }) => records);
	assert.equal(back.filter(({ id }) => id.startsWith("one-")).length, 7);
});

test("a store that is begun anew is given everything again", async () => {
	const store = new FakeStore();
	const { keeper, courier } = pageOn(store);
	keeper.put(sessionRecord({ id: "one" }), sessionRecord({ id: "two" }));
	await settle();
	const anew = new FakeStore();
	anew.id = "store-2";
	anew.answer = store.answer;
	courier.connect(anew.send);
	store.send = anew.send;
	keeper.put(sessionRecord({ id: "three" }));
	courier.reconnected();
	await settle();
	assert.equal(courier.store, "store-1");
	freshBrowser();
	const again = pageOn(anew);
	again.keeper.put(sessionRecord({ id: "one" }));
	await settle();
	assert.equal(anew.kept.size, 1);
});

test("unanswered for four seconds it is away; asked again until it is back; nothing is lost", async () => {
	const store = new FakeStore();
	const { keeper, courier, clock } = pageOn(store);
	await settle();
	store.silent = true;
	keeper.put(sessionRecord({ id: "one" }));
	await settle();
	clock.advance(3999);
	assert.equal(courier.away, false);
	clock.advance(1);
	assert.equal(courier.away, true);
	store.silent = false;
	clock.advance(10_000);
	await settle();
	assert.deepEqual([courier.away, courier.waiting, store.kept.size], [false, false, 1]);
});

test("a store that cannot write says why, and is given it again", async () => {
	const store = new FakeStore();
	const { keeper, courier } = pageOn(store);
	await settle();
	store.problem = "The disk is full.";
	keeper.put(sessionRecord({ id: "one" }));
	await settle();
	assert.deepEqual([courier.problem, courier.waiting, store.kept.size], ["The disk is full.", true, 0]);
	store.problem = "";
	keeper.put({ ...sessionRecord({ id: "one" }), entries: [entry("note", { text: "x" }, 0)] });
	await settle();
	assert.deepEqual([courier.problem, courier.waiting, store.kept.size], ["", false, 1]);
});

test("a kernel that was lost while it was asked is asked again", async () => {
	const store = new FakeStore();
	store.silent = true;
	const { courier, keeper } = pageOn(store);
	await keeper.ready;
	await settle();
	store.silent = false;
	courier.reconnected();
	await settle();
	assert.equal(courier.store, "store-1");
});

test("a store that was put back to an earlier day is told of everything again", async () => {
	const store = new FakeStore();
	store.put(sessionRecord({ id: "there" }));
	const { keeper, courier } = pageOn(store);
	keeper.put(sessionRecord({ id: "here" }));
	await settle();
	assert.equal(store.kept.size, 2);
	store.putBack();
	courier.reconnected();
	await settle();
	assert.deepEqual([...store.kept.keys()].sort(), ["here", "there"]);
});

test("a page that has all of it asks for nothing but which store it is", async () => {
	const store = new FakeStore();
	store.put(sessionRecord({ id: "one" }));
	pageOn(store);
	await settle();
	store.asked = [];
	pageOn(store);
	await settle();
	assert.deepEqual(
		store.asked.map(({ kind }) => kind),
		["hello"],
	);
});

test("of many that a browser would not take, none is called saved before the store has it", async () => {
	const store = new FakeStore();
	const clock = new ManualClock();
	const { keeper } = keeperOn(clock, { open: () => Promise.reject(new Error("refused")) });
	const courier = new Courier(clock, keeper);
	store.answer = courier.connect(store.send).receive;
	const ids = Array.from({ length: 130 }, (_, at) => `one-${at}`);
	keeper.put(...ids.map((id) => sessionRecord({ id })));
	await settle();
	keeper.put(sessionRecord({ id: "late" }));
	await settle();
	assert.equal(store.kept.size, 131);
	assert.ok(store.asked.filter(({ kind }) => kind === "put").every(({ records }) => records.length <= 50));
	assert.ok(store.asked.length < 10, `${store.asked.length} messages`);
});

test("what the store did not take is told", async () => {
	const store = new FakeStore();
	const { keeper, courier } = pageOn(store);
	await settle();
	const answered = store.answer;
	store.answer = (reply) =>
		answered({ ...reply, ...("done" in reply ? { refused: [{ id: "one", why: "too old" }] } : {}) });
	keeper.put(sessionRecord({ id: "one" }));
	await settle();
	assert.match(courier.problem, /one: too old/);
});

test("where there is no store, nothing is handed over", async () => {
	const store = new FakeStore();
	store.id = /** @type {any} */ (null);
	const { keeper, courier } = pageOn(store);
	keeper.put(sessionRecord({ id: "one" }));
	await settle();
	assert.equal(courier.store, null);
	assert.deepEqual(
		store.asked.map(({ kind }) => kind).filter((kind) => kind !== "hello"),
		[],
	);
});

test("what the browser refuses to keep is kept by the store", async () => {
	const store = new FakeStore();
	const clock = new ManualClock();
	const { keeper } = keeperOn(clock, { open: () => Promise.reject(new Error("refused")) });
	const courier = new Courier(clock, keeper);
	store.answer = courier.connect(store.send).receive;
	keeper.put(sessionRecord({ id: "one" }));
	await settle();
	assert.deepEqual([...store.kept.keys()], ["one"]);
	assert.equal(courier.waiting, false);
	assert.equal((await keeper.rows()).length, 1);
});

test("a document that is none is not taken in", async () => {
	const store = new FakeStore();
	store.put(sessionRecord({ id: "good" }));
	store.kept.set("bad", /** @type {any} */ ({ id: "bad", seq: 99, entries: 7 }));
	const { keeper } = pageOn(store);
	await settle();
	assert.deepEqual(
		(await keeper.all()).map(({ id }) => id),
		["good"],
	);
});
