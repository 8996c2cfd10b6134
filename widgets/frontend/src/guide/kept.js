/**
 * Where the record is: kept in this browser, saved on this computer, or waiting to be; and what is wrong with that.
 *
 * @import { Courier } from "../record/courier.js"
 * @import { Keeper } from "../record/keeper.js"
 */
import { t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { saveFile } from "../exchange/out.js";

/** @typedef {Pick<Courier, "away"|"store"|"waiting"|"problem"|"notice">} Link */

/**
 * @param {Keeper} keeper
 * @param {Link|undefined} link
 */
export function keptLine(keeper, link) {
	const line = h("p", { class: "lb-kept lb-hint" });
	const trouble = h("p", { class: "lb-away", role: "status" });
	// On another page nothing of it would be there.
	const save = button(t("kept.save"), () => void saveFile(keeper, keeper.now()));
	return {
		elements: [line, trouble, save],
		paint() {
			save.hidden = !keeper.problem;
			setText(line, keptWords(keeper, link));
			setText(trouble, troubleWords(keeper, link));
		},
	};
}

/** @param {Keeper} keeper @param {Link|undefined} link */
export function keptWords(keeper, link) {
	const saved = Boolean(link?.store) && !link?.waiting && !link?.away && !link?.problem;
	if (saved) return t("kept.saved");
	if (!keeper.lasting) return "";
	if (link?.store) return t("kept.waiting");
	return t(keeper.persisted === false ? "kept.mayGo" : "kept.here");
}

/** @param {Keeper} keeper @param {Link|undefined} link */
export function troubleWords(keeper, link) {
	if (link?.problem || link?.notice) return link.problem || link.notice;
	if (keeper.problem === "refused") return t("kept.refused");
	return keeper.problem === "full" ? t("kept.full") : "";
}
