/**
 * What a page of the site has in place of a kernel and of the widget managers: it draws each widget where the page left
 * room for it, the guide first. What is not looked at yet is not fetched yet.
 *
 * @import { Widget } from "../types.js"
 */
import { t, useLanguage } from "../core/strings.js";
import { button, h } from "../dom.js";
import { afterPaint } from "../later.js";
import { orderNext } from "../page/morning.js";
import { TURNED, watchSides } from "../page/sides.js";
import { lastingStore } from "../page/store.js";
import { siteModel } from "./model.js";
import { keepOffline } from "./offline.js";

/** Notes were turned on, or one of them is to be shown: as in the notes' own rooms. */
const NOTES_WANTED = ["lowback.notes.on", "lowback.notes.go"];

/** What stands far down on a page, or on a side that is not shown first. */
const LATER = ["cases", "dose", "examination", "movement", "muscles", "questions", "science"];

/**
 * Each value as its number among the page's, or as those of its parts.
 *
 * @typedef {{widget: string, state: Record<string, number|Record<string, number>>}} Packed
 */

/** @param {string} address */
function styled(address) {
	return new Promise((resolve, reject) => {
		const link = h("link", { rel: "stylesheet", href: address, onload: resolve, onerror: reject });
		document.head.append(link);
	});
}

/**
 * @template From, To
 * @param {Record<string, From>} record
 * @param {(value: From) => To} change
 * @returns {Record<string, To>}
 */
function mapped(record, change) {
	return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

/**
 * Draw what the page has places for.
 *
 * @param {Record<string, Widget>} [there] widgets that came with the page's own module
 */
export function host(there = {}) {
	useLanguage(JSON.parse(document.body.dataset.language || "{}"));
	const given = document.getElementById("lb-models");
	/** @type {Record<string, string>} */
	const files = JSON.parse(given?.dataset.modules ?? "{}");
	/** @type {{values: unknown[], models: Packed[]}} */
	const { values, models } = JSON.parse(given?.textContent ?? '{"values":[],"models":[]}');

	/** @param {string} widget @returns {Promise<Widget>} */
	async function moduleOf(widget) {
		const { default: found } = await import(new URL(files[`${widget}.js`], document.baseURI).href);
		return found;
	}

	/** @param {HTMLElement} el @param {Packed} packed */
	async function draw(el, { widget, state }) {
		try {
			const styles = files[`${widget}.css`];
			const [found] = await Promise.all([
				there[widget] ?? moduleOf(widget),
				styles && !document.querySelector(`link[href$="${styles}"]`) ? styled(styles) : null,
			]);
			const model = mapped(state, (at) => (typeof at === "number" ? values[at] : mapped(at, (part) => values[part])));
			el.replaceChildren();
			found.render({ model: siteModel(model), el, signal: new AbortController().signal });
		} catch {
			el.replaceChildren(h("p", { class: "lb-message" }, t("site.notLoaded")));
		}
	}

	/** Notes on an exercise are fetched when they are asked for. @param {HTMLElement} el @param {Packed} packed */
	function onRequest(el, packed) {
		const store = lastingStore();
		if (NOTES_WANTED.some((key) => !["", "0", null].includes(store.getItem(key)))) return draw(el, packed);
		const fetchThem = async () => {
			open.disabled = true;
			document.removeEventListener(TURNED, onTurn);
			await draw(el, packed);
		};
		// Who turns to the notes asks for them.
		const onTurn = () => document.body.dataset.shows === "notes" && void fetchThem();
		document.addEventListener(TURNED, onTurn);
		const open = button(t("site.notes"), async () => {
			await fetchThem();
			/** @type {HTMLElement|null} */ (el.querySelector(".lb-notes button"))?.focus();
		});
		onTurn();
		// Looks as the guide's buttons do: its styles are on the page.
		el.append(h("div", { class: "lowback" }, open));
		return undefined;
	}

	/** What stands far down is fetched when the reader comes near. @param {HTMLElement} el @param {Packed} packed */
	function onApproach(el, packed) {
		const watch = new IntersectionObserver(
			(entries) => {
				if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
				watch.disconnect();
				void draw(el, packed);
			},
			{ rootMargin: "600px" },
		);
		watch.observe(el);
	}

	watchSides();
	addEventListener("load", () => orderNext(lastingStore(), Date.now()));
	const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-widget]")]);
	const [first, ...rest] = places.map((el, at) => {
		const packed = models[at];
		const later = packed.widget === "notes" && files["guide.js"] && models.some(({ widget }) => widget === "guide");
		if (LATER.includes(packed.widget)) return () => onApproach(el, packed);
		return () => (later ? onRequest(el, packed) : draw(el, packed));
	});
	void (async () => {
		await first?.();
		for (const next of rest) afterPaint(() => void next());
		// What an author looks at is no app to be kept.
		if (!document.querySelector("link[rel=manifest]")) return;
		if (document.readyState === "complete") void keepOffline();
		else addEventListener("load", () => void keepOffline());
	})();
}
