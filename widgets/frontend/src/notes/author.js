/**
 * Who writes: the name a person gives once, with an id that stays. Behind a sign-in it is the name that signed in, and
 * cannot be changed here.
 *
 * @import { Author, Note } from "./note.js"
 * @import { Store } from "../types.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { button, h } from "../dom.js";
import { plain } from "../record/model.js";

const KEY = "lowback.author.1";
const ORCID = /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/;

/** Whether an ORCID's last digit is the one that its others ask for (ISO 7064, 11-2). @param {string} orcid */
export function isOrcid(orcid) {
	if (!ORCID.test(orcid)) return false;
	const digits = orcid.replaceAll("-", "");
	let sum = 0;
	for (const digit of digits.slice(0, -1)) sum = (sum + Number(digit)) * 2;
	const last = (12 - (sum % 11)) % 11;
	return digits.endsWith(last === 10 ? "X" : String(last));
}

/**
 * The person's own name here: that of the sign-in, the one they gave, or the one their notes from elsewhere bear.
 *
 * @param {Author|null} signedIn
 * @param {Store} store
 * @param {Note[]} notes
 * @returns {Author|null}
 */
export function whoAmI(signedIn, store, notes) {
	if (signedIn) return signedIn;
	try {
		const found = JSON.parse(store.getItem(KEY) ?? "null");
		if (typeof found?.id === "string" && typeof found.name === "string") {
			const { id, name, orcid } = found;
			return { id, name, ...(isOrcid(String(orcid)) ? { orcid } : {}) };
		}
	} catch {
		// What cannot be read is asked again.
	}
	const [latest] = notes.filter(({ brought }) => !brought).sort((a, b) => (a.born < b.born ? 1 : -1));
	return latest?.author ?? null;
}

/** @param {Store} store @param {Author} author */
function keep(store, author) {
	try {
		store.setItem(KEY, JSON.stringify(author));
	} catch {
		// A browser that keeps nothing asks again.
	}
}

/**
 * The fields in which a person says who they are.
 *
 * @param {Store} store
 * @param {() => Author|null} known
 */
export function authorField(store, known) {
	const id = `lb-${newId()}`;
	const name = h("input", { id, type: "text", maxlength: "100", autocomplete: "name" });
	const orcid = h("input", {
		id: `${id}-orcid`,
		type: "text",
		inputmode: "text",
		maxlength: "19",
		placeholder: "0000-0000-0000-0000",
	});
	const wrong = h("p", { class: "lb-wrong", role: "status" });
	const change = button(
		t("notes.changeName"),
		() => {
			fields.hidden = false;
			line.hidden = true;
			name.focus();
		},
		"lb-quiet-button",
	);
	const words = h("span", {});
	const line = h("p", { class: "lb-hint lb-author-line" }, words, " ", change);
	const fields = h(
		"div",
		{ class: "lb-author" },
		h("label", { for: name.id }, t("notes.yourName")),
		name,
		h("p", { class: "lb-hint" }, t("notes.nameOnce")),
		h(
			"details",
			{ class: "lb-more" },
			h("summary", {}, t("notes.orcid")),
			h("label", { for: orcid.id }, t("notes.orcidLabel")),
			orcid,
		),
		wrong,
	);
	return {
		element: h("div", {}, line, fields),
		paint() {
			const author = known();
			words.textContent = author ? t("notes.writesAs", { name: author.name }) : "";
			change.hidden = author?.id.startsWith("user:") ?? false;
			line.hidden = !author;
			fields.hidden = Boolean(author);
			name.value = author?.name ?? "";
			orcid.value = author?.orcid ?? "";
			wrong.textContent = "";
		},
		/** The author; nothing where the name is missing or something is wrong, and that is said. @returns {Author|null} */
		get value() {
			const author = known();
			if (author && fields.hidden) return author;
			const given = plain(name.value).trim();
			const number = orcid.value.trim().toUpperCase();
			wrong.textContent = !given ? t("notes.nameMissing") : number && !isOrcid(number) ? t("notes.orcidWrong") : "";
			if (wrong.textContent) {
				(given ? orcid : name).focus();
				return null;
			}
			const made = { id: author?.id ?? newId(), name: given, ...(number ? { orcid: number } : {}) };
			keep(store, made);
			return made;
		},
	};
}
