/**
 * Which session to ask about at the next visit: the last one, where the pain after it was to settle within a day.
 *
 * @import { Keeper } from "../record/keeper.js"
 * @import { Row } from "../record/fold.js"
 */
import { dayOf } from "../record/fold.js";

/** From this pain on it should settle within a day. Source: the bands of `safety.toml`. */
const SHOULD_SETTLE = 4;
/** The next visit comes at the earliest so much later, in ms: people practise at about the same time each day. */
const NEXT_VISIT_MS = 12 * 3600 * 1000;
/** Nobody remembers further back, in ms. */
const LONG_AGO_MS = 14 * 24 * 3600 * 1000;

/**
 * @param {Keeper} keeper
 * @param {number} wall ms since the epoch
 * @returns {Promise<Row|null>}
 */
export async function unsettled(keeper, wall) {
	const rows = await keeper.rows(dayOf(new Date(wall - LONG_AGO_MS).toISOString(), 0));
	const done = rows.filter(({ kind, after, deleted }) => kind === "session" && after && !deleted);
	const last = done[done.length - 1];
	const after = last?.after?.value ?? null;
	if (!last || after === null || last.settled !== null || wall - Date.parse(last.born) < NEXT_VISIT_MS) return null;
	const before = last.before?.value ?? null;
	return after >= SHOULD_SETTLE || (before !== null && after > before) ? last : null;
}
