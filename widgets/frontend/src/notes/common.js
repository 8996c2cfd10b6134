/**
 * What the notes of one exercise and the page of all notes have alike: who is who, the list, answering, settling, taking away
 * and bringing back, and the line that says where it is kept.
 *
 * @import { Keeper } from "../record/keeper.js"
 * @import { Courier } from "../record/courier.js"
 * @import { Store } from "../types.js"
 * @import { Deeds } from "./card.js"
 * @import { Desk } from "./desk.js"
 * @import { Author, Note } from "./note.js"
 * @import { Placed } from "./sieve.js"
 * @import { Vocabulary } from "./tags.js"
 */
import { t } from "../core/strings.js";
import { button, h, setText } from "../dom.js";
import { keptLine } from "../guide/kept.js";
import { whoAmI } from "./author.js";
import { bin } from "./bin.js";
import { card } from "./card.js";
import { noteList } from "./list.js";
import { agreement } from "./sieve.js";

/** Many changes of the record in a row are shown once, so long after the last, in ms. */
const MANY_MS = 60;

/**
 * @param {object} given
 * @param {Desk} given.desk
 * @param {Keeper} given.keeper
 * @param {Courier} given.courier
 * @param {Store} given.store
 * @param {Author|null} given.signedIn
 * @param {Vocabulary} given.vocabulary
 * @param {(note: Note) => string} given.where a note's place in words
 * @param {Pick<Deeds, "show"|"edit"|"place"|"move">} given.deeds
 * @param {() => void} given.place find out where each note stands, and show it
 * @param {() => void} given.show draw what the filters leave
 */
export function common({ desk, keeper, courier, store, signedIn, vocabulary, where, deeds, place, show }) {
	/** The author of each look, in the order in which they came. @type {string[]} */
	const people = [];
	const lookOf = (/** @type {string} */ name) => (people.includes(name) ? people.indexOf(name) : people.push(name) - 1);
	/** @type {Author|null} */
	let me = null;
	let agree = (/** @type {Note} */ _note) => 0;
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
	const refresh = async () => {
		await desk.read();
		me = whoAmI(signedIn, store, desk.notes);
		for (const { author } of desk.notes) lookOf(author.id);
		away.show(desk.deleted);
		place();
	};
	/** @type {Deeds} */
	const all = {
		...deeds,
		reply(note, text) {
			// Who has not said a name yet says it with a note.
			if (!me) {
				told.textContent = t("notes.nameFirst");
				return false;
			}
			desk.reply(note, me, text);
			void refresh();
			return true;
		},
		settle: (note, open) => void desk.settle(note, open).then(refresh),
		remove(note) {
			void desk.remove(note).then(refresh);
			told.textContent = t("notes.deleted");
			undo.hidden = false;
			undo.focus();
		},
	};
	const list = noteList(
		({ note, replies, standing }) =>
			card({
				note,
				replies,
				standing,
				where: where(note),
				quote: note.target?.place.kind === "text" ? note.target.place.exact : "",
				agree: agree(note),
				me,
				lookOf,
				vocabulary,
				deeds: all,
			}),
		({ note, replies, standing: { how, now } }) => [
			how,
			how === "review" && now,
			agree(note),
			me?.id,
			note,
			...replies,
		],
		show,
	);
	const away = bin(
		(note) => void desk.restore(note).then(refresh),
		(note) => void desk.erase(note).then(refresh),
	);
	const kept = keptLine(keeper, courier);
	const gone = h("p", { class: "lb-away", role: "status" });
	const paint = () => {
		kept.paint();
		setText(gone, courier.away ? t("notes.away") : "");
	};
	/** @type {ReturnType<typeof setTimeout>|undefined} */
	let soon;
	const ends = [
		keeper.watch(() => {
			paint();
			clearTimeout(soon);
			soon = setTimeout(() => void refresh(), MANY_MS);
		}),
		courier.watch(paint),
		() => clearTimeout(soon),
		list.end,
	];
	paint();
	return {
		list,
		lookOf,
		refresh,
		me: () => me,
		/** Who has just said a name. @param {Author} author */
		is(author) {
			me = author;
		},
		/** @param {string} words */
		tell(words) {
			told.textContent = words;
		},
		/** @param {Placed[]} placed */
		compare(placed) {
			agree = agreement(placed);
		},
		told: h("div", { class: "lb-row" }, told, undo),
		kept: [away.element, ...kept.elements, gone],
		end() {
			for (const end of ends) end();
		},
	};
}
