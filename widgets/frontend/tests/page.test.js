/**
 * What stands between the session and Python: the outbox, and the look at the kernel.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { watchKernel } from "../src/page/kernel.js";
import { Outbox } from "../src/page/outbox.js";
import { ManualClock, sessionOf } from "./helpers.js";

function kernel() {
	/** @type {Set<(sender: unknown, value: unknown) => void>} */
	const slots = new Set();
	const signal = {
		/** @param {() => void} slot */
		connect: (slot) => slots.add(slot),
		/** @param {() => void} slot */
		disconnect: (slot) => slots.delete(slot),
	};
	const made = {
		connectionStatus: "connected",
		status: "idle",
		statusChanged: signal,
		connectionStatusChanged: signal,
	};
	/** @param {Partial<typeof made>} change */
	const turn = (change) => {
		Object.assign(made, change);
		for (const slot of slots) slot(made, null);
	};
	return { made, turn, slots };
}

function outboxOf() {
	const clock = new ManualClock();
	return { clock, outbox: new Outbox(clock) };
}

function someEvents() {
	const { session, events } = sessionOf("seated-twist");
	session.start();
	session.pause();
	return events;
}

test("only a change between there and gone is told, however often a kernel turns busy", () => {
	const { made, turn, slots } = kernel();
	/** @type {boolean[]} */
	const told = [];
	const end = watchKernel({ kernel: made }, (there) => told.push(there));
	for (let times = 0; times < 50; times++) turn({ status: times % 2 ? "idle" : "busy" });
	turn({ connectionStatus: "connecting" });
	turn({ connectionStatus: "connecting" });
	turn({ connectionStatus: "connected", status: "idle" });
	turn({ status: "autorestarting" });
	assert.deepEqual(told, [true, false, true, false]);
	end();
	assert.equal(slots.size, 0);
});

test("a page without a kernel has nothing to watch", () => {
	assert.doesNotThrow(watchKernel(undefined, () => assert.fail()));
});

test("what happened is sent until it is acknowledged", () => {
	const { outbox } = outboxOf();
	/** @type {string[][]} */
	const sent = [];
	outbox.connect((events) => sent.push(events.map(({ kind }) => kind)));
	const [start, pause] = someEvents();
	outbox.add(start);
	outbox.add(pause);
	assert.deepEqual(sent, [["start"], ["start", "pause"]]);
	outbox.acknowledge([start.id]);
	assert.equal(outbox.waiting, 1);
	outbox.reconnected();
	assert.deepEqual(sent[2], ["pause"]);
	outbox.acknowledge([pause.id]);
	assert.equal(outbox.waiting, 0);
});

test("unanswered for four seconds it says so, and takes it back when Python is there again", () => {
	const { outbox, clock } = outboxOf();
	outbox.connect(() => {});
	const [start] = someEvents();
	outbox.add(start);
	clock.advance(3999);
	assert.equal(outbox.away, false);
	clock.advance(1);
	assert.equal(outbox.away, true);
	outbox.acknowledge([start.id]);
	assert.equal(outbox.away, false);
	outbox.setAway(true);
	outbox.reconnected();
	assert.equal(outbox.away, false);
});

test("what is sent while an answer comes has four seconds of its own", () => {
	const { outbox, clock } = outboxOf();
	outbox.connect(() => {});
	const [start, pause] = someEvents();
	outbox.add(start);
	clock.advance(3500);
	outbox.add(pause);
	outbox.acknowledge([start.id]);
	clock.advance(3900);
	assert.equal(outbox.away, false);
	clock.advance(100);
	assert.equal(outbox.away, true);
});

test("a way that throws is no harm", () => {
	const { outbox } = outboxOf();
	outbox.connect(() => {
		throw new Error("Kernel is dead");
	});
	const [start] = someEvents();
	outbox.add(start);
	assert.equal(outbox.waiting, 1);
	assert.equal(outbox.away, true);
});
