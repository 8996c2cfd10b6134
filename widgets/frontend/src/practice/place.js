/**
 * Draws a part of the page anew without taking a person's place away: what was open stays open, and the focus stays where
 * it was, or goes to the heading of its list.
 */

/**
 * @param {HTMLElement} body
 * @param {() => void} draw
 */
export function keepPlace(body, draw) {
	const focused = document.activeElement instanceof HTMLElement && body.contains(document.activeElement);
	const place = focused ? /** @type {HTMLElement} */ (document.activeElement).dataset.place : undefined;
	const open = new Set(
		[...body.querySelectorAll("details[open]")].map((one) => one.querySelector("summary")?.textContent),
	);
	draw();
	for (const one of body.querySelectorAll("details")) {
		if (open.has(one.querySelector("summary")?.textContent)) one.open = true;
	}
	if (!focused) return;
	const found = [...body.querySelectorAll("[data-place]")].find(
		(one) => /** @type {HTMLElement} */ (one).dataset.place === place,
	);
	const next = found ?? body.querySelector("[data-place=each]") ?? body.querySelector("h2, p");
	if (!(next instanceof HTMLElement)) return;
	if (next.tabIndex < 0) next.tabIndex = -1;
	next.focus();
}
