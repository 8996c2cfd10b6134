/**
 * What a guide shows around the exercise: what is asked before it, what keeps it closed, how it ends, the sounds to try. A
 * bundle of its own: a page is there before any of it is wanted, and fetches it then.
 *
 * @import { Parts } from "./guide/mount.js"
 * @import { Language } from "./core/strings.js"
 */
import { entrance } from "./check/entrance.js";
import { addWords, useLanguage } from "./core/strings.js";
import { lock } from "./guide/lock.js";
import { note } from "./guide/note.js";
import { soundCheck } from "./guide/soundcheck.js";
import { ending } from "./player/ending.js";

/**
 * @param {Parts} given
 * @param {object} places
 * @param {Language} places.language
 * @param {HTMLElement} places.region the guide
 * @param {HTMLElement} places.start the row of Start: what keeps it closed stands above it
 * @param {HTMLElement} places.ending
 * @param {HTMLElement} places.foot the buttons of the ending
 * @param {HTMLElement[]} places.below what stands at the end of the ending
 * @param {import("./player/taps.js").Taps} places.stops presses on Stop
 * @param {() => void} places.done called when the person is done with the ending
 * @param {(() => void)|null} places.others leads to the other exercises, where there is a way
 */
export default function screens(given, { language, region, start, ending: element, foot, below, stops, done, others }) {
	useLanguage(language);
	addWords(given.safety.words);
	const { safety, session, keeper, recorder, store, clock, cues } = given;
	const entranceView = entrance(given);
	/** @param {Event} press @param {"start"|"again"|"signs"} [why] */
	const enter = (press, why) => entranceView.open(region, press, why);
	const soundsView = soundCheck(session, cues);
	const noteView = note(session, recorder, keeper, store);
	const lockView = lock({ safety, keeper, clock, store, open: (press) => void enter(press) });
	const endingView = ending(session, {
		...{ element, foot, safety, recorder, keeper, store, stops, done, others },
		check: (press) => void enter(press, "signs"),
		below: [noteView.element, ...below],
	});
	start.before(lockView.element);
	return {
		enter,
		sounds: () => soundsView.open(region),
		/** The question why it was stopped, or the end, takes the focus that a button of the bar had. */
		focusEnding: endingView.focus,
		paint() {
			for (const view of [lockView, soundsView, noteView, endingView]) view.paint();
		},
		end() {
			for (const view of [soundsView, noteView, entranceView]) view.end();
		},
	};
}
