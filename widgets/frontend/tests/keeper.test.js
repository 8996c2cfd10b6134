/**
 * What the browser keeps: at every transition, in every tab, and what happens where it refuses.
 */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { memoryStore } from "../src/page/store.js";
import { DELETED_MS, Keeper } from "../src/record/keeper.js";
import { entry } from "../src/record/model.js";
import { Recorder } from "../src/record/recorder.js";
import { openShelf } from "../src/record/shelf.js";
import { nextFor } from "../src/record/standing.js";
import { ManualClock, runToEnd, sessionOf } from "./helpers.js";
import { answers, freshBrowser, keeperOn, SAFETY, sessionRecord, settle } from "./records.js";

beforeEach(freshBrowser);

test("a crash in the middle loses nothing: each transition is kept when it happens", async () => {
	const { keeper, clock } = keeperOn();
	await keeper.ready;
	const { session } = sessionOf("double-knee-lifts", { clock });
	const recorder = new Recorder(session, keeper);
	recorder.before({ value: 3, where: "back" });
	session.start(recorder.takeRun());
	let told = 2;
	session.listen(() => {
		told += 1;
	});
	for (let second = 0; second < 60; second += 5) {
		clock.advance(5000);
		await keeper.settled();
		// Another tab, opened after a crash here.
		const { keeper: after } = keeperOn();
		const kept = await after.get(session.run);
		assert.equal(kept?.entries.length, told);
	}
	assert.equal((await keeperOn().keeper.rows())[0].status, "open");
});

test("a whole exercise is one record, phase by phase", async () => {
	const { keeper, clock } = keeperOn();
	const { session, events } = sessionOf("raise-and-pull", { clock });
	new Recorder(session, keeper);
	session.start();
	runToEnd(session, clock);
	await keeper.settled();
	const [row] = await keeper.rows();
	assert.deepEqual([row.status, row.exercise, row.before], ["finished", "raise-and-pull", null]);
	const ends = events.filter(({ kind }) => kind === "phase-end");
	assert.equal(
		row.seconds,
		ends.reduce((sum, { held }) => sum + held, 0),
	);
	assert.equal((await keeper.get(session.run))?.entries.length, events.length);
});

test("a page that ends before the browser's database has all of it lays the rest aside for the next", async () => {
	const aside = memoryStore();
	const { keeper: first } = keeperOn(undefined, { aside });
	await first.ready;
	const document = sessionRecord();
	// The page is gone before the database has answered once, and what it was asked for is undone.
	first.shelf.put = () => new Promise(() => {});
	first.put({ ...document, entries: document.entries.slice(0, 2) });
	first.leave();
	first.put(document);
	first.leave();
	const { keeper: next } = keeperOn(undefined, { aside });
	assert.deepEqual((await next.get(document.id))?.entries, document.entries);
	assert.equal(aside.getItem("lowback.left.1"), null);
	// What is laid aside there by something else is no reason not to open.
	aside.setItem("lowback.left.1", '{"a": [');
	const { keeper: third } = keeperOn(undefined, { aside });
	await third.ready;
	assert.equal(third.lasting, true);
});

test("who says how they are and does not start is kept, and is no session", async () => {
	const { keeper, clock } = keeperOn();
	const { session } = sessionOf("seated-twist", { clock });
	const recorder = new Recorder(session, keeper);
	recorder.before({ value: 6 });
	recorder.before({ value: 7 });
	recorder.takeRun();
	const rows = await keeper.rows();
	assert.deepEqual(
		rows.map(({ status, before }) => [status, before]),
		[["not-started", { value: 7 }]],
	);
	// What was said for one start is not said for the next.
	session.start(recorder.takeRun());
	assert.equal((await keeper.rows()).find(({ status }) => status === "open")?.before, null);
});

test("the way that is begun is the way that is kept, also where it was changed after the pain was told", async () => {
	const { keeper, clock } = keeperOn();
	const { session } = sessionOf("double-knee-lifts", { clock });
	const recorder = new Recorder(session, keeper);
	recorder.before({ value: 6 });
	session.chooseVariant("heel-slides");
	session.start(recorder.takeRun());
	const [row] = await keeper.rows();
	assert.deepEqual([row.variant, row.before], ["heel-slides", { value: 6 }]);
});

test("a run that is erased in another tab while it is on: what is said afterwards is a record of its own", async () => {
	const { keeper, clock } = keeperOn();
	const { session } = sessionOf("seated-twist", { clock });
	const recorder = new Recorder(session, keeper);
	session.start(recorder.takeRun());
	await keeper.settled();
	await keeperOn().keeper.erase(session.run);
	recorder.add("note", { text: "first" });
	await settle();
	recorder.add("note", { text: "second" });
	await settle();
	const [row, ...others] = (await keeperOn().keeper.rows()).filter(({ kind }) => kind !== "erased");
	assert.notEqual(row.id, session.run);
	assert.equal(others.length, 0);
	assert.deepEqual(
		(await keeper.get(row.id))?.entries.map(({ text }) => text),
		["first", "second"],
	);
	assert.equal((await keeper.get(session.run))?.kind, "erased");
});

test("two tabs at once: nothing is overwritten", async () => {
	const [one, other] = [keeperOn().keeper, keeperOn().keeper];
	await Promise.all([one.ready, other.ready]);
	const document = { ...sessionRecord({ id: "shared" }), entries: [] };
	for (let at = 0; at < 50; at++) {
		for (const [tab, keeper] of [one, other].entries()) {
			keeper.put({ ...document, entries: [entry("note", { text: `${tab}/${at}` }, 1000 * at)] });
		}
	}
	await Promise.all([one.settled(), other.settled()]);
	const kept = await keeperOn().keeper.get("shared");
	assert.equal(new Set(kept?.entries.map(({ text }) => text)).size, 100);
});

test("what one tab is told, the other knows", async () => {
	/** @type {Set<() => void>} */
	const listeners = new Set();
	const channelOf = () => {
		/** @type {() => void} */
		let mine = () => {};
		return {
			postMessage: () => {
				for (const listener of listeners) if (listener !== mine) listener();
			},
			addEventListener: (/** @type {string} */ _, /** @type {any} */ listener) => {
				mine = listener;
				listeners.add(listener);
			},
		};
	};
	const clock = new ManualClock();
	const [one, other] = [0, 1].map(() => new Keeper({ clock, channel: /** @type {any} */ (channelOf()) }));
	await other.ready;
	one.put(answers("emergency", ["S1"], clock.wall()));
	await one.settled();
	await settle();
	const due = { help: "emergency", group: "emergency" };
	assert.deepEqual(nextFor(other.standing, SAFETY, clock.wall()), due);
});

test("a browser that keeps nothing: told, and all of it is there while the page lives", async () => {
	const { keeper } = keeperOn(new ManualClock(), { open: () => Promise.reject(new Error("refused")) });
	await keeper.ready;
	assert.equal(keeper.problem, "refused");
	keeper.put(sessionRecord({ id: "one" }));
	assert.equal((await keeper.rows()).length, 1);
	assert.equal((await keeper.get("one"))?.id, "one");
	assert.equal(keeper.lasting, false);
	assert.equal((await keeper.all()).length, 1);
	assert.deepEqual(
		keeper.unsaved.map(({ id }) => id),
		["one"],
	);
});

test("a browser that opens its database and then does not answer is not waited for, and asked again later", async () => {
	const clock = new ManualClock();
	let answers = false;
	const open = async () => {
		const shelf = await openShelf();
		const standing = shelf.standing.bind(shelf);
		shelf.standing = () => (answers ? standing() : new Promise(() => {}));
		return shelf;
	};
	const { keeper } = keeperOn(clock, { open });
	let ready = false;
	void keeper.ready.then(() => {
		ready = true;
	});
	await settle();
	assert.equal(ready, false);
	clock.advance(3000);
	await settle();
	assert.ok(ready);
	assert.equal(keeper.problem, "refused");
	keeper.put(sessionRecord({ id: "one" }));
	assert.equal((await keeper.get("one"))?.id, "one");
	answers = true;
	clock.advance(60_000);
	await settle();
	await keeper.settled();
	assert.equal(keeper.problem, "");
	assert.deepEqual(keeper.unsaved, []);
	assert.equal((await keeper.all()).length, 1);
});

test("a browser that is full: told, tried again, and nothing is lost once there is room", async () => {
	let full = false;
	const open = async () => {
		const shelf = await openShelf();
		const put = shelf.put.bind(shelf);
		shelf.put = (...given) => (full ? Promise.reject(new DOMException("", "QuotaExceededError")) : put(...given));
		return shelf;
	};
	const { keeper, clock } = keeperOn(new ManualClock(), { open });
	keeper.put(sessionRecord({ id: "before" }));
	await keeper.settled();
	full = true;
	keeper.put(sessionRecord({ id: "during" }));
	await keeper.settled();
	assert.equal(keeper.problem, "full");
	assert.equal((await keeper.rows()).length, 2);
	full = false;
	clock.advance(5000);
	await settle();
	assert.equal(keeper.problem, "");
	assert.deepEqual((await keeperOn().keeper.all()).map(({ id }) => id).sort(), ["before", "during"]);
});

test("deleted can be brought back for 30 days, then it is gone; erased now is gone now", async () => {
	const { keeper, clock } = keeperOn();
	for (const id of ["soft", "now"]) keeper.put(sessionRecord({ id }));
	await keeper.delete("soft");
	assert.ok((await keeper.rows()).find(({ id }) => id === "soft")?.deleted);
	await keeper.restore("soft");
	assert.equal((await keeper.rows()).find(({ id }) => id === "soft")?.deleted, "");
	await keeper.erase("now");
	assert.deepEqual((await keeper.all()).map(({ id, kind, entries }) => [id, kind, entries.length]).sort(), [
		["now", "erased", 0],
		["soft", "session", 8],
	]);
	await keeper.delete("soft");
	clock.advance(DELETED_MS - 60_000);
	await keeperOn(clock).keeper.expire();
	assert.equal((await keeper.get("soft"))?.kind, "session");
	clock.advance(120_000);
	const later = keeperOn(clock).keeper;
	await later.ready;
	assert.equal((await keeper.get("soft"))?.kind, "session", "it may have been brought back elsewhere");
	await later.expire();
	await later.settled();
	const after = await keeperOn(clock).keeper.get("soft");
	assert.deepEqual([after?.kind, after?.entries], ["erased", []]);
	assert.equal(JSON.stringify(await keeperOn(clock).keeper.all()).includes("seated-twist"), false);
});

test("what is said later counts, in the same millisecond and after the clock was set back", async () => {
	const { keeper, clock } = keeperOn();
	const first = keeper.now();
	assert.ok(keeper.now() > first);
	keeper.put(answers("emergency", ["S1"], keeper.now()));
	clock.setWall(-3_600_000);
	keeper.put(answers("emergency", [], keeper.now()));
	assert.deepEqual(nextFor(keeper.standing, SAFETY, clock.wall()), { ask: "same-day" });
	await keeper.settled();
	const again = keeperOn(clock).keeper;
	await again.ready;
	assert.deepEqual(nextFor(again.standing, SAFETY, clock.wall()), { ask: "same-day" });
});

test("a run that goes on after a reload goes on later than it stopped, whatever the clock says", async () => {
	const { keeper, clock } = keeperOn();
	await keeper.ready;
	const { session } = sessionOf("seated-twist", { clock });
	new Recorder(session, keeper);
	session.start();
	clock.advance(20_000);
	await keeper.settled();
	clock.setWall(-600_000);
	const again = keeperOn(clock).keeper;
	await again.ready;
	again.put({ ...sessionRecord({ id: session.run }), entries: [entry("note", { text: "later" }, again.now())] });
	const kinds = (await again.get(session.run))?.entries.map(({ kind }) => kind);
	assert.deepEqual(kinds, ["start", "phase-end", "phase-end", "note"]);
});

test("answers that a wrong clock put a year ahead are asked again, and then hold", async () => {
	const clock = new ManualClock(Date.UTC(2027, 0, 1));
	const { keeper } = keeperOn(clock);
	keeper.put(answers("emergency", [], keeper.now()));
	await keeper.settled();
	clock.setWall(-365 * 24 * 3_600_000);
	const again = keeperOn(clock).keeper;
	await again.ready;
	assert.deepEqual(nextFor(again.standing, SAFETY, clock.wall()), { ask: "emergency" });
	await again.forgetAhead();
	again.put(answers("emergency", [], again.now()));
	assert.deepEqual(nextFor(again.standing, SAFETY, clock.wall()), { ask: "same-day" });
});
