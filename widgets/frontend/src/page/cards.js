/**
 * The landing page's cards: each exercise's figure, from the data beside it.
 */
import { Movement } from "../core/movement.js";
import { useLanguage } from "../core/strings.js";
import { still } from "../figure/figure.js";

useLanguage(JSON.parse(document.body.dataset.language || "{}"));
for (const place of document.querySelectorAll("[data-figure]")) {
	const movement = new Movement(JSON.parse(/** @type {HTMLElement} */ (place).dataset.figure ?? ""));
	const points = movement.still("card");
	place.append(still(movement, { points }, movement.words("card")));
}
