/**
 * What a session tells of itself, in plain values: where it is, and what happened.
 * `lowback/happened.py` checks both on the other side.
 *
 * @import { EventKind, SessionEvent } from "../types.js"
 * @import { Session } from "./session.js"
 */
import { newId } from "./ids.js";

/** Who leaves a step open at their own pace for more than a day held it for a day, in seconds. */
const MOST_HELD = 86_400;

/** @param {Session} session */
export function stateOf(session) {
	const at = session.active ? session.phase : null;
	return {
		status: session.status,
		exercise: session.plan.exercise.id,
		version: session.plan.exercise.version,
		variant: session.variant.id,
		dose: { ...session.dose },
		own_pace: session.ownPace,
		phase: at?.id ?? null,
		step: at?.step ?? null,
		side: at?.side ?? null,
		repetition: at?.repetition ?? 0,
		of: at?.of ?? 0,
		index: session.index,
		phases: session.phases.length,
		ticked: session.checklist.items(),
	};
}

/**
 * @param {Session} session
 * @param {{kind: EventKind, heldMs: number, run: string, wall: number}} what
 * @returns {SessionEvent}
 */
export function eventOf(session, { kind, heldMs, run, wall }) {
	const { phase } = session;
	return {
		id: newId(),
		kind,
		at: new Date(wall).toISOString(),
		run,
		exercise: session.plan.exercise.id,
		version: session.plan.exercise.version,
		variant: session.variant.id,
		phase: phase.id,
		step: phase.step,
		side: phase.side,
		repetition: phase.repetition,
		planned: phase.seconds,
		held: ["phase-end", "pause", "stop"].includes(kind) ? Math.min(MOST_HELD, Math.round(heldMs) / 1000) : 0,
		own_pace: session.ownPace,
	};
}
