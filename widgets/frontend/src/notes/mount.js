/**
 * The notes of one exercise on its page: marks on words, steps and figure, the margin with the cards, and the form.
 *
 * @import { Clock, Plan, Store } from "../types.js"
 * @import { Keeper } from "../record/keeper.js"
 * @import { Courier } from "../record/courier.js"
 * @import { Author, Note, Target } from "./note.js"
 * @import { AboutExercise, Spot } from "./places.js"
 * @import { Placed } from "./sieve.js"
 * @import { Surface } from "./surface.js"
 * @import { Vocabulary } from "./tags.js"
 */
import { newId } from "../core/ids.js";
import { direction, language, t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { keptLine } from "../guide/kept.js";
import { wordsAt } from "./anchor.js";
import { whoAmI } from "./author.js";
import { card } from "./card.js";
import { composer } from "./composer.js";
import { placeWords } from "./describe.js";
import { Desk } from "./desk.js";
import { Instrument } from "./instrument.js";
import { noteList } from "./list.js";
import { Marks } from "./marks.js";
import { Moments } from "./moments.js";
import { spotsOf, standingOf } from "./places.js";
import { selecting } from "./selecting.js";
import { agreement, threads } from "./sieve.js";
import { tagName } from "./tags.js";
import { whereField } from "./where.js";

const ON = "lowback.notes.on";
/** A note that another page asked to show: its id. */
export const GO = "lowback.notes.go";
/** The margin stands beside the page where there is room for both, in px. */
const ROOM = 1080;
/** So long after the page changed it is read again, in ms. */
const SOON_MS = 200;
/** Many changes of the record in a row are shown once, so long after the last, in ms. */
const MANY_MS = 60;

/**
 * @typedef {object} AboutNotes
 * @property {string} exercise
 * @property {AboutExercise} about
 * @property {Plan} plan
 * @property {Vocabulary} vocabulary
 * @property {Author|null} author who is signed in
 * @property {string} all the file name of the page of all notes
 */

/**
 * @param {HTMLElement} root
 * @param {AboutNotes} given
 * @param {{keeper: Keeper, clock: Clock, courier: Courier, store: Store, surface: Surface}} page
 */
export function mountNotes(
	root,
	{ exercise, about, plan, vocabulary, author: signedIn, all },
	{ keeper, courier, store, surface },
) {
	const id = `lb-${newId()}`;
	const desk = new Desk(keeper, exercise);
	const marks = new Marks();
	const moments = new Moments(plan);
	const here = { ...about, id: exercise };
	/** @type {Spot[]} */
	let spots = [];
	/** @type {Instrument|null} */
	let instrument = null;
	/** @type {Placed[]} */
	let placed = [];
	/** The author of each look, in the order in which they came. @type {string[]} */
	const people = [];
	const lookOf = (/** @type {string} */ name) => (people.includes(name) ? people.indexOf(name) : people.push(name) - 1);
	/** @type {Author|null} */
	let mine = null;
	const me = () => mine;
	let on = read(store, ON) === "1";
	/** @type {Note|null} */
	let moving = null;

	const where = whereField({
		exercise: here,
		spots: () => spots,
		instrument: () => instrument,
		moments,
		onchange: () => {},
	});
	const describe = (/** @type {Target} */ target) => ({
		target,
		place: placeWords(target, about),
		quote: target.place.kind === "text" ? target.place.exact : "",
	});
	const form = composer({
		exercise,
		vocabulary,
		store,
		author: me,
		where,
		describe,
		save(written, note) {
			if (moving && written.target) void desk.place(moving, written.target);
			const saved = desk.write(written, note);
			mine = written.author;
			told.textContent = t("notes.saved");
			void refresh().then(() => list.focus(saved));
		},
		close() {
			moving = null;
			fold();
			start.focus({ preventScroll: true });
		},
	});
	const told = h("p", { class: "lb-told", role: "status" });
	const undo = button(
		t("notes.undo"),
		() => {
			void desk.undo().then(refresh);
			undo.hidden = true;
			told.textContent = t("notes.undone");
			start.focus();
		},
		"lb-quiet-button",
	);
	undo.hidden = true;
	const deeds = {
		show: (/** @type {Note} */ note) => void jump(note),
		edit: (/** @type {Note} */ note) => {
			moving = null;
			unfold();
			if (note.target) form.edit(note, describe(note.target));
			else form.edit(note, { target: null, place: t("notes.place.none"), quote: "" });
		},
		reply(/** @type {Note} */ note, /** @type {string} */ text) {
			const author = me();
			// Who has not said a name yet says it with a note.
			if (!author) {
				told.textContent = t("notes.nameFirst");
				return false;
			}
			desk.reply(note, author, text);
			void refresh();
			return true;
		},
		settle: (/** @type {Note} */ note, /** @type {boolean} */ open) => void desk.settle(note, open).then(refresh),
		remove(/** @type {Note} */ note) {
			void desk.remove(note).then(refresh);
			told.textContent = t("notes.deleted");
			undo.hidden = false;
			undo.focus();
		},
		place(/** @type {Note} */ note) {
			const { target } = note;
			if (!target) return;
			const kept = {
				...target,
				version: about.version,
				hash: about.hash,
				place: /** @type {const} */ ({ kind: "whole" }),
			};
			void desk.place(note, kept).then(refresh);
		},
		move(/** @type {Note} */ note) {
			moving = note;
			unfold();
			where.begin({ way: "text" });
			form.edit(note, null);
		},
	};
	const choices = () => ({
		tags: tagsIn(desk.notes, vocabulary),
		steps: about.steps
			.filter(({ id: step }) => desk.notes.some(({ target }) => target?.step === step))
			.map(({ id: step, cue }) => /** @type {[string, string]} */ ([step, cue])),
		authors: authorsIn(desk.notes),
	});
	let agree = (/** @type {Note} */ _note) => 0;
	/** @param {Placed} item */
	const drawCard = ({ note, replies, standing }) => ({
		shape: "",
		element: card({
			note,
			replies,
			standing,
			where: placeWords(note.target, about),
			quote: note.target?.place.kind === "text" ? note.target.place.exact : "",
			agree: agree(note),
			me: me(),
			lookOf,
			vocabulary,
			deeds,
		}),
	});
	/** @param {Placed} item */
	const shapeOf = ({ note, replies, standing }) =>
		JSON.stringify([note, replies, standing.how, standing.how === "review" && standing.now, agree(note), me()?.id]);
	const list = noteList(drawCard, shapeOf, () => show());
	const start = button(t("notes.write"), () => begin(null), "lb-main");
	const toggle = button("", () => setOn(!on));
	const kept = keptLine(keeper, courier);
	const gone = h("p", { class: "lb-gone", role: "status" });
	const toAll = h("a", { class: "lb-all-notes", href: `${all}.ipynb` }, t("notes.toAll"));
	toAll.addEventListener("click", (event) => {
		if (!surface.lab) return;
		event.preventDefault();
		surface.open("");
	});
	const panel = h(
		"section",
		{ class: "lowback lb-notes", "aria-label": t("notes.title"), lang: language(), dir: direction(), id },
		h("div", { class: "lb-row lb-notes-top" }, start, toggle),
		form.element,
		h("div", { class: "lb-row" }, told, undo),
		list.element,
		...kept.elements,
		gone,
		toAll,
	);
	const away = h("p", { class: "lowback lb-hint" }, t("notes.inMargin"));
	const tab = h("button", {
		type: "button",
		class: "lowback lb-notes-tab",
		"aria-controls": id,
		onclick: () => setOn(!on),
	});
	root.append(away, panel);
	surface.margin.append(tab);

	/** Beside the page where there is room, else in its own place in it. */
	const settle = () => {
		const wide = (surface.lab ? surface.margin.clientWidth : innerWidth) >= ROOM;
		const beside = on && wide;
		tab.hidden = !wide;
		const host = beside ? surface.margin : root;
		if (panel.parentElement !== host) host.append(panel);
		panel.classList.toggle("lb-margin", beside);
		away.style.display = beside ? "" : "none";
		surface.margin.classList.toggle("lb-with-margin", beside);
		panel.style.setProperty(
			"--lb-margin-top",
			surface.lab
				? `${surface.scroller.getBoundingClientRect().top - surface.margin.getBoundingClientRect().top}px`
				: "0px",
		);
		setText(toggle, t(on ? "notes.hide" : "notes.show"));
		toggle.setAttribute("aria-pressed", String(on));
		setText(tab, `${t("notes.title")} ${desk.notes.length}`);
		tab.setAttribute("aria-expanded", String(on));
	};
	/** On a phone the form lies over the lower part of the page, so that what it is about stays in sight. */
	const unfold = () => {
		if (!on) setOn(true);
		form.element.classList.toggle("lb-sheet-form", !surface.lab && !panel.classList.contains("lb-margin"));
	};
	const fold = () => form.element.classList.remove("lb-sheet-form");
	/** @param {boolean} wanted */
	const setOn = (wanted) => {
		on = wanted;
		try {
			store.setItem(ON, on ? "1" : "0");
		} catch {
			// A browser that keeps nothing forgets it.
		}
		settle();
		show();
	};
	/** @param {Target|null} target where; nothing asks */
	const begin = (target, at = /** @type {Parameters<typeof where.begin>[0]|null} */ (null)) => {
		moving = null;
		if (at) where.begin(at);
		unfold();
		form.begin(target ? describe(target) : null);
	};
	const base = { exercise, version: about.version, hash: about.hash, cell: /** @type {string|null} */ (null) };
	const onStep = (/** @type {string} */ step) => begin({ ...base, cell: "guide", step, place: { kind: "whole" } });

	/** @param {Note} note */
	const jump = async (note) => {
		const { target } = note;
		if (!target) return;
		const { place } = target;
		if (place.kind === "figure" || place.kind === "movement") {
			await surface.reveal("movement");
			look();
			instrument?.go(
				place.kind === "figure" ? { pose: place.pose } : { phase: place.begin.phase, fraction: place.begin.fraction },
			);
			return back(note, null);
		}
		if (target.cell) await surface.reveal(target.cell.split("/")[0]);
		look();
		const range = marks.rangeOf(note.id);
		const box = target.step ? surface.root.querySelector(`.lb-guide [data-step="${CSS.escape(target.step)}"]`) : null;
		const element =
			range?.startContainer.parentElement ??
			box ??
			surface.cells().get(target.cell ?? "title") ??
			surface.root.querySelector("h1");
		marks.point(note.id);
		element?.scrollIntoView({ block: "center" });
		back(note, /** @type {HTMLElement|null} */ (element));
	};
	/** From the place back to its note. */
	const backButton = button(t("notes.back"), () => {}, "lb-back-to-note");
	/** @param {Note} note @param {HTMLElement|null} element */
	const back = (note, element) => {
		backButton.onclick = () => {
			backButton.remove();
			marks.point("");
			list.focus(note.id);
		};
		document.body.append(backButton);
		backButton.classList.add("lowback");
		if (element) backButton.focus({ preventScroll: true });
	};

	/** Read the page: which passages it has, and which movement. */
	const look = () => {
		spots = spotsOf(surface, about, root);
		const region = surface.root.querySelector(`.lb-movement[data-exercise="${CSS.escape(exercise)}"]`);
		if (region instanceof HTMLElement && on) {
			instrument ??= new Instrument(region, about, {
				onpart: (part) => begin(null, { way: "figure", part, ...(instrument ? { pose: instrument.pose } : {}) }),
				onmoment() {
					const now = instrument?.now;
					const second = now?.phase ? moments.secondOf(now.phase, now.fraction) : 0;
					begin(null, { way: "movement", from: second, to: second });
				},
				onnote: (note) => list.focus(note),
			});
		} else {
			instrument?.end();
			instrument = null;
		}
		place();
	};
	const rank = (/** @type {Note} */ { target }) => {
		const at = about.steps.findIndex(({ id: step }) => step === target?.step);
		return target ? (at < 0 ? (target.place.kind === "whole" ? -1 : about.steps.length) : at) : 1000;
	};
	const place = () => {
		placed = threads(desk.notes, (note) => standingOf(note, about, spots), rank);
		agree = agreement(placed);
		show();
	};
	const show = () => {
		for (const { author } of desk.notes) lookOf(author.id);
		if (on) {
			marks.words(placed, spots, lookOf);
			/** @type {Map<string, number>} */
			const counts = new Map();
			for (const { note } of placed) {
				const step = note.target?.step;
				if (step) counts.set(step, (counts.get(step) ?? 0) + 1);
			}
			marks.steps(surface.cells().values(), counts, onStep);
			instrument?.show(placed.map(({ note }) => note));
		} else marks.clear();
		list.show(placed, choices());
		settle();
		root.dataset.notes = String(desk.notes.length);
		form.element.dataset.ready = "true";
	};
	const refresh = async () => {
		await desk.read();
		mine = whoAmI(signedIn, store, desk.notes);
		place();
	};
	const paint = () => {
		kept.paint();
		setText(gone, courier.away ? t("notes.away") : "");
	};

	/** @type {ReturnType<typeof setTimeout>|undefined} */
	let soon;
	/** @type {ReturnType<typeof setTimeout>|undefined} */
	let fresh;
	const watcher = new MutationObserver((changes) => {
		// What a guide and a figure do to themselves is theirs; only a new list of steps is ours to mark.
		const matters = changes.some(({ target }) => {
			const element = target instanceof Element ? target : target.parentElement;
			if (!element || element.closest(".lb-notes, .lb-note-mark")) return false;
			return !element.closest(".lb-guide, .lb-movement") || element.matches(".lb-steps");
		});
		if (!matters) return;
		clearTimeout(soon);
		soon = setTimeout(look, SOON_MS);
	});
	const changed = () => {
		paint();
		clearTimeout(fresh);
		fresh = setTimeout(() => void refresh(), MANY_MS);
	};
	const ends = [
		keeper.watch(changed),
		courier.watch(paint),
		selecting(
			surface,
			(range) => spotOf(spots, range),
			({ spot, start: from, end }) => {
				const words = wordsAt(spot.passage.text, from, end);
				begin({ ...base, cell: spot.cell, step: spot.step, place: words });
			},
			() => on,
		),
	];
	/** @param {MouseEvent} event */
	const click = (event) => {
		if (!on || !getSelection()?.isCollapsed || !(event.target instanceof Element)) return;
		if (event.target.closest(".lb-notes, button, a, input, label, select, summary")) return;
		const [found] = marks.at(event.clientX, event.clientY);
		if (found) list.focus(found);
	};
	surface.root.addEventListener("click", click);
	addEventListener("resize", settle);
	watcher.observe(surface.root, { childList: true, subtree: true });
	courier.want(`notes/${exercise}`);
	form.recover();
	paint();
	void keeper.ready
		.then(refresh)
		.then(look)
		.then(() => {
			const wanted = read(store, GO);
			const found = desk.notes.find((note) => note.id === wanted);
			if (!found) return;
			store.removeItem(GO);
			if (!on) setOn(true);
			void jump(found);
		});
	return () => {
		clearTimeout(soon);
		clearTimeout(fresh);
		watcher.disconnect();
		removeEventListener("resize", settle);
		surface.root.removeEventListener("click", click);
		for (const end of ends) end();
		list.end();
		instrument?.end();
		marks.clear();
		surface.margin.classList.remove("lb-with-margin");
		backButton.remove();
		tab.remove();
		panel.remove();
		away.remove();
	};
}

/**
 * The innermost passage of a selection, and what of it is selected.
 *
 * @param {Spot[]} spots
 * @param {Range} range
 */
function spotOf(spots, range) {
	for (const spot of spots) {
		if (!spot.passage.root.isConnected || !range.intersectsNode(spot.passage.root)) continue;
		const found = spot.passage.within(range);
		if (found) return { spot, start: found[0], end: found[1] };
	}
	return null;
}

/** @param {Note[]} notes @param {Vocabulary} vocabulary @returns {[string, string][]} */
export function tagsIn(notes, vocabulary) {
	const tags = new Set(notes.flatMap((note) => note.tags));
	const free = new Set(notes.flatMap((note) => note.free));
	return [
		...[...tags].map((tag) => /** @type {[string, string]} */ ([tag, tagName(vocabulary, tag)])),
		...[...free].map((tag) => /** @type {[string, string]} */ ([`free:${tag}`, tag])),
	].sort(([, a], [, b]) => a.localeCompare(b));
}

/** @param {Note[]} notes @returns {[string, string][]} */
export function authorsIn(notes) {
	return [...new Map(notes.map(({ author }) => [author.id, author.name]))];
}

/** @param {Store} store @param {string} key */
function read(store, key) {
	try {
		return store.getItem(key);
	} catch {
		return null;
	}
}
