/**
 * The minutes of a station: a deadline, looked at each second and at its end.
 */
import { pageClock } from "../core/clock.js";
import { t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";

/** @param {number} minutes */
export function stationClock(minutes) {
	const clock = pageClock();
	const shown = h("output", { class: "lb-station-left" });
	const over = h("span", { role: "status" });
	let end = 0;
	/** @type {() => void} */
	let stop = () => {};
	const look = () => {
		const left = Math.max(0, end - clock.now());
		setText(shown, t("examination.left", { time: clockTime(Math.ceil(left / 1000)) }));
		// To the next whole second.
		if (left) stop = clock.wake(left % 1000 || 1000, look);
		else setText(over, t("examination.over"));
	};
	const press = button(t("examination.begin", { n: minutes }), () => {
		stop();
		end = clock.now() + minutes * 60_000;
		setText(over, "");
		setText(press, t("examination.again"));
		look();
	});
	return { element: h("div", { class: "lb-station-clock" }, press, shown, over), end: () => stop() };
}

/** @param {number} seconds */
export function clockTime(seconds) {
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
