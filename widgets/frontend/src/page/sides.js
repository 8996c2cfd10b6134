/**
 * The three sides of an exercise's page: each has an address (`#learn`), and one is shown. What leads to a place on another
 * side turns to it first.
 */
import { foldParts, openFold } from "./folds.js";

/** A place on the page is to be seen: sent by what leads there, from the place itself. */
export const REVEAL = "lowback:reveal";
/** Another side is shown. */
export const TURNED = "lowback:turned";

/** Follow the address, and whatever leads to a place. */
export function watchSides() {
	/** @param {string} side */
	const turn = (side) => {
		if (document.body.dataset.shows === side) return false;
		document.body.dataset.shows = side;
		for (const link of document.querySelectorAll(".lb-tabs a")) {
			if (link.getAttribute("href") === `#${side}`) link.setAttribute("aria-current", "page");
			else link.removeAttribute("aria-current");
		}
		document.dispatchEvent(new Event(TURNED));
		return true;
	};
	/** @param {Element|null} place @returns {boolean} whether it came into sight by that */
	const reveal = (place) => {
		const opened = openFold(place);
		const own = /** @type {HTMLElement|null} */ (place?.closest("[data-page-side]") ?? null);
		// Somebody wrote on what one types: there it is read, cell or no cell.
		if (own?.dataset.pageSide === "cell") own.dataset.pageSide = "learn";
		const side = own?.dataset.pageSide;
		return Boolean(side && turn(side)) || opened;
	};
	const follow = () => {
		const name = decodeURIComponent(location.hash.slice(1));
		if (document.body.dataset.shows && ["do", "learn", "notes"].includes(name)) {
			turn(name);
			// Each side begins at its top, under the tabs.
			const tabs = document.querySelector(".lb-tabs");
			if (tabs && tabs.getBoundingClientRect().top < 0) tabs.scrollIntoView();
			return;
		}
		const place = name ? document.getElementById(name) : null;
		if (place && reveal(place)) keepInSight(place);
	};
	// Cells come one after the other: what is folded, and the place that the address names, may come late.
	const arrive = () => {
		foldParts();
		follow();
	};
	addEventListener("hashchange", follow);
	document.addEventListener(REVEAL, ({ target }) => reveal(/** @type {Element} */ (target)));
	arrive();
	if (document.readyState !== "complete") addEventListener("load", arrive, { once: true });
	document.addEventListener(TURNED, foldParts);
	watchSections();
}

/** What a reader moves a page with. */
const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];
/** After so long, in ms, a page is drawn. */
const DRAWN_MS = 10_000;

/**
 * Bring a place into sight, and back there when what is drawn above it moves it, until the reader moves the page.
 *
 * @param {Element} place
 */
function keepInSight(place) {
	place.scrollIntoView();
	const room = new ResizeObserver(() => place.scrollIntoView());
	room.observe(document.body);
	const moved = new AbortController();
	for (const kind of MOVES) addEventListener(kind, () => moved.abort(), { passive: true, signal: moved.signal });
	moved.signal.addEventListener("abort", () => room.disconnect());
	setTimeout(() => moved.abort(), DRAWN_MS);
}

/** The sections of the lesson, at its side: which there are, and which one is read. */
function watchSections() {
	const nav = document.querySelector(".lb-sections");
	if (!nav) return;
	/** @type {Map<Element, HTMLAnchorElement>} */
	const links = new Map();
	const watch = new IntersectionObserver(
		(entries) => {
			for (const { isIntersecting, target } of entries) {
				if (!isIntersecting) continue;
				for (const [heading, link] of links) {
					if (heading === target) link.setAttribute("aria-current", "true");
					else link.removeAttribute("aria-current");
				}
			}
		},
		{ rootMargin: "0px 0px -70% 0px" },
	);
	const list = () => {
		const headings = [...document.querySelectorAll("[data-page-side=learn] h2[id]")].filter(
			(one) => !one.closest(".lowback"),
		);
		if (headings.length === links.size) return;
		watch.disconnect();
		links.clear();
		for (const heading of headings) {
			const link = document.createElement("a");
			link.href = `#${heading.id}`;
			link.textContent = (heading.firstChild?.textContent ?? "").trim();
			links.set(heading, link);
			watch.observe(heading);
		}
		nav.replaceChildren(...links.values());
	};
	document.addEventListener(TURNED, list);
	addEventListener("load", list);
	list();
}
