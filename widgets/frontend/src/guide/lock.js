/**
 * What keeps an exercise closed, told where it would begin, and how it ends.
 *
 * @import { Clock, Safety, Store } from "../types.js"
 * @import { Keeper } from "../record/keeper.js"
 */
import { numbers } from "../check/numbers.js";
import { t } from "../core/strings.js";
import { button, h } from "../dom.js";
import { nextFor, ownStop, restsToday, stopFrom } from "../record/standing.js";

/**
 * @param {object} given
 * @param {Safety} given.safety
 * @param {Keeper} given.keeper
 * @param {Clock} given.clock
 * @param {Store} given.store
 * @param {(press: Event) => void} given.open shows what was said, and the ways on
 */
export function lock({ safety, keeper, clock, store, open }) {
	const element = h("div", { class: "lb-lock", role: "status" });
	/** @type {string|null} */
	let told = null;
	return {
		element,
		paint() {
			const now = clock.wall();
			const next = nextFor(keeper.standing, safety, now);
			// What was stopped for is told before it is asked again.
			const own = next && "help" in next ? next.help : ownStop(keeper.standing, safety, now) && "soon";
			const kind = own || (restsToday(keeper.standing, stopFrom(safety), now) && "rest");
			if (told === (kind || "")) return;
			element.dataset.kind = told = kind || "";
			element.hidden = !kind;
			if (kind === "emergency") {
				element.replaceChildren(
					h("h2", {}, safety.leads.emergency),
					numbers(safety.regions, store),
					h("p", {}, t("entry.helpHolds")),
					button(t("lock.ends"), open),
				);
			} else if (kind === "rest") {
				element.replaceChildren(h("h2", {}, t("end.today")), h("p", {}, t("lock.rests")));
			} else if (kind) {
				element.replaceChildren(
					h("h2", {}, t(`ask.${kind}`)),
					h("p", {}, t(`lock.${kind}`)),
					numbers(safety.regions, store, true),
				);
			}
		},
	};
}
