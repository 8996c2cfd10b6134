/**
 * Keeps the site for the time without a network. A version is kept whole or not at all, and stays until the person takes
 * the next one; what a page of the version before still fetches is there too.
 */
import { TAKE } from "./names.js";

/**
 * What of a service worker is used here; the library of types for pages does not know it.
 *
 * @typedef {object} Scope
 * @property {{version: string, files: string[]}} lowback written in front of this file when the site is
 * @property {{scope: string}} registration
 * @property {() => Promise<void>} skipWaiting
 * @property {(kind: string, listener: (event: any) => void) => void} addEventListener
 */
const worker = /** @type {Scope} */ (/** @type {unknown} */ (globalThis));
const { version, files } = worker.lowback;
const { scope } = worker.registration;
/** One origin may hold several sites. */
const OURS = `lowback ${scope} `;
const NAME = `${OURS}${version}`;

worker.addEventListener("install", (event) => {
	const requests = files.map((file) => new Request(new URL(file, scope), { cache: "no-cache" }));
	event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(requests)));
});

worker.addEventListener("activate", (event) => {
	event.waitUntil(
		caches.keys().then((names) => {
			const before = names.filter((name) => name.startsWith(OURS) && name !== NAME);
			return Promise.all(before.slice(0, -1).map((name) => caches.delete(name)));
		}),
	);
});

worker.addEventListener("message", ({ data }) => {
	if (data === TAKE) void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
	const { request } = event;
	if (request.method !== "GET" || !request.url.startsWith(scope)) return;
	event.respondWith(answer(request));
});

/** @param {Request} request */
async function answer(request) {
	const address = new URL(request.url);
	if (address.href.replace(/[?#].*/, "") === scope) address.pathname += "index.html";
	const own = await caches.open(NAME);
	const kept =
		(await own.match(address, { ignoreSearch: true })) ?? (await caches.match(address, { ignoreSearch: true }));
	return kept ?? fetch(request);
}
