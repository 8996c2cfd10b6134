/**
 * A plain table with a caption, which can be scrolled sideways where there is no room.
 */
import { h } from "../dom.js";

/**
 * @param {string} caption
 * @param {string[]} head
 * @param {(string|Node)[][]} lines the first cell of a line names it
 * @param {boolean} [titled] its caption stands above it already, as a heading
 */
export function table(caption, head, lines, titled = false) {
	return h(
		"div",
		{ class: "lb-scroll", tabindex: "0", role: "group", "aria-label": caption },
		h(
			"table",
			{ class: titled ? "lb-table lb-titled" : "lb-table" },
			h("caption", {}, caption),
			h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, name)))),
			h(
				"tbody",
				{},
				...lines.map(([name, ...cells]) =>
					h("tr", {}, h("th", { scope: "row" }, name), ...cells.map((cell) => h("td", {}, cell))),
				),
			),
		),
	);
}

/**
 * A table that is folded away below its picture.
 *
 * @param {string} summary
 * @param {() => Node} make called when it is opened for the first time
 */
export function folded(summary, make) {
	const details = h(
		"details",
		{
			class: "lb-more",
			ontoggle: () => {
				if (details.open && details.childElementCount === 1) details.append(make());
			},
		},
		h("summary", {}, summary),
	);
	return details;
}
