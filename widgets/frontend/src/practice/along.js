/**
 * Taking the record along: files out, a file in (shown before anything is written), and away with all of it.
 *
 * @import { Clock } from "../types.js"
 * @import { Keeper } from "../record/keeper.js"
 * @import { PracticeRecord } from "../record/model.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { csvFile } from "../exchange/csv.js";
import { fhirFile } from "../exchange/fhir.js";
import { compare, readJson, takeIn } from "../exchange/json.js";
import { saveFile } from "../exchange/out.js";
import { fileButton } from "../fields.js";
import { lastingStore } from "../page/store.js";
import { ANSWERS } from "../questions/kept.js";

/**
 * What can be taken along, what can be taken in; before anything is recorded, only the latter.
 *
 * @param {object} options
 * @param {Keeper} options.keeper
 * @param {Clock} options.clock
 * @param {Record<string, string>} options.titles
 * @param {Record<string, string>} options.reasons
 * @param {{offer: (what: string, ids: string[]) => void}} options.undo
 */
export function along({ keeper, clock, titles, reasons, undo }) {
	const told = h("p", { role: "status", class: "lb-told", tabindex: "-1" });
	const preview = h("div", { class: "lb-preview" });
	const snomed = h("input", { type: "checkbox" });

	/** @param {Parameters<typeof saveFile>[2]} how */
	const save = async (how) => {
		try {
			setText(told, t("along.saved", await saveFile(keeper, clock.wall(), how)));
		} catch {
			setText(told, t("along.failed"));
		}
	};
	const fhir = (/** @type {PracticeRecord[]} */ records) =>
		fhirFile(records, { titles, reasons, snomed: snomed.checked, wall: clock.wall(), newId });

	const input = h("input", { type: "file", accept: ".json,application/json", onchange: () => void look() });
	let turn = 0;
	const look = async () => {
		const mine = ++turn;
		const [file] = input.files ?? [];
		preview.replaceChildren();
		if (!file) return;
		try {
			const read = await readJson(file);
			const found = "wrong" in read ? null : await compare(read.records, keeper);
			// Another file was chosen while this one was read.
			if (mine !== turn) return;
			setText(told, "wrong" in read ? read.wrong : t("along.read", { name: file.name }));
			if (found) show(file.name, found);
		} catch {
			setText(told, t("along.failed"));
		}
	};
	/** @param {string} name @param {import("../exchange/json.js").Import} found */
	const show = (name, found) => {
		const { fresh, more, same, conflicts, deletions } = found;
		const both = h("input", { type: "checkbox" });
		const gone = h("input", { type: "checkbox" });
		const heading = h("h3", { tabindex: "-1" }, t("along.preview", { name }));
		/** @param {string} words */
		const done = (words) => {
			setText(told, words);
			preview.replaceChildren();
			input.value = "";
			input.focus();
		};
		/** @param {HTMLInputElement} box @param {string} words */
		const choice = (box, words) => h("label", { class: "lb-check" }, box, h("span", {}, words));
		const take = async () => {
			const n = await takeIn(found, keeper, { both: both.checked, deletions: gone.checked });
			done(t(keeper.lasting ? "along.taken" : "along.takenForNow", { n }));
		};
		const counts = [
			t("along.fresh", { n: fresh.length }),
			t("along.grown", { n: more.length }),
			t("along.same", { n: same.length }),
			t("along.conflicts", { n: conflicts.length }),
			...(deletions.length ? [t("along.deletions", { n: deletions.length })] : []),
		];
		preview.replaceChildren(
			heading,
			h("ul", {}, ...counts.map((words) => h("li", {}, words))),
			...(conflicts.length ? [choice(both, t("along.both"))] : []),
			...(deletions.length ? [choice(gone, t("along.alsoDelete"))] : []),
			h(
				"div",
				{ class: "lb-row" },
				h("button", { type: "button", class: "lb-button lb-main", onclick: () => void take() }, t("along.take")),
				h("button", { type: "button", class: "lb-button", onclick: () => done(t("along.left")) }, t("along.leave")),
			),
		);
		heading.focus();
	};

	const sure = h("div", { class: "lb-sure", hidden: true });
	const askAll = h(
		"button",
		{
			type: "button",
			class: "lb-button lb-stop",
			"aria-expanded": "false",
			onclick: () => {
				sure.hidden = !sure.hidden;
				askAll.setAttribute("aria-expanded", String(!sure.hidden));
			},
		},
		t("along.deleteAll"),
	);
	/** @param {"delete"|"erase"} how */
	const away = async (how) => {
		const ids = (await keeper.all()).filter(({ kind }) => kind !== "erased").map((document) => document.id);
		await keeper[how](...ids);
		// The answers to a lesson's questions have no bin.
		if (how === "erase") lastingStore().removeItem(ANSWERS);
		settle();
		await paint();
		setText(told, t(how === "erase" ? "along.erased" : "along.deleted", { n: ids.length }));
		// The button that asked went with what there was to delete.
		if (askAll.hidden) told.focus();
		if (how === "delete" && ids.length) undo.offer(t("along.deleted", { n: ids.length }), ids);
	};
	const settle = () => {
		sure.hidden = true;
		askAll.setAttribute("aria-expanded", "false");
		askAll.focus();
	};
	sure.append(
		h("p", {}, t("along.sure")),
		h(
			"div",
			{ class: "lb-row" },
			h("button", { type: "button", class: "lb-button", onclick: () => void away("delete") }, t("along.deleteSoft")),
			h(
				"button",
				{ type: "button", class: "lb-button lb-stop", onclick: () => void away("erase") },
				t("along.eraseNow"),
			),
			button(t("along.cancel"), settle),
		),
	);

	/** @param {"json"|"csv"|"fhir"} name @param {NonNullable<Parameters<typeof saveFile>[2]>} how @param {...Node} more */
	const out = (name, how, ...more) =>
		h(
			"li",
			{},
			h("button", { type: "button", class: "lb-button", onclick: () => void save(how) }, t(`along.save.${name}`)),
			h("span", { class: "lb-hint" }, t(`along.for.${name}`), ...more),
		);
	const outs = h(
		"ul",
		{ class: "lb-outs" },
		out("json", {}),
		out("csv", { name: "csv", type: "text/csv", make: csvFile }),
		out(
			"fhir",
			{ name: "fhir.json", type: "application/fhir+json", make: fhir },
			h("label", { class: "lb-check" }, snomed, h("span", {}, t("along.snomed"))),
		),
	);
	const element = h(
		"section",
		{ class: "lb-along", "aria-label": t("along.title") },
		h("h2", {}, t("along.title")),
		h("p", {}, t("along.text")),
		outs,
		h("div", { class: "lb-in" }, fileButton(t("along.load"), input)),
		told,
		preview,
		askAll,
		sure,
	);
	const paint = async () => {
		const some = (await keeper.all()).some(({ kind }) => kind !== "erased") || lastingStore().getItem(ANSWERS) !== null;
		outs.hidden = askAll.hidden = !some;
	};
	outs.hidden = askAll.hidden = true;
	return { element, paint };
}
