/**
 * What Voila's page does beside its widgets: say farewell to its kernel, and say when the kernel is gone.
 */

const config = () => {
	const text = document.getElementById("jupyter-config-data")?.textContent;
	return /** @type {{baseUrl: string, kernelId: string}|null} */ (text ? JSON.parse(text) : null);
};

const cookie = () => document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "";

/** The page's kernel ends with it: `pagehide` fires where `beforeunload` does not. */
function farewell() {
	const page = config();
	if (!page) return;
	void fetch(`${page.baseUrl}voila/api/shutdown/${page.kernelId}`, {
		method: "POST",
		keepalive: true,
		headers: { "X-XSRFToken": cookie() },
	});
}

addEventListener("pagehide", farewell);
// A page that comes back from the browser's own cache has lost its kernel: the guide goes on, the rest needs a reload.
addEventListener("pageshow", (event) => {
	if (event.persisted) say(document.body.dataset.lost ?? "");
});

/** @param {string} text */
function say(text) {
	const line = document.getElementById("lb-message");
	if (line) line.textContent = text;
}

// The page comes piece by piece, and this module may come before the line it writes on.
whenThere("lb-message", () => {
	if (!isSecureContext) say(document.body.dataset.localNetwork ?? "");
});

/**
 * @param {string} id
 * @param {() => void} then
 */
function whenThere(id, then) {
	if (document.getElementById(id)) return then();
	const watch = new MutationObserver(() => {
		if (!document.getElementById(id)) return;
		watch.disconnect();
		then();
	});
	watch.observe(document, { childList: true, subtree: true });
}
