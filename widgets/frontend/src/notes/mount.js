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
import { button, h } from "../dom.js";
import { REVEAL } from "../page/sides.js";
import { wordsAt } from "./anchor.js";
import { common } from "./common.js";
import { composer } from "./composer.js";
import { placeWords } from "./describe.js";
import { Desk } from "./desk.js";
import { Instrument } from "./instrument.js";
import { margin } from "./margin.js";
import { Marks } from "./marks.js";
import { Moments } from "./moments.js";
import { STEPPED, spotsOf, standingOf } from "./places.js";
import { selecting } from "./selecting.js";
import { threads } from "./sieve.js";
import { addressOf } from "./surface.js";
import { tagName } from "./tags.js";
import { whereField } from "./where.js";

/** A note that another page asked to show: its id. */
export const GO = "lowback.notes.go";
/** So long after the page changed it is read again, in ms. */
const SOON_MS = 200;

/**
 * @typedef {object} AboutNotes
 * @property {string} exercise
 * @property {AboutExercise} about
 * @property {Plan|null} plan none where nothing moves, as with patients
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
		author: () => parts.me(),
		where,
		describe,
		async save(written, note) {
			// What is put elsewhere says what it said: it may be another's.
			if (moving && written.target) await desk.place(moving, written.target);
			const saved = moving ? moving.id : desk.write(written, note);
			parts.is(written.author);
			parts.tell(t("notes.saved"));
			// It is in the record by now: where the page cannot be read again at once, the form goes all the same.
			await refresh().catch(() => {});
			return saved;
		},
		close(saved) {
			moving = null;
			side.fold(form.element);
			if (!saved || !list.focus(saved)) start.focus({ preventScroll: true });
		},
	});
	const deeds = {
		show: (/** @type {Note} */ note) => void jump(note),
		edit: (/** @type {Note} */ note) => {
			moving = null;
			side.unfold(form.element);
			if (note.target) form.edit(note, describe(note.target));
			else form.edit(note, { target: null, place: t("notes.place.none"), quote: "" });
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
			side.unfold(form.element);
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
	const parts = common({
		desk,
		keeper,
		courier,
		store,
		signedIn,
		vocabulary,
		where: ({ target }) => placeWords(target, about),
		deeds,
		place: () => place(),
		show: () => show(),
	});
	const { list, lookOf, refresh } = parts;
	const start = button(t("notes.write"), () => begin(null), "lb-main");
	const side = margin({ root, surface, store, id, onturn: () => look() });
	const toAll = h("a", { class: "lb-all-notes", href: addressOf(all) }, t("notes.toAll"));
	toAll.addEventListener("click", (event) => {
		if (!surface.lab) return;
		event.preventDefault();
		surface.open("");
	});
	const panel = h(
		"section",
		{ class: "lowback lb-notes", "aria-label": t("notes.title"), lang: language(), dir: direction(), id },
		h("div", { class: "lb-row lb-notes-top" }, start, side.toggle),
		form.element,
		parts.told,
		list.element,
		...parts.kept,
		toAll,
	);
	side.hold(panel);
	/** @param {Target|null} target where; nothing asks */
	const begin = (target, at = /** @type {Parameters<typeof where.begin>[0]|null} */ (null), cut = false) => {
		moving = null;
		if (at) where.begin(at);
		side.unfold(form.element);
		form.begin(target ? { ...describe(target), cut } : null);
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
		const box = target.step ? surface.root.querySelector(`${STEPPED}[data-step="${CSS.escape(target.step)}"]`) : null;
		const element =
			range?.startContainer.parentElement ??
			box ??
			surface.cells().get(target.cell ?? "title") ??
			surface.root.querySelector("h1");
		marks.point(note.id);
		element?.dispatchEvent(new Event(REVEAL, { bubbles: true }));
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
		if (region instanceof HTMLElement && side.on) {
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
		words.again();
	};
	const rank = (/** @type {Note} */ { target }) => {
		const at = about.steps.findIndex(({ id: step }) => step === target?.step);
		return target ? (at < 0 ? (target.place.kind === "whole" ? -1 : about.steps.length) : at) : 1000;
	};
	const place = () => {
		placed = threads(desk.notes, (note) => standingOf(note, about, spots), rank);
		parts.compare(placed);
		show();
	};
	const show = () => {
		if (side.on) {
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
		side.settle(desk.notes.length);
		root.dataset.notes = String(desk.notes.length);
		form.element.dataset.ready = "true";
	};
	/** @type {ReturnType<typeof setTimeout>|undefined} */
	let soon;
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
	const words = selecting(
		surface,
		(range) => spotOf(spots, range),
		({ spot, start: from, end, cut }) => {
			const place = wordsAt(spot.passage.text, from, end);
			begin({ ...base, cell: spot.cell, step: spot.step, place }, null, cut);
		},
		() => side.on,
	);
	/** @param {MouseEvent} event */
	const click = (event) => {
		if (!side.on || !getSelection()?.isCollapsed || !(event.target instanceof Element)) return;
		if (event.target.closest(".lb-notes, button, a, input, label, select, summary")) return;
		const [found] = marks.at(event.clientX, event.clientY);
		if (found) list.focus(found);
	};
	surface.root.addEventListener("click", click);
	watcher.observe(surface.root, { childList: true, subtree: true });
	courier.want(`notes/${exercise}`);
	form.recover();
	void keeper.ready
		.then(refresh)
		.then(look)
		.then(() => {
			const wanted = read(store, GO);
			const found = desk.notes.find((note) => note.id === wanted);
			if (!found) return;
			store.removeItem(GO);
			if (!side.on) side.turn(true);
			void jump(found);
		});
	return () => {
		clearTimeout(soon);
		watcher.disconnect();
		surface.root.removeEventListener("click", click);
		parts.end();
		words.end();
		instrument?.end();
		marks.clear();
		backButton.remove();
		side.end();
	};
}

/**
 * The innermost passage of a selection, what of it is selected, and whether words of another passage are too.
 *
 * @param {Spot[]} spots
 * @param {Range} range
 */
function spotOf(spots, range) {
	for (const spot of spots) {
		if (!spot.passage.root.isConnected || !range.intersectsNode(spot.passage.root)) continue;
		const found = spot.passage.within(range);
		if (!found) continue;
		const { root } = spot.passage;
		const cut = spots.some(
			({ passage: { root: other }, passage }) =>
				!root.contains(other) && !other.contains(root) && range.intersectsNode(other) && passage.within(range),
		);
		return { spot, start: found[0], end: found[1], cut };
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
