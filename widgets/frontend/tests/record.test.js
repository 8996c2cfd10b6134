/**
 * The record: documents that only grow, what they say in a row, and where a person stands with the check.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { phasesOf, rowOf } from "../src/record/fold.js";
import { born, conflict, entry, erased, merge, same } from "../src/record/model.js";
import { wrongIn } from "../src/record/reading.js";
import {
	afterStop,
	insteadOf,
	nextFor,
	ownStop,
	restsToday,
	toAsk,
	unknown,
	withRecord,
} from "../src/record/standing.js";
import { answers, HOUR, SAFETY, sessionRecord } from "./records.js";

const WALL = Date.UTC(2026, 0, 1, 6);

test("copies of a document come together the same in any order, as often as one likes", () => {
	const whole = sessionRecord({ id: "one" });
	const piece = fc.subarray(whole.entries).map((entries) => ({ ...whole, entries }));
	fc.assert(
		fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), (pieces, chance) => {
			const once = pieces.reduce(merge, { ...whole, entries: [] });
			const shuffled = [...pieces, ...pieces].sort(() => (chance.next().value % 2 ? 1 : -1));
			assert.ok(same(once, shuffled.reduce(merge, { ...whole, entries: [] })));
			assert.equal(once.entries.length, new Set(pieces.flatMap(({ entries }) => entries.map(({ id }) => id))).size);
		}),
	);
});

test("where two copies say something else, every copy ends up with the same words, and it is a conflict", () => {
	const one = sessionRecord({ id: "one" });
	const other = structuredClone(one);
	other.entries[0].value = 9;
	assert.ok(conflict(one, other));
	assert.ok(same(merge(one, other), merge(other, one)));
	assert.ok(!conflict(one, { ...one, entries: [...one.entries, entry("note", { text: "x" }, WALL)] }));
});

test("what was erased stays erased, whatever copy comes after it", () => {
	const one = sessionRecord({ id: "one" });
	const gone = erased("one", WALL);
	assert.ok(same(merge(one, gone), gone));
	assert.ok(same(merge(gone, one), gone));
	assert.equal(JSON.stringify(merge(one, gone)).includes("seated-twist"), false);
});

test("a row tells what was held, not what was planned: 3 of 5 seconds", () => {
	const row = rowOf(sessionRecord());
	assert.deepEqual(
		phasesOf(sessionRecord().entries).map(({ phase, held, planned }) => [phase, held, planned]),
		[
			["twist/turn/1", 5, 5],
			["twist/hold/1", 3, 5],
		],
	);
	assert.deepEqual([row.status, row.seconds], ["stopped", 8]);
	assert.deepEqual(row.before, { value: 4, where: "back" });
	assert.equal(row.after, null);
});

test("a pain of 0 is an answer; not answered is null", () => {
	assert.equal(rowOf(sessionRecord({ before: 0 })).before?.value, 0);
	assert.equal(rowOf(sessionRecord({ before: null })).before?.value, null);
	const bare = sessionRecord();
	bare.entries = bare.entries.filter(({ kind }) => kind !== "pain");
	assert.equal(rowOf(bare).before, null);
});

test("the day of a session is the person's own", () => {
	const late = { ...sessionRecord({ wall: Date.UTC(2026, 0, 1, 23, 30) }), offset: 60 };
	assert.equal(rowOf(late).day, "2026-01-02");
	assert.equal(rowOf({ ...late, offset: -60 }).day, "2026-01-01");
});

test("what is read from elsewhere is what it should be, field by field", () => {
	assert.equal(wrongIn(sessionRecord()), null);
	assert.equal(wrongIn(answers("soon", [], WALL)), null);
	assert.equal(wrongIn(erased("x", WALL)), null);
	/** @type {[string, (document: any) => void][]} */
	const spoiled = [
		["entries[0].value", (document) => Object.assign(document.entries[0], { value: 11 })],
		["entries[0].value", (document) => Object.assign(document.entries[0], { value: "4" })],
		["entries[1].kind", (document) => Object.assign(document.entries[1], { kind: "constructor" })],
		["entries[1].held", (document) => delete document.entries[1].held],
		["entries[1].more", (document) => Object.assign(document.entries[1], { more: 1 })],
		["entries[2].id", (document) => Object.assign(document.entries[2], { id: document.entries[1].id })],
		["born", (document) => Object.assign(document, { born: "2026-13-01T00:00:00Z" })],
		["about.dose", (document) => Object.assign(document.about, { dose: { hold: 1.5 } })],
		["format", (document) => Object.assign(document, { format: 2 })],
		["born", (document) => Object.assign(document, { born: "2026-02-30T00:00:00Z" })],
		["about.variant", (document) => Object.assign(document.about, { variant: "a b" })],
		["about.version", (document) => Object.assign(document.about, { version: "half \ud83d" })],
	];
	for (const [field, spoil] of spoiled) {
		const document = sessionRecord();
		spoil(document);
		assert.equal(wrongIn(document)?.field, field);
	}
});

// ── The check ────────────────────────────────────────────────────────────────

/** @param {...import("../src/record/model.js").PracticeRecord} said */
const known = (...said) => said.reduce(withRecord, unknown());

test("so much pain after an exercise is enough for a day; the last word on it counts, in any order", () => {
	const wall = Date.UTC(2026, 0, 1, 6);
	/** @param {number} at in ms after the start @param {"before"|"after"} when @param {number} value */
	const said = (at, when, value) => {
		const document = sessionRecord({ wall: wall + at, before: null });
		document.entries.push(entry("pain", { when, value }, wall + at));
		return document;
	};
	const now = wall + HOUR;
	assert.equal(restsToday(known(said(0, "after", 5)), 6, now), false);
	assert.equal(restsToday(known(said(0, "after", 6)), 6, now), true);
	assert.equal(restsToday(known(said(0, "after", 6)), 6, wall + 24 * HOUR), false);
	// Pain before an exercise is asked about; it is none that came of one.
	assert.equal(restsToday(known(said(0, "before", 9)), 6, now), false);
	const [much, less] = [said(0, "after", 8), said(1000, "after", 2)];
	for (const order of [
		[much, less],
		[less, much],
	]) {
		assert.equal(restsToday(known(...order), 6, now), false);
		assert.equal(known(...order).pain?.after?.value, 2);
	}
	// What was taken away says nothing.
	much.entries.push(entry("deleted", {}, wall + 2000));
	assert.equal(restsToday(known(much), 6, now), false);
});
const GROUPS = ["emergency", "same-day", "soon", "seated-twist"];
const ALL_NO = GROUPS.map((group, at) => answers(group, [], WALL + at));

/** @param {string} reason @param {string} leads @param {boolean} blocks @param {number} wall @param {string} [exercise] */
function stopped(reason, leads, blocks, wall, exercise = "seated-twist") {
	const document = sessionRecord({ wall, exercise });
	document.entries.push(entry("reason", { reason, leads, blocks }, wall));
	return document;
}

/** @param {string} group @param {number} wall */
function confirmed(group, wall) {
	const document = born("check", {}, wall);
	document.entries.push(entry("confirmed", { group }, wall));
	return document;
}

test("the groups are asked in order, and all no opens the exercise for 24 hours", () => {
	assert.deepEqual(nextFor(unknown(), SAFETY, WALL), { ask: "emergency" });
	assert.deepEqual(nextFor(known(ALL_NO[0]), SAFETY, WALL), { ask: "same-day" });
	assert.deepEqual(nextFor(known(ALL_NO[0], ALL_NO[1]), SAFETY, WALL), { ask: "soon" });
	assert.deepEqual(nextFor(known(ALL_NO[0], ALL_NO[1], ALL_NO[2]), SAFETY, WALL), { ask: "seated-twist" });
	assert.equal(nextFor(known(...ALL_NO), SAFETY, WALL + 11 * HOUR), null);
	// After a night all of it is asked again.
	assert.deepEqual(nextFor(known(...ALL_NO), SAFETY, WALL + 12 * HOUR), { ask: "emergency" });
	assert.deepEqual(toAsk(known(...ALL_NO), { ...SAFETY, exercise: "x" }, WALL + 1), []);
});

test("questions that have changed are asked again", () => {
	const [first, today, soon, own] = SAFETY.groups;
	const changed = { ...SAFETY, groups: [first, today, { ...soon, hash: "s2" }, own] };
	assert.deepEqual(nextFor(known(...ALL_NO), changed, WALL), { ask: "soon" });
});

test("an emergency sign closes it for weeks, until a doctor agreed, or the sign was taken back", () => {
	const due = { help: "emergency", group: "emergency" };
	const yes = answers("emergency", ["S1"], WALL + HOUR);
	assert.deepEqual(nextFor(known(...ALL_NO, yes), SAFETY, WALL + 2 * HOUR), due);
	const weeks = WALL + 21 * 24 * HOUR;
	assert.deepEqual(nextFor(known(...ALL_NO, yes), SAFETY, weeks), due);
	const corrected = answers("emergency", [], WALL + 2 * HOUR);
	assert.equal(nextFor(known(...ALL_NO, yes, corrected), SAFETY, WALL + 2 * HOUR), null);
	// A stop with a reason that leads elsewhere does not open it.
	const later = stopped("one-leg", "soon", true, WALL + 2 * HOUR);
	assert.deepEqual(nextFor(known(yes, later), SAFETY, WALL + 3 * HOUR), due);
	const agreed = confirmed("emergency", weeks);
	// What was answered so long ago is asked again; what is said yes to then needs another word.
	assert.deepEqual(nextFor(known(...ALL_NO, yes, agreed), SAFETY, weeks), { ask: "emergency" });
	const again = answers("emergency", ["S1"], weeks + 1);
	assert.deepEqual(nextFor(known(...ALL_NO, yes, agreed, again), SAFETY, weeks + 2), due);
	const word = confirmed("emergency", weeks + 2);
	assert.deepEqual(nextFor(known(again, word), SAFETY, weeks + 3), { ask: "same-day" });
});

test("a sign for the same day closes it for weeks as well", () => {
	const yes = answers("same-day", ["D1"], WALL + HOUR);
	const weeks = WALL + 21 * 24 * HOUR;
	assert.deepEqual(nextFor(known(...ALL_NO, yes), SAFETY, weeks), { help: "same-day", group: "same-day" });
});

test("two signs for the same day that are an emergency together need help at once, and each alone the same day", () => {
	for (const [yes, help] of /** @type {[string[], string][]} */ ([
		[["D1", "D5"], "emergency"],
		[["D5"], "same-day"],
		[["D1", "D9"], "same-day"],
	])) {
		const said = known(...ALL_NO, answers("same-day", yes, WALL + HOUR));
		assert.deepEqual(nextFor(said, SAFETY, WALL + 2 * HOUR), { help, group: "same-day" }, yes.join());
	}
});

test("a yes among the others opens it once a professional was said to have agreed, and not before", () => {
	for (const [group, sign] of [
		["soon", "U1"],
		["seated-twist", "hip"],
	]) {
		const yes = answers(group, [sign], WALL + HOUR);
		assert.deepEqual(nextFor(known(...ALL_NO, yes), SAFETY, WALL + HOUR), { help: "soon", group });
		const agreed = born("check", {}, WALL + 2 * HOUR);
		agreed.entries.push(entry("confirmed", { group }, WALL + 2 * HOUR));
		assert.equal(nextFor(known(...ALL_NO, yes, agreed), SAFETY, WALL + 2 * HOUR), null);
		// A yes said after it needs another word.
		const again = answers(group, [sign], WALL + 3 * HOUR);
		assert.deepEqual(nextFor(known(...ALL_NO, yes, agreed, again), SAFETY, WALL + 3 * HOUR), { help: "soon", group });
	}
});

test("a stop for a serious reason asks at once again; for another reason it does not", () => {
	for (const [reason, leads] of [
		["tired", "later"],
		["dizzy", "today"],
	]) {
		assert.equal(nextFor(known(...ALL_NO, stopped(reason, leads, false, WALL + HOUR)), SAFETY, WALL + HOUR), null);
	}
	const emergency = stopped("both-legs", "emergency", false, WALL + HOUR);
	const due = { help: "emergency", group: "stop/emergency" };
	assert.deepEqual(nextFor(known(...ALL_NO, emergency), SAFETY, WALL + 2 * HOUR), due);
	// What was said at the stop is not undone by answers, nor by a day.
	const denied = known(...ALL_NO, emergency, answers("emergency", [], WALL + 2 * HOUR));
	assert.deepEqual(nextFor(denied, SAFETY, WALL + 50 * HOUR), due);
	const agreed = confirmed("stop/emergency", WALL + 3 * HOUR);
	assert.deepEqual(nextFor(known(...ALL_NO, emergency, agreed), SAFETY, WALL + 4 * HOUR), { ask: "emergency" });
});

test("pain that went down a leg keeps that exercise closed until asked, for weeks, and no other", () => {
	const stop = stopped("one-leg", "soon", true, WALL);
	const weeks = WALL + 21 * 24 * HOUR;
	const again = GROUPS.map((group, at) => answers(group, [], weeks + at));
	assert.deepEqual(nextFor(known(stop, ...again), SAFETY, weeks + HOUR), {
		help: "soon",
		group: afterStop("seated-twist"),
	});
	const elsewhere = stopped("one-leg", "soon", true, WALL, "raise-and-pull");
	assert.equal(nextFor(known(elsewhere, ...again), SAFETY, weeks + HOUR), null);
	const agreed = born("check", {}, weeks);
	agreed.entries.push(entry("confirmed", { group: afterStop("seated-twist") }, weeks));
	assert.equal(nextFor(known(stop, ...again, agreed), SAFETY, weeks + HOUR), null);
});

test("pain that has gone further down the leg afterwards closes that exercise as well, until the last word on it", () => {
	const record = sessionRecord({ wall: WALL });
	const further = { when: "after", value: 3, direction: "further" };
	record.entries.push(entry("pain", further, WALL + HOUR));
	const again = GROUPS.map((group, at) => answers(group, [], WALL + 2 * HOUR + at));
	const group = afterStop("seated-twist");
	assert.deepEqual(nextFor(known(record, ...again), SAFETY, WALL + 3 * HOUR), { help: "soon", group });
	assert.equal(ownStop(known(record, ...again), { ...SAFETY, exercise: "raise-and-pull" }, WALL + 3 * HOUR), "");
	const corrected = structuredClone(record);
	corrected.entries.push(entry("pain", { when: "after", value: 3, direction: "same" }, WALL + 1.5 * HOUR));
	assert.equal(nextFor(known(corrected, ...again), SAFETY, WALL + 3 * HOUR), null);
});

test("weakness of one leg closes every exercise until a professional agreed, whether answered or the reason of a stop", () => {
	const elsewhere = { ...SAFETY, exercise: "double-knee-lifts" };
	const yes = answers("same-day", ["D1"], WALL + HOUR);
	for (const safety of [SAFETY, elsewhere]) {
		assert.deepEqual(nextFor(known(...ALL_NO, yes), safety, WALL + 2 * HOUR), { help: "same-day", group: "same-day" });
	}
	const agreed = born("check", {}, WALL + 3 * HOUR);
	agreed.entries.push(entry("confirmed", { group: "same-day" }, WALL + 3 * HOUR));
	assert.equal(nextFor(known(...ALL_NO, yes, agreed), SAFETY, WALL + 3 * HOUR), null);

	const stop = stopped("one-leg-weak", "same-day", false, WALL + HOUR, "raise-and-pull");
	const due = { help: "same-day", group: "stop/same-day" };
	assert.deepEqual(nextFor(known(...ALL_NO, stop), SAFETY, WALL + 2 * HOUR), due);
	assert.deepEqual(nextFor(known(...ALL_NO, stop), elsewhere, WALL + 2 * HOUR), due);
	// Weeks later it is still so, and answers alone do not open it.
	const weeks = WALL + 21 * 24 * HOUR;
	const again = GROUPS.map((group, at) => answers(group, [], weeks + at));
	assert.deepEqual(nextFor(known(stop, ...again), SAFETY, weeks + HOUR), due);
	const word = born("check", {}, WALL + 4 * HOUR);
	word.entries.push(entry("confirmed", { group: "stop/same-day" }, WALL + 4 * HOUR));
	// Then the check is asked again.
	assert.deepEqual(nextFor(known(...ALL_NO, stop, word), SAFETY, WALL + 4 * HOUR), { ask: "emergency" });
	// An emergency goes before it.
	const worse = answers("emergency", ["S1"], WALL + 2 * HOUR);
	const first = { help: "emergency", group: "emergency" };
	assert.deepEqual(nextFor(known(...ALL_NO, stop, worse), SAFETY, WALL + 3 * HOUR), first);
});

test("what leaves a gentler way open closes nothing by itself, and is the only way", () => {
	const [now, today, soon, own] = SAFETY.groups;
	const strong = { id: "strong", text: "Strong pain: slide a heel.", instead: "heel-slides" };
	const safety = { ...SAFETY, groups: [now, today, soon, { ...own, questions: [...own.questions, strong] }] };
	const yes = answers("seated-twist", ["strong"], WALL + HOUR);
	assert.equal(nextFor(known(...ALL_NO, yes), safety, WALL + 2 * HOUR), null);
	assert.equal(insteadOf(known(...ALL_NO, yes), safety, "article"), "heel-slides");
	assert.equal(insteadOf(known(...ALL_NO, yes), safety, "heel-slides"), undefined);
	assert.equal(insteadOf(known(...ALL_NO), safety, "article"), undefined);
	const both = answers("seated-twist", ["hip", "strong"], WALL + HOUR);
	const asked = { help: "soon", group: "seated-twist" };
	assert.deepEqual(nextFor(known(...ALL_NO, both), safety, WALL + 2 * HOUR), asked);
});

test("a mistaken reason can be put right: the last one counts", () => {
	const wrong = stopped("one-leg", "soon", true, WALL + HOUR);
	wrong.entries.push(entry("reason", { reason: "tired", leads: "later", blocks: false }, WALL + HOUR + 5));
	assert.equal(nextFor(known(...ALL_NO, wrong), SAFETY, WALL + 2 * HOUR), null);
	const worse = stopped("tired", "later", false, WALL + HOUR);
	worse.entries.push(entry("reason", { reason: "both-legs", leads: "emergency", blocks: false }, WALL + HOUR + 5));
	const due = { help: "emergency", group: "stop/emergency" };
	assert.deepEqual(nextFor(known(...ALL_NO, worse), SAFETY, WALL + 2 * HOUR), due);
	worse.entries.push(entry("reason", { reason: "no-reason", leads: "later", blocks: false }, WALL + HOUR + 9));
	assert.equal(nextFor(known(...ALL_NO, worse), SAFETY, WALL + 2 * HOUR), null);
});

test("what a wrong clock put far ahead neither closes nor opens anything for ever", () => {
	const days = 72 * HOUR;
	const ahead = [stopped("one-leg", "soon", true, WALL + days), stopped("dizzy", "today", false, WALL + days)];
	assert.deepEqual(nextFor(known(...ahead, ...ALL_NO), SAFETY, WALL + HOUR), {
		help: "soon",
		group: afterStop("seated-twist"),
	});
	const agreed = born("check", {}, WALL + HOUR);
	agreed.entries.push(entry("confirmed", { group: afterStop("seated-twist") }, WALL + HOUR));
	assert.equal(nextFor(known(...ahead, ...ALL_NO, agreed), SAFETY, WALL + HOUR), null);
	const due = stopped("both-legs", "emergency", false, WALL + days);
	const agreedOn = confirmed("stop/emergency", WALL + HOUR);
	assert.deepEqual(nextFor(known(...ALL_NO, due), SAFETY, WALL), { help: "emergency", group: "stop/emergency" });
	assert.equal(nextFor(known(...ALL_NO, due, agreedOn), SAFETY, WALL + HOUR), null);
	// A word that was said years ahead is no word on what is said today.
	const word = born("check", {}, WALL + 1000 * days);
	word.entries.push(entry("confirmed", { group: "soon" }, WALL + 1000 * days));
	const yes = answers("soon", ["U1"], WALL + HOUR);
	assert.deepEqual(nextFor(known(...ALL_NO, word, yes), SAFETY, WALL + HOUR), { help: "soon", group: "soon" });
});

test("answers from a file do not answer the check", () => {
	const from = ALL_NO.map((document) => ({ ...document, entries: [...document.entries, entry("imported", {}, WALL)] }));
	assert.deepEqual(nextFor(known(...from), SAFETY, WALL), { ask: "emergency" });
});

test("where a person stands is the same in whatever order the record is read", () => {
	const said = [
		...ALL_NO,
		answers("emergency", ["S1"], WALL + HOUR),
		stopped("both-legs", "emergency", false, WALL + 2 * HOUR),
		stopped("one-leg", "soon", true, WALL + 3 * HOUR),
	];
	fc.assert(
		fc.property(fc.shuffledSubarray(said, { minLength: said.length }), (shuffled) => {
			assert.deepEqual(known(...shuffled, ...shuffled), known(...said));
		}),
	);
});

test("a record that was deleted is not known any more", () => {
	const yes = answers("emergency", ["S1"], WALL);
	const gone = { ...yes, entries: [...yes.entries, entry("deleted", {}, WALL + 1)] };
	assert.deepEqual(known(gone), unknown());
});
