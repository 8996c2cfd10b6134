/**
 * A page whose widgets are still on their way asks after its kernel, which would end if nobody came: on a busy machine
 * the way is long.
 *
 * @import { Clock } from "../types.js"
 */

/** Asks every so many ms: several times within what a kernel waits (`expected_within`). */
export const ASK_MS = 15_000;

/**
 * @param {Clock} clock
 * @param {() => Promise<"coming"|"there"|"gone">} ask what became of the kernel: not connected yet, connected, or ended
 * @param {() => void} gone it ended, and what needs it does not come any more
 */
export function watchComing(clock, ask, gone) {
	clock.wake(ASK_MS, async () => {
		const found = await ask();
		if (found === "coming") watchComing(clock, ask, gone);
		else if (found === "gone") gone();
	});
}
