/**
 * The lessons on a page: the way to each, and what of it was done. It tells, and it does not praise.
 *
 * @import { Keeper } from "../record/keeper.js"
 * @import { Row } from "../record/fold.js"
 * @import { Store } from "../types.js"
 */
import { dateDay } from "../core/days.js";
import { direction, language, plural, t } from "../core/strings.js";
import { h, setText } from "../dom.js";
import { addressOf } from "../notes/surface.js";
import { practised } from "../practice/stats.js";
import { allAnswers } from "../questions/kept.js";

/**
 * @typedef {object} Lesson
 * @property {string} id
 * @property {string} title
 * @property {string} page the name of its notebook, without an ending
 * @property {string} position
 * @property {{id: string, of: string}[]} questions
 */

/**
 * @param {Element} root
 * @param {Lesson[]} lessons
 * @param {{keeper: Keeper, store: Store}} kept
 * @param {(exercise: string) => boolean} open opens a lesson where a link cannot, and tells whether it did
 * @returns {() => void} takes it off the page
 */
export function mountLessons(root, lessons, { keeper, store }, open) {
	const items = lessons.map((lesson) => {
		const done = h("li", {});
		const answered = h("li", {});
		const link = h(
			"a",
			{
				href: addressOf(lesson.page),
				onclick: (press) => {
					if (open(lesson.id)) press.preventDefault();
				},
			},
			lesson.title,
		);
		const element = h(
			"li",
			{ class: "lb-lesson", "data-lesson": lesson.id },
			h("p", { class: "lb-lesson-title" }, link, " ", h("span", { class: "lb-hint" }, lesson.position)),
			h("ul", {}, done, answered),
		);
		return { lesson, element, done, answered };
	});
	const element = h(
		"section",
		{ class: "lowback lb-lessons", "aria-label": t("lessons.label"), lang: language(), dir: direction() },
		h("ol", { class: "lb-lesson-list" }, ...items.map((item) => item.element)),
		h("p", { class: "lb-hint" }, t("lessons.kept")),
	);
	root.append(element);

	const show = async () => {
		const rows = (await keeper.rows("0000", "9999")).filter(practised);
		const answers = allAnswers(store);
		for (const { lesson, element, done, answered } of items) {
			const own = rows.filter(({ exercise }) => exercise === lesson.id);
			setText(done, doneWords(own));
			done.classList.toggle("lb-is-done", own.length > 0);
			const right = lesson.questions.filter(({ id, of }) => {
				const answer = answers[lesson.id]?.[id];
				return answer?.of === of && answer.right;
			}).length;
			setText(answered, t("lessons.answered", { n: right, of: lesson.questions.length }));
			answered.hidden = !lesson.questions.length;
			answered.classList.toggle("lb-is-done", right > 0 && right === lesson.questions.length);
			element.dataset.times = String(own.length);
		}
	};
	void show();
	const again = () => void show();
	// It was done in another tab, or one comes back to this page.
	const unwatch = keeper.watch(again);
	addEventListener("storage", again);
	addEventListener("pageshow", again);
	document.addEventListener("visibilitychange", again);
	return () => {
		unwatch();
		removeEventListener("storage", again);
		removeEventListener("pageshow", again);
		document.removeEventListener("visibilitychange", again);
		element.remove();
	};
}

/** @param {Row[]} rows */
function doneWords(rows) {
	if (!rows.length) return t("lessons.notDone");
	const last = rows.map(({ day }) => day).sort()[rows.length - 1];
	return `${plural("lessons.done", rows.length)} ${t("lessons.last", { day: dateDay(last) })}`;
}
