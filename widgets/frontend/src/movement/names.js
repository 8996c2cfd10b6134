/**
 * The names of the figure's angles in words.
 */
import { t } from "../core/strings.js";

/** @param {string} coordinate such as `hip_flexion_right` */
export function angleName(coordinate) {
	const [, name, side] = coordinate.match(/^(.*?)(?:_(right|left))?$/) ?? [];
	const words = t(/** @type {import("../core/strings.js").Key} */ (`angle.${name}`));
	return side ? t("movement.side", { name: words, side: t(side === "right" ? "figure.right" : "figure.left") }) : words;
}
