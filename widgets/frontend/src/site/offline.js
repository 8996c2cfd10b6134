/**
 * The site without a network, and its new versions: told when there is one, taken when the person says so, never in the
 * middle of an exercise.
 */
import { t } from "../core/strings.js";
import { button } from "../dom.js";
import { whenQuiet } from "../page/quiet.js";
import { TAKE } from "./names.js";

export async function keepOffline() {
	const { serviceWorker } = navigator;
	// A page that was opened as a file, or over a line that is not secure, has none.
	if (!serviceWorker) return;
	try {
		const registration = await serviceWorker.register("worker.js");
		const look = () => {
			const { waiting } = registration;
			if (waiting && serviceWorker.controller) whenQuiet(() => offer(waiting));
		};
		registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
		look();
	} catch {
		// The page works without it, as long as there is a network.
	}
}

/** @param {ServiceWorker} waiting */
function offer(waiting) {
	const line = document.getElementById("lb-message");
	if (!line || line.dataset.offers) return;
	line.dataset.offers = "true";
	const take = button(
		t("site.take"),
		() =>
			whenQuiet(() => {
				navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
				waiting.postMessage(TAKE);
			}),
		"lb-quiet-button",
	);
	line.classList.add("lowback");
	line.replaceChildren(t("site.update"), " ", take);
}
