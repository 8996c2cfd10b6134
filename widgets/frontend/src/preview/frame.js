/**
 * The frame an exercise is shown in: a new one takes the place of the one that is there once it has come, where its
 * reader was.
 */
import { t } from "../core/strings.js";
import { h } from "../dom.js";

/**
 * @param {HTMLElement} stage
 * @returns {(number: number) => void} shows the exercise as it was at a save
 */
export function frameIn(stage) {
	let now = 0;
	return (number) => {
		if (number === now) return;
		now = number;
		const frame = h("iframe", { title: t("preview.frame"), src: `shown?${number}`, "data-save": String(number) });
		const came = () => {
			// Another one was saved meanwhile: that one comes.
			if (number !== now) return frame.remove();
			const before = [...stage.children].filter((other) => other !== frame);
			const last = before.find((other) => other instanceof HTMLIFrameElement);
			const at = last instanceof HTMLIFrameElement ? (last.contentWindow?.scrollY ?? 0) : 0;
			for (const other of before) other.remove();
			frame.contentWindow?.scrollTo(0, at);
			return undefined;
		};
		frame.addEventListener("load", came);
		stage.append(frame);
	};
}
