/**
 * Notes out, as files others can read, and in again: what is new, what adds to what is here, and what differs is shown before
 * anything is written.
 *
 * @import { Keeper } from "../record/keeper.js"
 * @import { PracticeRecord } from "../record/model.js"
 * @import { Author } from "./note.js"
 * @import { AboutExercise } from "./places.js"
 * @import { Placed } from "./sieve.js"
 * @import { Vocabulary } from "./tags.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { button, h } from "../dom.js";
import { annotationsFile } from "../exchange/annotations.js";
import { readAnnotations } from "../exchange/annotations-in.js";
import { compare, takeIn } from "../exchange/json.js";
import { annotated } from "../exchange/notebook.js";
import { notesCsv } from "../exchange/notes-csv.js";
import { giveFile } from "../exchange/out.js";
import { report } from "../exchange/report.js";
import { fileButton } from "../fields.js";
import { tagName } from "./tags.js";

/**
 * @param {object} given
 * @param {Keeper} given.keeper
 * @param {Record<string, AboutExercise>} given.exercises
 * @param {Vocabulary} given.vocabulary
 * @param {() => Author|null} given.me
 * @param {() => Promise<void>} given.read done once the notes were read: a file that is asked for sooner would have none
 * @param {() => Placed[]} given.chosen
 * @param {() => void} given.changed
 * @param {(exercise: string) => Promise<string>} given.notebookOf "" where nobody answers
 */
export function traffic({ keeper, exercises, vocabulary, me, read, chosen, changed, notebookOf }) {
	const id = `lb-${newId()}`;
	const told = h("p", { role: "status" });
	const preview = h("div", { class: "lb-import" });
	const nameOf = (/** @type {string} */ tag) => tagName(vocabulary, tag);
	const notes = () => chosen().flatMap(({ note, replies }) => [note, ...replies]);
	const documents = async () =>
		(await Promise.all(notes().map((note) => keeper.get(note.id)))).filter((document) => document !== null);
	const stem = () => `lowback-notes-${new Date(keeper.now()).toISOString().slice(0, 10)}`;
	/** @param {string} name @param {string} type @param {string} text */
	const give = (name, type, text) => {
		giveFile(name, type, text);
		told.textContent = t("notes.out.done", { name, n: notes().length });
	};
	const select = h(
		"select",
		{ id: `${id}-notebook` },
		...Object.entries(exercises).map(([name, { title }]) => h("option", { value: name }, title)),
	);
	const notebook = async () => {
		const { page } = exercises[select.value];
		const text = await notebookOf(select.value);
		if (!text) {
			told.textContent = t("notes.out.noNotebook");
			return;
		}
		const found = chosen().filter(({ note }) => note.exercise === select.value);
		const all = new Map((await documents()).map((document) => [document.id, document]));
		const made = annotated(JSON.parse(text), found, (name) => /** @type {PracticeRecord} */ (all.get(name)), nameOf);
		giveFile(`${page}-notes.ipynb`, "application/x-ipynb+json", `${JSON.stringify(made, null, 1)}\n`);
		told.textContent = t("notes.out.done", { name: `${page}-notes.ipynb`, n: found.length });
	};
	/** @type {[string, () => void|Promise<void>][]} */
	const outs = [
		[
			"jsonld",
			async () => give(`${stem()}.jsonld`, "application/ld+json", annotationsFile(await documents(), keeper.now())),
		],
		["csv", () => give(`${stem()}.csv`, "text/csv", notesCsv(notes()))],
		["md", () => give(`${stem()}.md`, "text/markdown", report(chosen(), exercises, nameOf))],
	];
	const input = h("input", { type: "file", accept: ".json,.jsonld,.ipynb" });
	const fallback = h(
		"select",
		{ id: `${id}-of` },
		...Object.entries(exercises).map(([name, { title }]) => h("option", { value: name }, title)),
	);
	input.addEventListener("change", () => void look());
	const look = async () => {
		const [file] = input.files ?? [];
		preview.replaceChildren();
		told.textContent = "";
		if (!file) return;
		const found = await readAnnotations(file, { exercises, fallback: fallback.value });
		if ("wrong" in found) {
			told.textContent = t("notes.in.refused", { name: file.name, why: found.wrong });
			input.value = "";
			return;
		}
		await offer(file.name, await Promise.all(found.records.map(settled)));
	};
	/** A note that is here keeps its head; one that is not is marked as brought, unless it is one's own. @param {PracticeRecord} document */
	const settled = async (document) => {
		const mine = await keeper.get(document.id);
		const alike =
			mine?.kind === "note" &&
			mine.about.author.id === document.about.author.id &&
			mine.about.reply === document.about.reply;
		if (mine && alike) return { ...mine, entries: document.entries };
		if (document.about.author.id === me()?.id) return document;
		return { ...document, about: { ...document.about, brought: true } };
	};
	/** @param {string} name @param {PracticeRecord[]} records */
	const offer = async (name, records) => {
		const found = await compare(records, keeper);
		const both = h("input", { type: "checkbox" });
		const heading = h("h3", { tabindex: "-1" }, t("notes.in.preview", { name }));
		/** @param {string} words */
		const done = (words) => {
			told.textContent = words;
			preview.replaceChildren();
			input.value = "";
			input.focus();
		};
		const take = async () => {
			const n = await takeIn(found, keeper, { both: both.checked });
			changed();
			done(t("notes.in.taken", { n }));
		};
		const counts = [
			t("notes.in.fresh", { n: found.fresh.length }),
			t("notes.in.more", { n: found.more.length }),
			t("notes.in.same", { n: found.same.length }),
			t("notes.in.conflicts", { n: found.conflicts.length }),
		];
		const from = new Set(found.fresh.map(({ about }) => about.author?.name ?? ""));
		preview.replaceChildren(
			heading,
			h("ul", {}, ...counts.map((words) => h("li", {}, words))),
			...(from.size
				? [h("p", { class: "lb-hint", dir: "auto" }, t("notes.in.by", { names: [...from].slice(0, 12).join(", ") }))]
				: []),
			...(found.conflicts.length ? [h("label", { class: "lb-check" }, both, h("span", {}, t("notes.in.both")))] : []),
			h(
				"div",
				{ class: "lb-row" },
				button(t("notes.in.take"), () => void take(), "lb-main"),
				button(t("notes.in.leave"), () => done(t("notes.in.left"))),
			),
		);
		heading.focus();
	};
	return h(
		"section",
		{ class: "lb-along", "aria-label": t("notes.out.title") },
		h("h2", {}, t("notes.out.title")),
		h("p", {}, t("notes.out.text")),
		h(
			"ul",
			{ class: "lb-outs" },
			...outs.map(([name, make]) =>
				h(
					"li",
					{},
					button(t(/** @type {"notes.out.csv"} */ (`notes.out.${name}`)), () => void read().then(make, make)),
					h("span", { class: "lb-hint" }, t(/** @type {"notes.for.csv"} */ (`notes.for.${name}`))),
				),
			),
			h(
				"li",
				{},
				h("label", { for: select.id }, t("notes.out.which")),
				select,
				button(t("notes.out.notebook"), () => void read().then(notebook, notebook)),
				h("span", { class: "lb-hint" }, t("notes.for.notebook")),
			),
		),
		h("h2", {}, t("notes.in.title")),
		h(
			"div",
			{ class: "lb-in" },
			h("label", { for: fallback.id }, t("notes.in.of")),
			fallback,
			h(
				"div",
				{ class: "lb-file-row" },
				fileButton(t("notes.in.load"), input),
				h("span", { class: "lb-hint" }, t("notes.in.kinds")),
			),
		),
		told,
		preview,
	);
}
