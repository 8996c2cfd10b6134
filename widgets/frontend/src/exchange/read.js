/** Reads a file that somebody chose. */
import { t } from "../core/strings.js";

/** More than so many bytes are no record of a person. Ten years of daily practice are about 120 MB. */
const MOST_BYTES = 400 * 1024 * 1024;

/**
 * What a file of JSON holds, or a sentence that says why it cannot be read.
 *
 * @param {Pick<Blob, "size"|"text">} file
 * @returns {Promise<{data: unknown}|{wrong: string}>}
 */
export async function dataIn(file) {
	if (file.size > MOST_BYTES) return { wrong: t("along.tooBig", { most: MOST_BYTES / 1024 / 1024 }) };
	try {
		return { data: JSON.parse((await file.text()).replace(/^\ufeff/, "")) };
	} catch {
		return { wrong: t("along.notJson") };
	}
}
