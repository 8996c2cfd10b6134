/**
 * Draws the guide of a page of Voila's before there is a kernel. Both are one module to the browser, so nothing lies between
 * fetching the guide and drawing it.
 */
import guide from "lowback-guide";
import { byId, whenThere } from "../dom.js";

whenThere(byId("lb-early"), (place) => {
	const state = JSON.parse(document.getElementById("lb-early-state")?.textContent ?? "{}");
	const model = {
		get: (/** @type {string} */ name) => state[name],
		set() {},
		save_changes() {},
		send() {},
		on() {},
		off() {},
		still: true,
	};
	guide.render({ model, el: place, signal: new AbortController().signal });
});
