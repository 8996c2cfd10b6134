/**
 * The landing page: each exercise's figure, from the data beside it, and what was done today, from the browser itself.
 */

import { minutesWords } from "../core/days.js";
import { Movement } from "../core/movement.js";
import { t, useLanguage } from "../core/strings.js";
import { still } from "../figure/figure.js";
import { practised, secondsOf } from "../practice/stats.js";
import { dayOf } from "../record/fold.js";
import { stamp } from "../record/model.js";
import { pageRecord } from "./keeping.js";

useLanguage(JSON.parse(document.body.dataset.language || "{}"));
for (const place of document.querySelectorAll("[data-figure]")) {
	const movement = new Movement(JSON.parse(/** @type {HTMLElement} */ (place).dataset.figure ?? ""));
	const points = movement.still("card");
	place.append(still(movement, { points }, movement.words("card")));
}

const today = /** @type {HTMLElement|null} */ (document.querySelector("[data-today]"));
if (today) {
	/** @type {Record<string, string>} */
	const titles = JSON.parse(today.dataset.today ?? "{}");
	const { clock, keeper } = pageRecord();
	const show = async () => {
		const { at, offset } = stamp(clock.wall());
		const day = dayOf(at, offset);
		const done = (await keeper.rows(day, day)).filter(practised);
		const list = Object.entries(titles).flatMap(([id, title]) => {
			const some = done.filter(({ exercise }) => exercise === id);
			return some.length ? [t("landing.todayOne", { title, time: minutesWords(secondsOf(some)) })] : [];
		});
		const line = today.querySelector("p");
		if (line)
			line.textContent = list.length ? t("landing.todayDone", { list: list.join(", ") }) : t("landing.todayNothing");
		today.hidden = false;
	};
	keeper.watch(() => void show());
	// It may be another day when somebody comes back.
	document.addEventListener("visibilitychange", () => void show());
	void show();
}
