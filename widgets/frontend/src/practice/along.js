/**
 * Taking the record along: files out, a file in (shown before anything is written), and away with all of it.
 *
 * @import { Clock } from "../types.js"
 * @import { Keeper } from "../record/keeper.js"
 * @import { PracticeRecord } from "../record/model.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { h, setText } from "../dom.js";
import { csvFile } from "../exchange/csv.js";
import { fhirFile } from "../exchange/fhir.js";
import { compare, jsonFile, readJson, takeIn } from "../exchange/json.js";

/**
 * @param {object} options
 * @param {Keeper} options.keeper
 * @param {Clock} options.clock
 * @param {Record<string, string>} options.titles
 * @param {Record<string, string>} options.reasons
 */
export function along({ keeper, clock, titles, reasons }) {
	const id = `lb-${newId()}`;
	const told = h("p", { role: "status", class: "lb-told" });
	const preview = h("div", { class: "lb-preview" });
	const snomed = h("input", { type: "checkbox" });

	/** @param {string} name @param {string} type @param {(records: PracticeRecord[]) => string} make */
	const save = async (name, type, make) => {
		const records = (await keeper.all()).filter(({ kind }) => kind !== "erased");
		const day = new Date(clock.wall()).toISOString().slice(0, 10);
		const url = URL.createObjectURL(new Blob([make(records)], { type }));
		const link = h("a", { href: url, download: `lowback-${day}.${name}` });
		link.click();
		// The browser has taken it by the time a minute is over.
		setTimeout(() => URL.revokeObjectURL(url), 60_000);
		setText(told, t("along.saved", { name: link.download, n: records.length }));
	};
	const fhir = (/** @type {PracticeRecord[]} */ records) =>
		fhirFile(records, { titles, reasons, snomed: snomed.checked, wall: clock.wall(), newId });

	const input = h("input", { id, type: "file", accept: ".json,application/json", onchange: () => void look() });
	const look = async () => {
		const [file] = input.files ?? [];
		preview.replaceChildren();
		if (!file) return;
		const read = await readJson(file);
		if ("wrong" in read) return setText(told, read.wrong);
		const found = await compare(read.records, keeper);
		setText(told, "");
		const { fresh, more, same, conflicts } = found;
		const both = h("input", { type: "checkbox" });
		const done = () => {
			preview.replaceChildren();
			input.value = "";
		};
		preview.replaceChildren(
			h("h4", {}, t("along.preview", { name: file.name })),
			h(
				"ul",
				{},
				h("li", {}, t("along.fresh", { n: fresh.length })),
				h("li", {}, t("along.grown", { n: more.length })),
				h("li", {}, t("along.same", { n: same.length })),
				h("li", {}, t("along.conflicts", { n: conflicts.length })),
			),
			...(conflicts.length ? [h("label", { class: "lb-check" }, both, h("span", {}, t("along.both")))] : []),
			h(
				"div",
				{ class: "lb-row" },
				h(
					"button",
					{
						type: "button",
						class: "lb-button lb-main",
						onclick: async () => {
							await takeIn(found, keeper, both.checked);
							const n = fresh.length + more.length + (both.checked ? conflicts.length : 0);
							setText(told, t("along.taken", { n }));
							done();
						},
					},
					t("along.take"),
				),
				h(
					"button",
					{
						type: "button",
						class: "lb-button",
						onclick: () => {
							setText(told, t("along.left"));
							done();
						},
					},
					t("along.leave"),
				),
			),
		);
	};

	const sure = h("div", { class: "lb-sure", hidden: true });
	const askAll = h(
		"button",
		{
			type: "button",
			class: "lb-button lb-stop",
			onclick: () => {
				sure.hidden = !sure.hidden;
			},
		},
		t("along.deleteAll"),
	);
	/** @param {"delete"|"erase"} how */
	const away = async (how) => {
		const ids = (await keeper.all()).filter(({ kind }) => kind !== "erased").map((document) => document.id);
		await keeper[how](...ids);
		sure.hidden = true;
		setText(told, t(how === "erase" ? "along.erased" : "along.deleted", { n: ids.length }));
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
		),
	);

	const out = /** @type {const} */ ([
		["json", "application/json", (/** @type {PracticeRecord[]} */ records) => jsonFile(records, clock.wall())],
		["csv", "text/csv", csvFile],
		["fhir.json", "application/fhir+json", fhir],
	]);
	return h(
		"section",
		{ class: "lb-along", "aria-label": t("along.title") },
		h("h3", {}, t("along.title")),
		h("p", {}, t("along.text")),
		h(
			"ul",
			{ class: "lb-outs" },
			...out.map(([name, type, make]) =>
				h(
					"li",
					{},
					h(
						"button",
						{ type: "button", class: "lb-button", onclick: () => void save(name, type, make) },
						t(/** @type {"along.save.json"} */ (`along.save.${name}`)),
					),
					h("span", { class: "lb-hint" }, t(/** @type {"along.for.json"} */ (`along.for.${name}`))),
				),
			),
		),
		h("label", { class: "lb-check" }, snomed, h("span", {}, t("along.snomed"))),
		h("div", { class: "lb-in" }, h("label", { for: id }, t("along.load")), input),
		told,
		preview,
		askAll,
		sure,
	);
}
