import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { Clip, Movement } from "../src/core/movement.js";
import { bounded, lens } from "../src/figure/camera.js";
import { markPaths } from "../src/figure/marks.js";
import { stillOf } from "../src/figure/moment.js";
import { onceThrough, Preview } from "../src/figure/preview.js";
import { frameOf } from "../src/figure/scene.js";
import { sessionOf } from "./helpers.js";

const POINTS = ["knee_right", "head", "nose"];

/** @param {number[][]} rows */
function packed(rows) {
	return rows[0]
		.flatMap((_, i) => {
			const values = rows.map((row) => Math.round(row[i] * 10000));
			const changes = values.slice(1).map((value, at) => value - values[at]);
			return [values[0], ...changes.map((change, at) => change - (changes[at - 1] ?? 0))];
		})
		.map((value) => (Math.abs(value) < 10 ? String.fromCharCode(80 + value) : `{${value}}`))
		.join("");
}

const ROWS = [0, 1, 2, 3].map((at) => [at * at * 0.1, at * 0.1, 0, 0, 1, 0, 0.1, 1, 0]);
const DATA = {
	format: 1,
	exercise: "x",
	hash: "x",
	scale: 10000,
	points: POINTS,
	camera: { around: 0, above: 10 },
	sides: "",
	poses: { down: "Down.", up: "Up." },
	steps: { rise: { pose: "up", arrows: ["knee_right"] }, stay: { pose: "up" }, fall: { pose: "down" } },
	clips: { "down>rise": packed(ROWS), "up>stay": packed([ROWS[3]]), "up>fall": "~down>rise" },
};

test("a clip passes through its frames and stays between its ends", () => {
	const clip = new Movement(DATA).clip("rise", "fall");
	for (const [at, row] of ROWS.entries())
		for (const [i, value] of clip.at(at / 3).entries()) assert.ok(Math.abs(value - row[i]) < 1e-4);
	assert.deepEqual(clip.at(-1), clip.at(0));
	assert.deepEqual(clip.at(2), clip.at(1));
	fc.assert(
		fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (fraction) => {
			const [x, y] = clip.at(fraction);
			assert.ok(x >= -0.02 && x <= 0.92 && y >= -0.02 && y <= 0.32);
		}),
	);
});

test("a pose that is held has one frame, and shows at every moment", () => {
	const clip = new Clip([Float32Array.from(ROWS[3])]);
	assert.equal(clip.moves, false);
	assert.deepEqual(clip.at(0.4), clip.at(1));
});

test("a step that comes after an unexpected one still has a clip", () => {
	const movement = new Movement(DATA);
	assert.equal(movement.key("rise", "stay"), "down>rise");
	assert.equal(movement.key("stay"), "up>stay");
	assert.throws(() => movement.key("nowhere", "stay"));
});

test("what is done on a chair has a room of its own, and the chair is in it", () => {
	const bands = [[[5, 0.2, 0, 0.01]], [[6, 0, 1, 0.01]]];
	const movement = new Movement(
		/** @type {any} */ ({
			...DATA,
			steps: { ...DATA.steps, stay: { pose: "up", things: ["seat"] } },
			things: { seat: { near: [5, 0.2, 0], bands } },
		}),
	);
	const rows = (/** @type {string[]} */ names) =>
		[...movement.frames(true, names)].map((row) => [...row].map((x) => +x.toFixed(3)));
	assert.equal(rows([]).length, 8);
	assert.deepEqual(rows(["seat"]), [ROWS[3].map((x) => +x.toFixed(3)), [5, 0.2, 0, 6, 0, 1]]);
	assert.deepEqual(stillOf(movement, [], "stay").shown.things, ["seat"]);
	assert.equal(stillOf(movement, [], "rise").shown.things, undefined);
});

test("any camera is inside its bounds, and its picture holds every frame", () => {
	const frames = ROWS.map((row) => Float32Array.from(row));
	fc.assert(
		fc.property(
			fc.double({ min: -2000, max: 2000, noNaN: true }),
			fc.double({ min: -400, max: 400, noNaN: true }),
			(around, above) => {
				const camera = bounded({ around, above });
				assert.ok(camera.around >= -180 && camera.around <= 180 && camera.above >= 2 && camera.above <= 88);
				const { right, up, toward } = lens(camera);
				for (const [a, b] of [
					[right, up],
					[up, toward],
					[toward, right],
				])
					assert.ok(Math.abs(a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) < 1e-9);
				const { place } = frameOf(frames, null, camera, 600);
				for (const points of frames)
					for (let at = 0; at < 9; at += 3) {
						const [x, y] = place(points[at], points[at + 1], points[at + 2]);
						assert.ok(x >= 0 && x <= 1000 && y >= 0 && y <= 600);
					}
			},
		),
	);
});

test("an arrow runs along the way, and a way too short says nothing", () => {
	const movement = new Movement(DATA);
	const frame = frameOf([...movement.frames(true)], null, { around: 0, above: 10 });
	const clip = movement.clip("rise", "fall");
	assert.equal(markPaths({ kind: "arrow", clip, point: "knee_right" }, movement, frame).length, 3);
	assert.deepEqual(markPaths({ kind: "arrow", clip, point: "knee_right", from: 0.99 }, movement, frame), []);
	assert.deepEqual(markPaths({ kind: "arrow", clip, point: "no_such" }, movement, frame), []);
	assert.deepEqual(markPaths({ kind: "arrow", clip: movement.clip("stay"), point: "head" }, movement, frame), []);
});

for (const name of ["standing-roll-down", "raise-and-pull", "double-knee-lifts", "seated-twist"])
	test(`the loop before the start shows each step of ${name} once, in order`, () => {
		const session = sessionOf(name).session;
		const phases = onceThrough(session.variant, session.phases);
		const steps = new Set(session.phases.map((phase) => phase.step));
		assert.deepEqual(new Set(phases.map((phase) => phase.step)), steps);
		const movement = /** @type {any} */ ({
			clipOf: (/** @type {any[]} */ all, /** @type {number} */ at) => ({ moves: all[at].kind === "move" }),
		});
		for (const stepwise of [false, true]) {
			const preview = new Preview(movement, phases, stepwise);
			let last = 0;
			for (let passed = 0; passed < preview.length; passed += 50) {
				const { index, fraction } = preview.at(passed);
				assert.ok(index === last || index === last + 1);
				assert.ok(fraction >= 0 && fraction <= 1);
				last = index;
			}
			assert.equal(last, phases.length - 1);
			assert.equal(preview.at(preview.length).index, 0);
		}
	});
