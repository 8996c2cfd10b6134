/**
 * All notes on one page: found by exercise, tag, step, person and state; taken along, and brought in again.
 *
 * @import { Clock, Store } from "../types.js"
 * @import { Keeper } from "../record/keeper.js"
 * @import { Courier } from "../record/courier.js"
 * @import { Author, Note } from "./note.js"
 * @import { AboutExercise } from "./places.js"
 * @import { Placed } from "./sieve.js"
 * @import { Surface } from "./surface.js"
 * @import { Vocabulary } from "./tags.js"
 */
import { direction, language, t } from "../core/strings.js";
import { h } from "../dom.js";
import { common } from "./common.js";
import { placeWords } from "./describe.js";
import { Desk } from "./desk.js";
import { authorsIn, GO, tagsIn } from "./mount.js";
import { standingOf } from "./places.js";
import { passes, threads } from "./sieve.js";
import { traffic } from "./traffic.js";

/**
 * @typedef {object} AboutAll
 * @property {Record<string, AboutExercise>} exercises
 * @property {Vocabulary} vocabulary
 * @property {Author|null} author
 */

/**
 * @param {HTMLElement} root
 * @param {AboutAll} given
 * @param {{keeper: Keeper, clock: Clock, courier: Courier, store: Store, surface: Surface, notebookOf: (exercise: string) => Promise<string>}} page
 */
export function mountAll(
	root,
	{ exercises, vocabulary, author: signedIn },
	{ keeper, courier, store, surface, notebookOf },
) {
	const desk = new Desk(keeper);
	/** @type {Placed[]} */
	let placed = [];
	let reading = Promise.resolve();
	const open = (/** @type {Note} */ note) => {
		store.setItem(GO, note.id);
		surface.open(note.exercise);
	};
	const deeds = {
		show: open,
		// It is changed where it stands: there its place can be seen.
		edit: open,
		move: open,
		place: open,
	};
	const where = (/** @type {Note} */ note) => {
		const exercise = exercises[note.exercise];
		return `${exercise?.title ?? note.exercise}: ${placeWords(note.target, exercise)}`;
	};
	const parts = common({
		desk,
		keeper,
		courier,
		store,
		signedIn,
		vocabulary,
		where,
		deeds,
		place: () => place(),
		show: () => show(),
	});
	const { list, refresh } = parts;
	const along = traffic({
		keeper,
		exercises,
		vocabulary,
		me: parts.me,
		read: () => reading,
		/** What the filters leave, threads whole. */
		chosen: () => placed.filter((item) => passes(item, list.sieve)),
		changed: () => void refresh(),
		notebookOf,
	});
	const panel = h(
		"section",
		{ class: "lowback lb-notes lb-all", "aria-label": t("notes.allTitle"), lang: language(), dir: direction() },
		parts.told,
		list.element,
		along,
		...parts.kept,
	);
	root.append(panel);
	const names = Object.keys(exercises);
	const rank = (/** @type {Note} */ { exercise, target }) => {
		const steps = exercises[exercise]?.steps ?? [];
		return names.indexOf(exercise) * 1000 + steps.findIndex(({ id }) => id === target?.step);
	};
	const show = () => {
		const steps = Object.entries(exercises).flatMap(([name, { steps: all }]) =>
			all
				.filter(({ id }) =>
					placed.some(
						({ note }) =>
							note.target?.step === id &&
							note.exercise === name &&
							(!list.sieve.exercise || list.sieve.exercise === name),
					),
				)
				.map(({ id, cue }) => /** @type {[string, string]} */ ([id, cue])),
		);
		list.show(placed, {
			exercises: names
				.filter((name) => desk.notes.some(({ exercise }) => exercise === name))
				.map((name) => [name, exercises[name].title]),
			tags: tagsIn(desk.notes, vocabulary),
			steps: [...new Map(steps)],
			authors: authorsIn(desk.notes),
		});
		root.dataset.notes = String(desk.notes.length);
	};
	const place = () => {
		placed = threads(
			desk.notes,
			(note) => {
				const exercise = exercises[note.exercise];
				return exercise ? standingOf(note, exercise, []) : { how: "review" };
			},
			rank,
		);
		parts.compare(placed);
		show();
	};
	for (const name of names) courier.want(`notes/${name}`);
	reading = refresh();
	return () => {
		parts.end();
		panel.remove();
	};
}
