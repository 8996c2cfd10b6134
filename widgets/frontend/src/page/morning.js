/**
 * The first hours after getting up, when bending is kinder later (Snook 1998): asked once a morning, and never guessed.
 *
 * @import { Store } from "../types.js"
 */

const KEY = "lowback.up.1";
/** Somebody may just have got up between these hours of their clock. */
const [FROM, TO] = [4, 12];
/** So long, in ms, it counts. */
const HOLDS_MS = 3 * 3600 * 1000;

/** @param {Store} store @returns {{at: number, up: boolean}|null} */
function said(store) {
	try {
		const found = JSON.parse(store.getItem(KEY) ?? "null");
		return typeof found?.at === "number" && typeof found.up === "boolean" ? found : null;
	} catch {
		return null;
	}
}

/**
 * Whether a person said that they just got up.
 *
 * @param {Store} store
 * @param {number} wall ms since the epoch
 */
export function justUp(store, wall) {
	const found = said(store);
	return Boolean(found?.up) && Math.abs(wall - (found?.at ?? 0)) < HOLDS_MS;
}

/** Whether it is time to ask. @param {Store} store @param {number} wall */
export function asksUp(store, wall) {
	const now = new Date(wall);
	const found = said(store);
	const today = found && new Date(found.at).toDateString() === now.toDateString();
	return !today && now.getHours() >= FROM && now.getHours() < TO;
}

/** @param {Store} store @param {number} wall @param {boolean} up */
export function sayUp(store, wall, up) {
	try {
		store.setItem(KEY, JSON.stringify({ at: wall, up }));
	} catch {
		// Asked again on the next page.
	}
}

/**
 * What is better left for later in the morning comes last, for who just got up.
 *
 * @template {{late: boolean}} T
 * @param {T[]} all
 * @param {boolean} up
 */
export function inOrder(all, up) {
	return up ? [...all.filter(({ late }) => !late), ...all.filter(({ late }) => late)] : all;
}

/** Have the link to the next exercise follow that order. @param {Store} store @param {number} wall */
export function orderNext(store, wall) {
	const around = /** @type {HTMLElement|null} */ (document.querySelector("[data-order]"));
	const link = /** @type {HTMLAnchorElement|null} */ (around?.querySelector("a[rel=next]") ?? null);
	if (!around || !link || !justUp(store, wall)) return;
	/** @type {{title: string, url: string, late: boolean}[]} */
	const order = inOrder(JSON.parse(around.dataset.order ?? "[]"), true);
	const here = order.findIndex(({ url }) => location.pathname.endsWith(`/${url}`));
	const next = order[here + 1];
	if (!next) return;
	const base = link.href.slice(0, link.href.lastIndexOf("/") + 1);
	link.href = `${base}${next.url.slice(next.url.lastIndexOf("/") + 1)}`;
	const words = [...link.childNodes].find(({ nodeType }) => nodeType === Node.TEXT_NODE);
	if (words) words.textContent = `${around.dataset.next}: ${next.title}`;
}
