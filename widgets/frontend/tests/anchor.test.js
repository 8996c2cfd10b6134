/**
 * Words are found again after the text was changed, in the same step or not at all: over generated edits of the four
 * exercises, of which every letter remembers where it came from.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { find, pointsIn, unitsOf, wordsAt } from "../src/notes/anchor.js";
import { standingOf } from "../src/notes/places.js";

/** @type {Record<string, any>} */
const PLANS = JSON.parse(readFileSync(new URL("../../../tests/golden/plans.json", import.meta.url), "utf8"));
/**
 * Each step's text as it is: words, each with the sentence it belongs to. The easier and the harder ways are left out:
 * they say one sentence in many steps, and of two alike in one text nobody could tell which was meant.
 */
const STEPS = Object.values(PLANS).flatMap(({ exercise, steps, variants }) => {
	const first = variants.filter((/** @type {any} */ { id }) => ["article", "gentler"].includes(id));
	const shown = first.flatMap((/** @type {any} */ { parts }) => parts).flatMap((/** @type {any} */ part) => part.steps);
	return Object.entries(steps)
		.filter(([id]) => shown.includes(id))
		.map(([id, { text }]) => ({ exercise: exercise.id, id, text: String(text) }));
});
const RUNS = 4000;

/** A letter, and where in the old text it stood; -1 for a new one. @typedef {{letter: string, from: number}} Letter */

/** @param {string} text @param {number} [from] @returns {Letter[]} */
const lettersOf = (text, from = 0) => [...text].map((letter, at) => ({ letter, from: from < 0 ? -1 : from + at }));
/** @param {Letter[]} letters */
const textOf = (letters) => letters.map(({ letter }) => letter).join("");

/** @param {Letter[]} letters @returns {Letter[][]} */
function sentencesOf(letters) {
	/** @type {Letter[][]} */
	const found = [[]];
	letters.forEach((one, at) => {
		found[found.length - 1].push(one);
		if (/[.:?]/.test(one.letter) && letters[at + 1]?.letter === " ") found.push([]);
	});
	return found.filter((sentence) => sentence.length);
}

/** Join sentences with one blank. @param {Letter[][]} sentences */
function joined(sentences) {
	return sentences.flatMap((sentence, at) => {
		const trimmed = sentence[0]?.letter === " " ? sentence.slice(1) : sentence;
		return at ? [{ letter: " ", from: -1 }, ...trimmed] : trimmed;
	});
}

const WORDS = ["slowly", "gently", "carefully", "a little", "both", "now", "then", "your", "the"];

/** What may happen to a step's text. @type {Record<string, (letters: Letter[], random: (n: number) => number) => Letter[]>} */
const EDITS = {
	"a word is changed": (letters, random) => {
		const words = [...textOf(letters).matchAll(/\p{L}+/gu)];
		const { index = 0, 0: word } = words[random(words.length)];
		return [
			...letters.slice(0, index),
			...lettersOf(WORDS[random(WORDS.length)], -1),
			...letters.slice(index + word.length),
		];
	},
	"a word is put in": (letters, random) => {
		const blanks = letters.flatMap(({ letter }, at) => (letter === " " ? [at] : []));
		const at = blanks.length ? blanks[random(blanks.length)] : 0;
		return [...letters.slice(0, at), ...lettersOf(` ${WORDS[random(WORDS.length)]}`, -1), ...letters.slice(at)];
	},
	"sentences are moved": (letters, random) => {
		const all = sentencesOf(letters);
		const [moved] = all.splice(random(all.length), 1);
		all.splice(random(all.length + 1), 0, moved);
		return joined(all);
	},
	"a sentence goes": (letters, random) => {
		const all = sentencesOf(letters);
		if (all.length > 1) all.splice(random(all.length), 1);
		return joined(all);
	},
	"the step is split": (letters) => {
		const all = sentencesOf(letters);
		return joined(all.slice(0, Math.max(1, Math.floor(all.length / 2))));
	},
	"a look-alike is added": (letters, random) => {
		const all = sentencesOf(letters);
		const copy = all[random(all.length)].map(({ letter }) => ({ letter, from: -1 }));
		const word = lettersOf(` ${WORDS[random(WORDS.length)]}`, -1);
		const alike = random(2) ? [...copy.slice(0, 5), ...word, ...copy.slice(5)] : copy;
		all.splice(random(all.length + 1), 0, alike);
		return joined(all);
	},
};
const NAMES = Object.keys(EDITS);

/** @param {number} seed */
function chance(seed) {
	let state = seed >>> 0;
	return (/** @type {number} */ n) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * n);
	};
}

test("over generated edits nothing is attached to other words, and most is found again", () => {
	/** @type {Record<string, {all: number, kept: number, found: number, wrong: string[]}>} */
	const tally = Object.fromEntries(
		[...NAMES, "two edits"].map((name) => [name, { all: 0, kept: 0, found: 0, wrong: [] }]),
	);
	for (let run = 0; run < RUNS; run++) {
		const random = chance(run * 2654435761);
		const { text } = STEPS[random(STEPS.length)];
		const points = [...text];
		const start = random(points.length - 3);
		const end = Math.min(points.length, start + 2 + random(60));
		const words = wordsAt(text, points.slice(0, start).join("").length, points.slice(0, end).join("").length);
		const how = run % 5 === 4 ? "two edits" : NAMES[run % NAMES.length];
		let letters = lettersOf(text);
		for (const name of how === "two edits" ? [NAMES[random(NAMES.length)], NAMES[random(NAMES.length)]] : [how]) {
			letters = EDITS[name](letters, random);
		}
		const now = textOf(letters);
		const found = find(now, words);
		const one = tally[how];
		one.all += 1;
		const left = letters.filter(({ from }) => from >= start && from < end).length;
		if (left >= 0.75 * (end - start)) one.kept += 1;
		if (!found) continue;
		if (left >= 0.75 * (end - start)) one.found += 1;
		const attached = letters.slice(pointsIn(now.slice(0, found.start)), pointsIn(now.slice(0, found.end)));
		const own = attached.filter(({ from }) => from >= start && from < end).length;
		// The very words where the old ones are gone were moved, and a mark that runs from a doubled sentence into the note's
		// own words stands on these: nobody could tell otherwise.
		const moved = textOf(attached) === words.exact && left === 0;
		if (own === 0 && !moved) one.wrong.push(`${how}: "${words.exact}" at "${textOf(attached)}" in "${now}"`);
	}
	for (const [name, { all, kept, found }] of Object.entries(tally)) {
		console.log(`${name}: ${all} notes, of ${kept} whose words are there ${found} found again`);
	}
	const wrong = Object.values(tally).flatMap((one) => one.wrong);
	assert.deepEqual(wrong.slice(0, 5), []);
	const [kept, found] = [Object.values(tally).map((one) => one.kept), Object.values(tally).map((one) => one.found)].map(
		(numbers) => numbers.reduce((sum, one) => sum + one, 0),
	);
	console.log(`${Math.round((found / kept) * 100)} % found again, ${wrong.length} wrong`);
	assert.ok(found / kept > 0.75, `${found} of ${kept}`);
});

test("nothing is ever looked for in another step, or in another exercise", () => {
	let shared = 0;
	for (const { exercise, id, text } of STEPS) {
		const words = wordsAt(text, 0, text.length);
		const others = STEPS.filter((one) => one.exercise !== exercise || one.id !== id);
		const about = {
			title: "",
			version: "2",
			hash: "2",
			page: "",
			poses: {},
			// The step says something else now; the others say what they say.
			steps: others
				.map((one) => ({ id: one.id, cue: "", text: one.text }))
				.concat({ id, cue: "", text: "Quite another thing." }),
		};
		if (others.some((one) => one.text.includes(text))) shared += 1;
		const target = { exercise, version: "1", hash: "1", cell: "steps", step: id, place: words };
		const note = /** @type {any} */ ({ target });
		const steps = about.steps.filter((one, at, all) => all.findLastIndex((other) => other.id === one.id) === at);
		assert.equal(standingOf(note, { ...about, steps }, []).how, "review");
		assert.equal(standingOf(note, { ...about, steps: steps.filter((one) => one.id !== id) }, []).how, "review");
	}
	assert.ok(shared > 0, "some steps share their text: that is what this is about");
});

test("unchanged, every stretch of every step is where it was", () => {
	fc.assert(
		fc.property(
			fc.nat(STEPS.length - 1),
			fc.double({ min: 0, max: 1, noNaN: true }),
			fc.double({ min: 0, max: 1, noNaN: true }),
			(which, a, b) => {
				const { text } = STEPS[which];
				const [start, end] = [a, b].map((share) => Math.floor(share * text.length)).sort((one, other) => one - other);
				if (start === end) return;
				assert.deepEqual(find(text, wordsAt(text, start, end), true), { start, end, near: false });
				// Without being told that nothing was changed: there, or not at all.
				const found = find(text, wordsAt(text, start, end));
				if (found) assert.deepEqual(found, { start, end, near: false });
			},
		),
		{ numRuns: 2000 },
	);
});

test("positions count code points, whatever letters a text has", () => {
	const text = "Drehe 👩🏽‍⚕️ dich e\u0301 langsam 🏳️‍🌈 zurück.";
	const start = text.indexOf("langsam");
	const words = wordsAt(text, start, start + 7);
	assert.equal(words.start, [...text.slice(0, start)].length);
	assert.equal(words.end - words.start, 7);
	assert.equal(unitsOf(text, words.start), start);
	assert.deepEqual(find(text, words), { start, end: start + 7, near: false });
	// A quote's sides never begin or end in the middle of a letter.
	const [{ index: emoji = 0 }] = [...text.matchAll(/👩/gu)];
	assert.equal(wordsAt(text, emoji + 2, text.length).prefix, text.slice(0, emoji + 2));
});
