/**
 * Before the first exercise: hear each sound and what it means, set how loud, wake a loudspeaker, and hear it all lying
 * down.
 *
 * @import { Session } from "../core/session.js"
 * @import { PageCues } from "../page/cues.js"
 * @import { SoundName } from "../cues/sounds.js"
 */
import { newId } from "../core/ids.js";
import { t } from "../core/strings.js";
import { BUZZES } from "../cues/conductor.js";
import { SOUNDS, tonesOf } from "../cues/sounds.js";
import { button, h, setText } from "../dom.js";
import { buzz } from "../page/cues.js";
import { volumeRow } from "./ear.js";

/** Time to lie down, in seconds. */
const LIE_DOWN = 10;
/** How long a loudspeaker needs to wake, in ms. */
const WAKING_MS = 2500;
/** Between two sounds of the trial, in ms. */
const APART_MS = 2000;

/**
 * @param {Session} session
 * @param {PageCues} cues
 */
export function soundCheck(session, cues) {
	const { preferences, player, voice } = cues;
	const id = `lb-${newId()}`;
	/** @type {(() => void)} */
	let cancel = () => {};
	const volume = volumeRow(cues);
	// Not announced each second: one is to listen for something else.
	const count = h("p", { class: "lb-hint" });
	const tips = h("ul", { class: "lb-tips" }, ...TIPS.map((tip) => h("li", {}, t(tip))));
	const noVoice = h("p", { class: "lb-hint" }, t("ear.no.voice"));
	const voiceMeaning = h("span", {}, t("ear.hint.voice"));
	const hear = button(t("check.voice"), () => say(t("check.spoken", { cue: sampleCue(session) })));

	const silence = () => {
		cancel();
		cancel = () => {};
		player.hush();
		voice.hush();
		buzz([]);
		setText(count, "");
	};
	const wake = () => {
		player.wake();
		player.volume = preferences.volume;
		voice.volume = preferences.volume;
	};
	/** @param {string} words */
	const say = (words) => {
		silence();
		voice.volume = preferences.volume;
		voice.say(words);
	};
	/** @param {SoundName} name */
	const sound = (name) => {
		wake();
		const tones = tonesOf(name);
		for (const tone of tones) player.play(tone, player.timeIn(tone.at - tones[0].at));
		buzz(BUZZES[name]);
	};
	/** @param {number} ms @param {() => void} then */
	const later = (ms, then) => {
		const timer = setTimeout(then, ms);
		cancel = () => clearTimeout(timer);
	};
	/** @param {number} left */
	const lieDown = (left) => {
		setText(count, left ? t("check.in", { n: left }) : t("check.playing"));
		if (left) return later(1000, () => lieDown(left - 1));
		sound("in");
		later(APART_MS, () => {
			voice.say(t("check.spoken", { cue: sampleCue(session) }));
			later(APART_MS * 2, () => {
				sound("out");
				setText(count, "");
			});
		});
	};
	const dialog = h(
		"dialog",
		{ class: "lowback lb-dialog", "aria-labelledby": id, onclose: () => ended() },
		// Close stands below what is scrolled.
		h(
			"div",
			{ class: "lb-scrolled" },
			h("h2", { id }, t("check.title")),
			h("p", {}, t("check.lead")),
			volume.element,
			h(
				"ul",
				{ class: "lb-sounds" },
				...SOUNDS.map((name) =>
					h(
						"li",
						{},
						button(t(`sound.${name}`), () => {
							silence();
							sound(name);
						}),
						h("span", {}, t(`meaning.${name}`)),
					),
				),
				h("li", {}, hear, voiceMeaning, noVoice),
			),
			h("h3", {}, t("check.sleepy")),
			h("p", {}, t("check.sleepyText")),
			button(t("check.wake"), () => {
				silence();
				wake();
				const long = { at: 0, pitch: 220, length: WAKING_MS };
				player.play(long, player.timeIn(0));
				later(WAKING_MS, () => sound("in"));
			}),
			h("h3", {}, t("check.lying")),
			h("p", {}, t("check.lyingText", { n: LIE_DOWN })),
			h(
				"div",
				{ class: "lb-row" },
				button(t("check.try", { n: LIE_DOWN }), () => {
					silence();
					wake();
					lieDown(LIE_DOWN);
				}),
				button(t("check.silence"), silence),
			),
			count,
			h(
				"div",
				{ class: "lb-row" },
				button(
					t("check.yes"),
					() => {
						preferences.set({ checked: true });
						dialog.close();
					},
					"lb-main",
				),
				button(t("check.no"), () => {
					tips.hidden = false;
					tips.scrollIntoView({ block: "nearest" });
				}),
			),
			tips,
		),
		button(t("check.close"), () => dialog.close()),
	);
	const ended = () => {
		silence();
		dialog.remove();
	};
	return {
		element: dialog,
		paint() {
			volume.paint();
			noVoice.hidden = voice.there;
			for (const part of [hear, voiceMeaning]) part.hidden = !voice.there;
		},
		end: silence,
		/** @param {Element} within */
		open(within) {
			tips.hidden = true;
			cues.pauseAll();
			within.append(dialog);
			dialog.showModal();
		},
	};
}

const TIPS = /** @type {const} */ (["check.tip.volume", "check.tip.silent", "check.tip.near", "check.tip.words"]);

/** @param {Session} session */
function sampleCue({ plan, phases }) {
	return plan.steps[(phases.find(({ kind }) => kind === "move") ?? phases[0]).step].cue;
}
