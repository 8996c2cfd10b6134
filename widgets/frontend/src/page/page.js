/**
 * What Voila's page does beside its widgets: say farewell to the kernel, and say when it is late or gone. `ahead.js` draws
 * the guide.
 */
import { pageClock } from "../core/clock.js";
import { byId, h, whenThere } from "../dom.js";
import { afterPaint } from "../later.js";
import { watchComing } from "./coming.js";
import { JOINED } from "./early.js";
import { watchIdle } from "./idle.js";
import { orderNext } from "./morning.js";
import { watchSides } from "./sides.js";
import { lastingStore } from "./store.js";
import { leaveOutVersions } from "./versions.js";

/** A kernel that is not there after so long, in ms, is late. */
const LATE_MS = 20_000;

leaveOutVersions();

const config = () => {
	const text = document.getElementById("jupyter-config-data")?.textContent;
	return /** @type {{baseUrl: string, kernelId: string}|null} */ (text ? JSON.parse(text) : null);
};

const cookie = () => document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "";

const clock = pageClock();
/** The kernel was given back already. */
let left = false;

/** The page's kernel ends with it: `pagehide` fires where `beforeunload` does not. */
function farewell() {
	const page = config();
	if (!page || left) return;
	left = true;
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

// Another page opens in this one's place; JupyterLab opens what a cell's output leads to in a tab of its own.
addEventListener(
	"click",
	({ target }) => {
		const link = target instanceof Element ? target.closest("a[target]") : null;
		if (link instanceof HTMLAnchorElement && link.origin === location.origin && link.pathname.endsWith(".ipynb")) {
			link.removeAttribute("target");
		}
	},
	{ capture: true },
);

/** @param {string} text */
function say(text) {
	const line = document.getElementById("lb-message");
	if (line) line.textContent = text;
}

// The page comes piece by piece, and this module may come before the line it writes on.
whenThere(byId("lb-message"), () => {
	if (!isSecureContext) say(document.body.dataset.localNetwork ?? "");
});

whenThere(byId("lb-early"), () => {
	const late = () => document.getElementById("lb-full") ?? say(document.body.dataset.late ?? "");
	let inTime = () => {};
	// A clock takes a while to begin: first the guide.
	afterPaint(() => {
		inTime = clock.wake(LATE_MS, late);
	});
	document.addEventListener(JOINED, () => {
		inTime();
		say(isSecureContext ? "" : (document.body.dataset.localNetwork ?? ""));
	});
});

// Whether the page has sides its body says, which the head comes before.
whenThere(byId("content"), watchSides);
addEventListener("load", () => orderNext(lastingStore(), clock.wall()));

whenThere(byId("jupyter-config-data"), () =>
	watchComing(clock, askAfterKernel, () => say(document.body.dataset.lost ?? "")),
);

/** @returns {Promise<"coming"|"there"|"gone">} */
async function askAfterKernel() {
	const page = config();
	if (!page || left) return "there";
	const answer = await fetch(`${page.baseUrl}api/kernels/${page.kernelId}`).catch(() => null);
	if (answer?.status === 404) return "gone";
	return answer?.ok && (await answer.json()).connections ? "there" : "coming";
}

whenThere(byId("lb-idle"), (bar) => {
	const { after, warns, stay, gone, again } = bar.dataset;
	/** @param {string} [words] @param {string} [does] @param {() => void} [onclick] any press keeps the page, that one too */
	const show = (words, does, onclick = () => {}) => {
		bar.hidden = !words;
		const press = h("button", { type: "button", class: "lb-link-button", onclick }, does ?? "");
		bar.replaceChildren(...(words ? [h("p", {}, words), press] : []));
	};
	watchIdle(clock, Number(after) * 1000, {
		warn: () => show(warns, stay),
		keep: () => show(),
		leave() {
			farewell();
			show(gone, again, () => location.reload());
		},
	});
});
