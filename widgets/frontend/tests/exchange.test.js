/**
 * The record as files: out without loss, in only where all of it is right.
 */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import fc from "fast-check";
import { csvFile } from "../src/exchange/csv.js";
import { fhirFile } from "../src/exchange/fhir.js";
import { compare, readJson, takeIn } from "../src/exchange/json.js";
import { jsonFile } from "../src/exchange/out.js";
import { entry, erased, same } from "../src/record/model.js";
import { answers, freshBrowser, keeperOn, sessionRecord } from "./records.js";

/** More where a whole night is spent on it: `BROKEN=1000`. */
const BROKEN = Number(process.env.BROKEN ?? 100);

beforeEach(freshBrowser);

const WALL = Date.UTC(2026, 0, 2);
const some = () => [
	sessionRecord({ id: "one" }),
	sessionRecord({ id: "two", before: 0 }),
	answers("soon", ["U1"], WALL),
];
/** @param {string} text */
const file = (text) => new Blob([text]);

test("all of it comes back: JSON out, JSON in", async () => {
	const read = await readJson(file(jsonFile(some(), WALL)));
	assert.ok("records" in read);
	const { keeper } = keeperOn();
	const found = await compare(read.records, keeper);
	assert.deepEqual([found.fresh.length, found.more.length, found.same.length, found.conflicts.length], [3, 0, 0, 0]);
	assert.equal((await keeper.all()).length, 0, "shown before it is written");
	await takeIn(found, keeper);
	for (const document of read.records) {
		const kept = await keeper.get(document.id);
		const entries = kept?.entries.filter(({ kind }) => kind !== "imported") ?? [];
		assert.ok(kept && same({ ...kept, entries }, document));
	}
	// Answers in a file may be anybody's: the check is asked here all the same.
	assert.deepEqual(keeper.standing.answers, {});
});

test("a file deletes nothing that was not said", async () => {
	const { keeper } = keeperOn();
	const [one, two] = some();
	keeper.put(one, two);
	await keeper.settled();
	const gone = { ...one, entries: [...one.entries, entry("deleted", {}, WALL)] };
	const found = await compare([gone, erased("two", WALL)], keeper);
	assert.deepEqual([found.more.length, found.conflicts.length, found.deletions.length], [0, 0, 2]);
	assert.equal(await takeIn(found, keeper), 0);
	assert.deepEqual(
		(await keeper.rows()).map(({ id, deleted }) => [id, deleted]),
		[
			["one", ""],
			["two", ""],
		],
	);
	await takeIn(found, keeper, { deletions: true });
	assert.ok((await keeper.rows())[0].deleted);
	assert.equal((await keeper.get("two"))?.kind, "erased");
});

test("what is the same, more, and in conflict is told apart; nothing is overwritten", async () => {
	const { keeper } = keeperOn();
	const [one, two, three] = some();
	keeper.put(one, two, three);
	await keeper.settled();
	const grown = { ...two, entries: [...two.entries, entry("note", { text: "more" }, WALL)] };
	const changed = structuredClone(one);
	changed.entries[0].value = 9;
	const read = await readJson(file(jsonFile([changed, grown, three], WALL)));
	assert.ok("records" in read);
	const found = await compare(read.records, keeper);
	assert.deepEqual([found.fresh.length, found.more.length, found.same.length, found.conflicts.length], [0, 1, 1, 1]);
	await takeIn(found, keeper);
	assert.equal((await keeper.get("one"))?.entries[0].value, 4);
	assert.equal((await keeper.rows()).find(({ id }) => id === "two")?.note, "more");
	await takeIn(found, keeper, { both: true });
	const values = (await keeper.rows()).filter(({ kind }) => kind === "session").map(({ before }) => before?.value);
	assert.deepEqual(values.sort(), [0, 4, 9]);
});

test(`${BROKEN} broken files: a sentence each, and nothing is written`, async () => {
	const whole = jsonFile(some(), WALL);
	const { keeper } = keeperOn();
	/** @type {Record<string, any>} */
	const parsed = JSON.parse(whole);
	const cut = fc.nat({ max: whole.length - 3 }).map((at) => whole.slice(0, at));
	const value = fc.oneof(
		fc.constant(null),
		fc.string(),
		fc.integer(),
		fc.constant({}),
		fc.constant([[]]),
		fc.boolean(),
	);
	const spoiled = fc
		.tuple(fc.nat({ max: 2 }), fc.constantFrom("format", "id", "kind", "born", "offset", "about", "entries"), value)
		.map(([at, field, wrong]) => {
			const data = structuredClone(parsed);
			data.records[at][field] = wrong;
			return JSON.stringify(data);
		});
	const headless = fc
		.tuple(fc.constantFrom("format", "version", "records"), value)
		.map(([field, wrong]) => JSON.stringify({ ...parsed, [field]: wrong }));
	const bytes = fc.uint8Array({ maxLength: 300 }).map((found) => new TextDecoder("latin1").decode(found));
	let sentences = 0;
	await fc.assert(
		fc.asyncProperty(fc.oneof(cut, spoiled, headless, bytes), async (text) => {
			const read = await readJson(file(text));
			if ("records" in read) {
				// A few spoiled values are right by chance: another name, another offset.
				assert.ok(read.records.every(({ id }) => typeof id === "string"));
				return;
			}
			assert.match(read.wrong, /^[A-Z].+ Nothing was taken in\.$/s);
			sentences += 1;
		}),
		{ numRuns: BROKEN },
	);
	assert.ok(sentences > BROKEN * 0.8, `${sentences} sentences`);
	assert.equal((await keeper.all()).length, 0);
});

test("a sentence names the record, the field, what was found and what to write", async () => {
	const data = JSON.parse(jsonFile(some(), WALL));
	data.records[1].entries[0].value = 11;
	const read = await readJson(file(JSON.stringify(data)));
	assert.deepEqual(read, {
		wrong:
			"Record 2 of 3, field entries[0].value: found 11; it should be a whole number from 0 to 10, or null. " +
			"Nothing was taken in.",
	});
	const later = await readJson(file(JSON.stringify({ format: "lowback-record", version: 7, records: [] })));
	assert.match("wrong" in later ? later.wrong : "", /version 7/);
});

test("no cell of the table can begin a formula, and every text comes back whole", () => {
	for (const text of [
		"=1+1",
		"+1",
		"-1",
		"@SUM(A1)",
		"\t=1",
		"\r=1",
		" =1",
		"a;=1",
		"＝1",
		'say "a", b',
		"two\nlines",
	]) {
		const document = sessionRecord({ id: "one" });
		document.entries.push(entry("note", { text }, WALL));
		const lines = csvFile([document]);
		assert.ok(!/(^|,)"?\s*[=+@]/.test(lines.slice(1).split("\r\n")[1]), text);
		assert.ok(!/[;\t\r\n]\s*[=+\-@]/.test(lines.slice(lines.indexOf("\r\n") + 2)), text);
		assert.ok(lines.replaceAll("'", "").includes(text.replaceAll('"', '""')));
	}
});

test("not asked is an empty cell, and 0 is 0", () => {
	const [, line] = csvFile([sessionRecord({ before: 0 })])
		.trim()
		.split("\r\n");
	assert.deepEqual(line.split(",").slice(9, 11), ["0", ""]);
});

test("FHIR: a procedure a session, an observation a rating, and no name", () => {
	const stopped = sessionRecord({ id: "one" });
	stopped.entries.push(entry("reason", { reason: "tired", leads: "later", blocks: false }, WALL));
	const options = { titles: { "seated-twist": "Seated twist" }, reasons: { tired: "I am tired" }, wall: WALL };
	let ids = 0;
	const made = (/** @type {boolean} */ snomed) =>
		JSON.parse(fhirFile([stopped, answers("soon", [], WALL)], { ...options, snomed, newId: () => String(++ids) }));
	const kinds = made(false).entry.map((/** @type {any} */ { resource }) => resource.resourceType);
	assert.deepEqual(kinds, ["Patient", "Procedure", "Observation"]);
	const [, procedure, pain] = made(false).entry.map((/** @type {any} */ { resource }) => resource);
	assert.equal(procedure.status, "stopped");
	assert.equal(procedure.statusReason.text, "I am tired");
	assert.equal(pain.code.coding[0].code, "72514-3");
	assert.equal(pain.valueQuantity.value, 4);
	// What was touched on the way is not exported, nor does a later word make the session longer.
	stopped.entries.unshift(entry("pain", { when: "before", value: 1 }, Date.UTC(2026, 0, 1, 5)));
	stopped.entries.push(entry("settled", { value: true }, Date.UTC(2026, 0, 3)));
	const again = made(false).entry.map((/** @type {any} */ { resource }) => resource);
	assert.deepEqual([again.length, again[2].valueQuantity.value], [3, 4]);
	assert.deepEqual(again[1].performedPeriod, procedure.performedPeriod);
	assert.ok(!JSON.stringify(made(false)).includes("snomed"));
	assert.ok(JSON.stringify(made(true)).includes("229065009"));
});
