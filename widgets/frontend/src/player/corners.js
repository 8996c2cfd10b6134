/**
 * What lies in the corners of the field: back to the step before, one touch that silences everything, and the large view.
 *
 * @import { Session } from "../core/session.js"
 * @import { PageCues } from "../page/cues.js"
 */
import { t } from "../core/strings.js";
import { h, icon, square } from "../dom.js";

const ARROW = "M14.5 5l-7 7 7 7";
const LOUDSPEAKER = "M4 9v6h4l5 4V5L8 9z";
const WAVES = "M16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11";
const CROSS = "M16.5 9.5l5 5M21.5 9.5l-5 5";
const OUTWARD = "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5";
const INWARD = "M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5";

/**
 * @param {Session} session
 * @param {PageCues["preferences"]} preferences
 * @param {{large: boolean, enlarge: (press: Event) => void}} stage
 */
export function corners(session, preferences, stage) {
	const back = square(t("guide.back"), ARROW, () => session.back());
	const mute = square(t("ear.mute"), LOUDSPEAKER, () => preferences.set({ muted: !preferences.muted }));
	const large = square("", OUTWARD, (press) => stage.enlarge(press));
	let drawn = "";
	return {
		elements: [h("div", { class: "lb-corner" }, back), h("div", { class: "lb-corner lb-corner-end" }, mute, large)],
		paint() {
			back.hidden = session.index === 0;
			const state = `${preferences.muted} ${stage.large}`;
			if (drawn === state) return;
			drawn = state;
			mute.setAttribute("aria-pressed", String(preferences.muted));
			mute.replaceChildren(icon(`${LOUDSPEAKER}${preferences.muted ? CROSS : WAVES}`));
			const words = t(stage.large ? "large.close" : "large.open");
			large.title = words;
			large.setAttribute("aria-label", words);
			large.replaceChildren(icon(stage.large ? INWARD : OUTWARD));
		},
	};
}
