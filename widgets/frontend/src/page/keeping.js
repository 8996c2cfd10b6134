/**
 * The record of a page, once a page: whichever widgets stand on it write into the same one. A room of its own, so that a
 * page without an exercise need not load one.
 *
 * @import { Clock } from "../types.js"
 */
import { pageClock } from "../core/clock.js";
import { Courier } from "../record/courier.js";
import { Keeper } from "../record/keeper.js";
import { lastingStore } from "./store.js";

const NAME = Symbol.for("lowback.record.1");

/** @typedef {{clock: Clock, keeper: Keeper, courier: Courier}} Keeping */

/** @returns {Keeping} */
export function pageRecord() {
	const page = /** @type {Record<symbol, Keeping|undefined>} */ (/** @type {unknown} */ (globalThis));
	if (!page[NAME]) {
		const clock = pageClock();
		const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel("lowback") : undefined;
		const keeper = new Keeper({ clock, channel, aside: lastingStore() });
		addEventListener("pagehide", () => keeper.leave());
		page[NAME] = { clock, keeper, courier: new Courier(clock, keeper) };
	}
	return page[NAME];
}
