/**
 * What keeps an exercise closed, told where it would begin: until when, and how it ends.
 *
 * @import { Clock, Safety, Store } from "../types.js"
 * @import { Keeper } from "../record/keeper.js"
 */
import { numbers } from "../check/numbers.js";
import { clockTime } from "../core/days.js";
import { t } from "../core/strings.js";
import { button, h } from "../dom.js";
import { closedUntil, nextFor, ownStop, restsToday, stopFrom } from "../record/standing.js";

/**
 * @param {object} given
 * @param {Safety} given.safety
 * @param {Keeper} given.keeper
 * @param {Clock} given.clock
 * @param {Store} given.store
 * @param {(press: Event) => void} given.again opens the check
 */
export function lock({ safety, keeper, clock, store, again }) {
	const element = h("div", { class: "lb-lock", role: "status" });
	let told = "";
	let cancel = () => {};
	return {
		element,
		end: () => cancel(),
		paint() {
			const now = clock.wall();
			const next = nextFor(keeper.standing, safety, now);
			// What was stopped for is told before it is asked again.
			const own = next && "help" in next ? next.help : ownStop(keeper.standing, safety, now) && "soon";
			const kind = own || (restsToday(keeper.standing, stopFrom(safety), now) && "rest");
			const until = kind === "emergency" ? closedUntil(keeper.standing, safety.groups[0].id, now) : 0;
			const tells = `${kind} ${until}`;
			if (told === tells) return;
			told = tells;
			element.dataset.kind = kind || "";
			element.hidden = !kind;
			cancel();
			// It ends by itself.
			if (until) cancel = clock.wake(until - now + 1000, () => this.paint());
			if (kind === "emergency") {
				element.replaceChildren(
					h("h2", {}, safety.leads.emergency),
					numbers(safety.regions, store),
					h("p", {}, t("entry.helpWhile")),
					h("p", {}, t("lock.until", { when: clockTime(until) })),
					button(t("entry.again"), again),
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
