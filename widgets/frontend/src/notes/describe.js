/**
 * A note's place in words.
 *
 * @import { Target } from "./note.js"
 * @import { AboutExercise } from "./places.js"
 */
import { t, timeWords } from "../core/strings.js";

/**
 * @param {Target|null} target
 * @param {AboutExercise|undefined} exercise
 */
export function placeWords(target, exercise) {
	if (!target) return t("notes.place.none");
	const { place, step } = target;
	const at = exercise?.steps.findIndex(({ id }) => id === step) ?? -1;
	const stepWords =
		at >= 0 && exercise ? t("notes.place.step", { n: at + 1, cue: exercise.steps[at].cue }) : (step ?? "");
	if (place.kind === "text") return step ? stepWords : t("notes.place.text");
	if (place.kind === "whole") return step ? stepWords : t("notes.place.exercise");
	if (place.kind === "figure") {
		const pose = exercise?.poses[place.pose] ?? place.pose;
		if (place.part) return t("notes.place.part", { part: partName(place.part), pose });
		return t("notes.place.region", { pose });
	}
	const stretch = { from: timeWords(place.begin.second), to: timeWords(place.end.second) };
	const words =
		place.begin.second === place.end.second ? t("notes.place.moment", stretch) : t("notes.place.stretch", stretch);
	return place.part ? `${words}, ${partName(place.part)}` : words;
}

/** A joint or segment such as `hip_right` in words. @param {string} part */
export function partName(part) {
	const [, name, side] = /^(.*?)(?:_(right|left))?$/.exec(part) ?? [];
	const words = t(/** @type {"notes.part.hip"} */ (`notes.part.${name}`));
	const known = words === `notes.part.${name}` ? part : words;
	return side ? t(/** @type {"notes.side.right"} */ (`notes.side.${side}`), { part: known }) : known;
}
