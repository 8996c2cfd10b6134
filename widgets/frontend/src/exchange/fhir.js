/**
 * The sessions as FHIR R4 (4.0.1): a Bundle with a Procedure a session and an Observation a pain rating. The patient is
 * nobody in particular: no name leaves the browser.
 *
 * @import { PracticeRecord } from "../record/model.js"
 */
import { rowOf } from "../record/fold.js";
import codes from "./codes.json" with { type: "json" };

const { pain: PAIN, exerciseTherapy: EXERCISE_THERAPY } = codes;
/** FHIR's words for how it ended. @type {Record<string, string>} */
const STATUS = { finished: "completed", stopped: "stopped", open: "unknown", "not-started": "not-done" };
const OWN = "urn:lowback:";
const ENDS = ["finish", "stop", "pause", "phase-end"];

/**
 * @param {PracticeRecord[]} records
 * @param {object} options
 * @param {Record<string, string>} options.titles of the exercises
 * @param {Record<string, string>} options.reasons to stop, in words
 * @param {boolean} options.snomed SNOMED CT needs a licence in many countries: only where it is switched on
 * @param {number} options.wall ms since the epoch
 * @param {() => string} options.newId
 */
export function fhirFile(records, { titles, reasons, snomed, wall, newId }) {
	const patient = `urn:uuid:${newId()}`;
	const entries = [{ fullUrl: patient, resource: { resourceType: "Patient" } }];
	for (const document of records) {
		const row = rowOf(document);
		if (document.kind !== "session" || row.deleted) continue;
		const url = `urn:uuid:${newId()}`;
		const title = titles[row.exercise] ?? row.exercise;
		const reason = reasons[row.reason] ?? row.reason;
		// When it was over, not when something was said of it later.
		const ends = document.entries.filter(({ kind }) => ENDS.includes(kind));
		const last = ends[ends.length - 1]?.at ?? row.born;
		entries.push({
			fullUrl: url,
			resource: clean({
				resourceType: "Procedure",
				identifier: [{ system: `${OWN}record`, value: row.id }],
				status: STATUS[row.status] ?? "unknown",
				statusReason: reason ? { text: reason } : undefined,
				code: { coding: snomed ? [EXERCISE_THERAPY] : undefined, text: title },
				subject: { reference: patient },
				performedPeriod: { start: row.born, end: last > row.born ? last : row.born },
				note: row.note ? [{ text: row.note }] : undefined,
			}),
		});
		for (const when of ["before", "after"]) {
			// The last word on it: what was touched on the way there was not meant.
			const [item] = document.entries.filter((one) => one.kind === "pain" && one.when === when).reverse();
			if (!item || item.value === null) continue;
			entries.push({
				fullUrl: `urn:uuid:${newId()}`,
				resource: clean({
					resourceType: "Observation",
					identifier: [{ system: `${OWN}entry`, value: item.id }],
					status: "final",
					code: { coding: [PAIN] },
					subject: { reference: patient },
					partOf: [{ reference: url }],
					effectiveDateTime: item.at,
					valueQuantity: { value: item.value, unit: "{score}", system: "http://unitsofmeasure.org", code: "{score}" },
					bodySite: item.where ? { text: item.where } : undefined,
					note: [{ text: item.when }],
				}),
			});
		}
	}
	const bundle = {
		resourceType: "Bundle",
		type: "collection",
		timestamp: new Date(wall).toISOString(),
		entry: entries,
	};
	return `${JSON.stringify(bundle, null, 1)}\n`;
}

/**
 * FHIR knows no empty fields.
 *
 * @template T
 * @param {T} value
 * @returns {T}
 */
function clean(value) {
	return JSON.parse(JSON.stringify(value));
}
