/**
 * What lies in the corner of the field: one touch that silences everything, and the way to the large view.
 *
 * @import { Session } from "../core/session.js"
 * @import { PageCues } from "../page/cues.js"
 */
import { t } from "../core/strings.js";
import { icon, square } from "../dom.js";

const LOUDSPEAKER = "M4 9v6h4l5 4V5L8 9z";
const WAVES = "M16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11";
const CROSS = "M16.5 9.5l5 5M21.5 9.5l-5 5";
const CORNERS = "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5";

/**
 * @param {Session} session
 * @param {PageCues} cues
 * @param {(press: Event) => void} openLarge
 */
export function corner(session, { preferences }, openLarge) {
	const mute = muteButton(session, preferences);
	const large = square(t("large.open"), CORNERS, openLarge);
	return { elements: [mute.element, large], paint: mute.paint };
}

/**
 * One mute for tones, voice and vibration.
 *
 * @param {Session} session
 * @param {PageCues["preferences"]} preferences
 */
export function muteButton(session, preferences) {
	const element = square(t("ear.mute"), LOUDSPEAKER, () => preferences.set({ muted: !preferences.muted }));
	/** @type {boolean|null} */
	let drawn = null;
	return {
		element,
		paint() {
			element.hidden = !session.active;
			if (drawn === preferences.muted) return;
			drawn = preferences.muted;
			element.setAttribute("aria-pressed", String(drawn));
			element.replaceChildren(icon(`${LOUDSPEAKER}${drawn ? CROSS : WAVES}`));
		},
	};
}
