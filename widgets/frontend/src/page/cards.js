/**
 * The first page: each exercise's figure, from the data beside it; what was done today and what keeps an exercise closed,
 * from the browser itself; and whom to call, within one touch.
 */

import { numbers } from "../check/numbers.js";
import { minutesWords } from "../core/days.js";
import { newId } from "../core/ids.js";
import { Movement } from "../core/movement.js";
import { direction, language, t, useLanguage } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { still } from "../figure/figure.js";
import { practised, secondsOf } from "../practice/stats.js";
import { dayOf } from "../record/fold.js";
import { stamp } from "../record/model.js";
import { afterStop, closedBy, EMERGENCY, helpDue, restsToday, SAME_DAY, saidYes } from "../record/standing.js";
import { pageRecord } from "./keeping.js";
import { asksUp, inOrder, justUp, sayUp } from "./morning.js";
import { lastingStore } from "./store.js";

/** The group of the signs that close every exercise for a day, or until somebody who knows of it agrees. */
const SOON = "soon";

useLanguage(JSON.parse(document.body.dataset.language || "{}"));
for (const place of document.querySelectorAll("[data-figure]")) {
	const movement = new Movement(JSON.parse(/** @type {HTMLElement} */ (place).dataset.figure ?? ""));
	const points = movement.still("card");
	place.append(still(movement, { points }, movement.words("card")));
}

const { clock, keeper } = pageRecord();
const store = lastingStore();
const main = /** @type {HTMLElement} */ (document.querySelector(".lb-landing"));
/** @type {import("../types.js").Region[]} */
const regions = JSON.parse(main.dataset.regions ?? "[]");
/** The pain from which on the rule is to stop. */
const stopFrom = Number(main.dataset.stopFrom);
/** @type {string[][]} */
const together = JSON.parse(main.dataset.together ?? "[]");
const list = /** @type {HTMLElement} */ (main.querySelector(".lb-cards"));
const cards = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".lb-card"))].map((element) => ({
	element,
	id: element.dataset.exercise ?? "",
	late: "late" in element.dataset,
	closes: /** @type {string[]} */ (JSON.parse(element.dataset.closes ?? "[]")),
	state: /** @type {HTMLElement} */ (element.querySelector(".lb-card-state")),
}));
const closed = h("div", { class: "lb-closed", role: "status", hidden: true });
list.before(closed);

/** What keeps all of them closed. */
const CLOSED = /** @type {const} */ ({
	help: "landing.closed",
	today: "lock.same-day",
	soon: "landing.soon",
	rests: "landing.rests",
});

/** What each card says of today, and of what keeps its exercise closed. */
async function show() {
	await keeper.ready;
	const { at, offset } = stamp(clock.wall());
	const day = dayOf(at, offset);
	const done = (await keeper.rows(day, day)).filter(practised);
	const urgent = helpDue(keeper.standing, EMERGENCY, clock.wall(), together);
	const today = helpDue(keeper.standing, SAME_DAY, clock.wall(), together);
	const soon = saidYes(keeper.standing, SOON, clock.wall());
	const rests = restsToday(keeper.standing, stopFrom, clock.wall());
	const kind = urgent ? "help" : today ? "today" : soon ? "soon" : rests ? "rests" : "";
	closed.hidden = !kind;
	closed.classList.toggle("lb-closed-today", !urgent);
	if (closed.dataset.kind !== kind) {
		closed.dataset.kind = kind;
		const whom = kind === "rests" ? [] : [button(t(urgent ? "landing.help" : "landing.whom"), () => openHelp(!urgent))];
		if (urgent) whom[0].classList.add("lb-stop");
		closed.replaceChildren(h("p", {}, kind && t(CLOSED[kind])), ...whom);
	}
	for (const { id, state, closes } of cards) {
		const some = done.filter(({ exercise }) => exercise === id);
		const stopped = Object.values(keeper.standing.stops).filter((stop) => closedBy(stop) === afterStop(id));
		const agreed = keeper.standing.confirmed[afterStop(id)] ?? 0;
		const again = stopped.some(({ at: when }) => when >= agreed);
		const asks = soon || saidYes(keeper.standing, id, clock.wall(), closes);
		// A pain that ended it is no exercise done.
		const enough = some.some(({ leads }) => leads && leads !== "later");
		const hurt = some.some(({ after }) => (after?.value ?? 0) >= stopFrom);
		// What closes all of them is the strongest word on each.
		const shut = Boolean(urgent || today);
		state.hidden = !some.length && !asks && !again && !shut;
		/** What closes it, the strongest first. @type {[boolean, "landing.shut"|"landing.askAgain"|"landing.ask"|"landing.stoppedToday"|"landing.hurtToday"][]} */
		const reasons = [
			[shut, "landing.shut"],
			[again, "landing.askAgain"],
			[asks, "landing.ask"],
			[enough, "landing.stoppedToday"],
			[hurt, "landing.hurtToday"],
		];
		const reason = reasons.find(([holds]) => holds);
		state.classList.toggle("lb-asks-first", reason !== undefined);
		setText(state, reason ? t(reason[1]) : t("landing.doneToday", { time: minutesWords(secondsOf(some)) }));
	}
}
keeper.watch(() => void show());
// It may be another day when somebody comes back.
document.addEventListener("visibilitychange", () => void show());
void show();

// ── Just got up ──────────────────────────────────────────────────────────────

const up = /** @type {HTMLElement} */ (main.querySelector(".lb-up"));
/** @param {boolean} yes */
const answer = (yes) => () => {
	sayUp(store, clock.wall(), yes);
	morning();
};
function morning() {
	const isUp = justUp(store, clock.wall());
	const asks = asksUp(store, clock.wall());
	up.hidden = !isUp && !asks;
	if (asks) {
		up.replaceChildren(
			h("p", {}, t("landing.up")),
			button(t("landing.upYes"), answer(true), "lb-up-answer"),
			button(t("landing.upNo"), answer(false), "lb-up-answer"),
		);
	} else if (isUp) {
		const undo = button(t("landing.upUndo"), answer(false), "lb-up-answer");
		up.replaceChildren(h("p", { role: "status" }, t("landing.upSaid")), undo);
	}
	list.append(...inOrder(cards, isUp).map(({ element }) => element));
}
morning();

// ── Help ─────────────────────────────────────────────────────────────────────

const link = /** @type {HTMLAnchorElement} */ (main.querySelector(".lb-help-now"));
/** What the emergency number is for, in short. */
const CALL_FOR = /** @type {const} */ ([
	"landing.call.legs",
	"landing.call.pain",
	"landing.call.head",
	"landing.call.accident",
	"landing.call.pregnant",
]);

/** @param {boolean} calm nothing is urgent: somebody is to be asked */
function openHelp(calm) {
	const id = `lb-${newId()}`;
	/** @type {HTMLDialogElement} */
	const dialog = h(
		"dialog",
		{
			class: "lowback lb-dialog lb-help",
			"aria-labelledby": id,
			lang: language(),
			dir: direction(),
			onclose: () => dialog.remove(),
			onclick: ({ target }) => target === dialog && dialog.close(),
		},
		// The way out is in sight from the first.
		h(
			"div",
			{ class: "lb-dialog-top" },
			button(t("check.close"), () => dialog.close(), "lb-quiet"),
		),
		h("h2", { id }, t(calm ? "landing.whom" : "landing.helpTitle")),
		numbers(regions, store, calm),
		h("p", {}, t("landing.callFor")),
		h("ul", {}, ...CALL_FOR.map((sign) => h("li", {}, t(sign)))),
		h("p", {}, t("landing.callToday")),
		h("p", {}, h("a", { href: link.href }, t("landing.allSigns"))),
	);
	main.append(dialog);
	dialog.showModal();
}
/** Every page's menu leads here for help. */
const asked = () => {
	if (location.hash !== "#help") return;
	// Asked once more, it is another visit.
	history.replaceState(null, "", location.pathname + location.search);
	openHelp(false);
};
addEventListener("hashchange", asked);
asked();
link.addEventListener("click", (press) => {
	press.preventDefault();
	openHelp(false);
});
