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
import { button, h, setText } from "../dom.js";
import { keptLine } from "../guide/kept.js";
import { whoAmI } from "./author.js";
import { card } from "./card.js";
import { placeWords } from "./describe.js";
import { Desk } from "./desk.js";
import { noteList } from "./list.js";
import { authorsIn, GO, tagsIn } from "./mount.js";
import { standingOf } from "./places.js";
import { agreement, passes, threads } from "./sieve.js";
import { traffic } from "./traffic.js";

/** Many changes of the record in a row are shown once, so long after the last, in ms. */
const MANY_MS = 60;

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
	/** @type {string[]} */
	const people = [];
	const lookOf = (/** @type {string} */ name) => (people.includes(name) ? people.indexOf(name) : people.push(name) - 1);
	/** @type {Author|null} */
	let mine = null;
	const me = () => mine;
	const told = h("p", { class: "lb-told", role: "status" });
	const undo = button(
		t("notes.undo"),
		() => {
			void desk.undo().then(refresh);
			undo.hidden = true;
			told.textContent = t("notes.undone");
		},
		"lb-quiet-button",
	);
	undo.hidden = true;
	let agree = (/** @type {Note} */ _note) => 0;
	/** @type {Placed[]} */
	let placed = [];
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
		reply(/** @type {Note} */ note, /** @type {string} */ text) {
			const author = me();
			if (!author) {
				told.textContent = t("notes.nameFirst");
				return false;
			}
			desk.reply(note, author, text);
			return true;
		},
		settle: (/** @type {Note} */ note, /** @type {boolean} */ wanted) => void desk.settle(note, wanted).then(refresh),
		remove(/** @type {Note} */ note) {
			void desk.remove(note).then(refresh);
			told.textContent = t("notes.deleted");
			undo.hidden = false;
			undo.focus();
		},
	};
	const where = (/** @type {Note} */ note) => {
		const exercise = exercises[note.exercise];
		return `${exercise?.title ?? note.exercise}: ${placeWords(note.target, exercise)}`;
	};
	const list = noteList(
		({ note, replies, standing }) => ({
			shape: "",
			element: card({
				note,
				replies,
				standing,
				where: where(note),
				quote: note.target?.place.kind === "text" ? note.target.place.exact : "",
				agree: agree(note),
				me: me(),
				lookOf,
				vocabulary,
				deeds,
			}),
		}),
		({ note, replies, standing }) => JSON.stringify([note, replies, standing.how, agree(note), me()?.id]),
		() => show(),
	);
	const kept = keptLine(keeper, courier);
	const gone = h("p", { class: "lb-away", role: "status" });
	const along = traffic({
		keeper,
		exercises,
		vocabulary,
		me,
		/** What the filters leave, threads whole. */
		chosen: () => placed.filter((item) => passes(item, list.sieve)),
		changed: () => void refresh(),
		notebookOf,
	});
	const panel = h(
		"section",
		{ class: "lowback lb-notes lb-all", "aria-label": t("notes.allTitle"), lang: language(), dir: direction() },
		h("div", { class: "lb-row" }, told, undo),
		list.element,
		along,
		...kept.elements,
		gone,
	);
	root.append(panel);
	const names = Object.keys(exercises);
	const rank = (/** @type {Note} */ { exercise, target }) => {
		const steps = exercises[exercise]?.steps ?? [];
		return names.indexOf(exercise) * 1000 + steps.findIndex(({ id }) => id === target?.step);
	};
	const show = () => {
		for (const { author } of desk.notes) lookOf(author.id);
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
	const refresh = async () => {
		await desk.read();
		mine = whoAmI(signedIn, store, desk.notes);
		placed = threads(
			desk.notes,
			(note) => {
				const exercise = exercises[note.exercise];
				return exercise ? standingOf(note, exercise, []) : { how: "review" };
			},
			rank,
		);
		agree = agreement(placed);
		show();
	};
	const paint = () => {
		kept.paint();
		setText(gone, courier.away ? t("notes.away") : "");
	};
	/** @type {ReturnType<typeof setTimeout>|undefined} */
	let fresh;
	const ends = [
		keeper.watch(() => {
			paint();
			clearTimeout(fresh);
			fresh = setTimeout(() => void refresh(), MANY_MS);
		}),
		() => clearTimeout(fresh),
		courier.watch(paint),
	];
	for (const name of names) courier.want(`notes/${name}`);
	paint();
	void refresh();
	return () => {
		for (const end of ends) end();
		list.end();
		panel.remove();
	};
}
