import assert from "node:assert/strict";
import { test } from "node:test";
import { WakeLock } from "../src/page/wakelock.js";

/** A page that can be hidden, and a lock that the test grants, refuses, delays and drops. */
function device() {
	/** @type {(() => void)[]} */
	const listeners = [];
	const page = {
		visibilityState: /** @type {DocumentVisibilityState} */ ("visible"),
		/** @param {string} _ @param {() => void} listener */
		addEventListener(_, listener) {
			listeners.push(listener);
		},
		/** @param {DocumentVisibilityState} state */
		show(state) {
			page.visibilityState = state;
			if (state === "hidden") for (const lock of locks) lock.drop();
			for (const listener of listeners) listener();
		},
	};
	/** @type {{held: boolean, drop: () => void}[]} */
	const locks = [];
	/** @type {{grant: () => void, refuse: () => void}[]} */
	const asked = [];
	const request = () =>
		new Promise((resolve, reject) => {
			asked.push({
				refuse: () => reject(new Error("refused")),
				grant() {
					/** @type {(() => void)[]} */
					const released = [];
					const lock = {
						held: true,
						drop() {
							if (!lock.held) return;
							lock.held = false;
							for (const listener of released) listener();
						},
						release: () => Promise.resolve(lock.drop()),
						/** @param {string} _ @param {() => void} listener */
						addEventListener: (_, listener) => released.push(listener),
					};
					locks.push(lock);
					resolve(lock);
				},
			});
		});
	const wakeLock = new WakeLock(/** @type {any} */ ({ request }), /** @type {any} */ (page));
	const held = () => locks.filter((lock) => lock.held).length;
	return { page, asked, locks, held, wakeLock };
}

/** What was answered has arrived. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("held while it is wanted, released at the end", async () => {
	const { wakeLock, asked, held } = device();
	wakeLock.want(true);
	wakeLock.want(true);
	assert.equal(asked.length, 1);
	asked[0].grant();
	await settled();
	assert.equal(held(), 1);
	wakeLock.want(false);
	await settled();
	assert.equal(held(), 0);
	assert.equal(wakeLock.refused, false);
});

test("dropped when the page hides, asked for again when it comes back", async () => {
	const { wakeLock, asked, held, page } = device();
	wakeLock.want(true);
	asked[0].grant();
	await settled();
	page.show("hidden");
	assert.equal(held(), 0);
	assert.equal(asked.length, 1);
	assert.equal(wakeLock.refused, false);
	page.show("visible");
	assert.equal(asked.length, 2);
	asked[1].grant();
	await settled();
	assert.equal(held(), 1);
});

test("refused: it is told, and told again that it is well once it is granted", async () => {
	const { wakeLock, asked, held, page } = device();
	let told = 0;
	wakeLock.onchange = () => told++;
	wakeLock.want(true);
	asked[0].refuse();
	await settled();
	assert.deepEqual([wakeLock.refused, told, held()], [true, 1, 0]);
	page.show("hidden");
	page.show("visible");
	asked[1].grant();
	await settled();
	assert.deepEqual([wakeLock.refused, told, held()], [false, 2, 1]);
});

test("granted after the exercise ended: given back at once", async () => {
	const { wakeLock, asked, held } = device();
	wakeLock.want(true);
	wakeLock.want(false);
	asked[0].grant();
	await settled();
	assert.equal(held(), 0);
});

test("ended and begun again while the question was open: held once", async () => {
	const { wakeLock, asked, held } = device();
	wakeLock.want(true);
	wakeLock.want(false);
	wakeLock.want(true);
	assert.equal(asked.length, 1);
	asked[0].grant();
	await settled();
	assert.equal(held(), 1);
});

test("hidden while the question was open: asked again when it is seen", async () => {
	const { wakeLock, asked, held, page } = device();
	wakeLock.want(true);
	page.show("hidden");
	asked[0].refuse();
	await settled();
	assert.equal(wakeLock.refused, false);
	page.show("visible");
	asked[1].grant();
	await settled();
	assert.equal(held(), 1);
});

test("back before the old question was answered: asked again then", async () => {
	const { wakeLock, asked, held, page } = device();
	wakeLock.want(true);
	page.show("hidden");
	page.show("visible");
	asked[0].refuse();
	await settled();
	assert.equal(asked.length, 2);
	asked[1].grant();
	await settled();
	assert.equal(held(), 1);
});

test("a browser without a lock says so, and nothing breaks", () => {
	const page = { visibilityState: "visible", addEventListener() {} };
	const wakeLock = new WakeLock(undefined, /** @type {any} */ (page));
	wakeLock.want(true);
	assert.equal(wakeLock.refused, true);
	wakeLock.want(false);
	assert.equal(wakeLock.refused, false);
});
