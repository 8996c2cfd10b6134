/**
 * The two drawings that are not the figure: a list that is looked through, and a phone that leads an exercise.
 */
const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} box
 * @param {[string, Record<string, string|number>][]} shapes
 */
function drawing(box, shapes) {
	const root = document.createElementNS(SVG, "svg");
	root.setAttribute("viewBox", box);
	root.setAttribute("aria-hidden", "true");
	for (const [name, attributes] of shapes) {
		const shape = document.createElementNS(SVG, name);
		for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, String(value));
		root.append(shape);
	}
	return root;
}

/** Lines to look through, and a handset beside them. */
export function list() {
	const lines = [58, 92, 126, 160].flatMap(
		(y, at) =>
			/** @type {[string, Record<string, string|number>][]} */ ([
				["circle", { class: at === 1 ? "lb-drawn-yes" : "lb-drawn-ring", cx: 96, cy: y, r: 9 }],
				["rect", { class: "lb-drawn-line", x: 118, y: y - 4, width: [96, 78, 104, 62][at], height: 8, rx: 4 }],
			]),
	);
	return drawing("0 0 360 220", [
		["rect", { class: "lb-drawn-sheet", x: 66, y: 24, width: 180, height: 172, rx: 18 }],
		...lines,
		["circle", { class: "lb-drawn-call", cx: 258, cy: 158, r: 40 }],
		[
			"path",
			{
				class: "lb-drawn-handset",
				d: "M243 141c-2 20 12 35 32 33 3 0 5-2 5-5v-6c0-2-1-4-4-4l-6-1c-2 0-3 0-4 1l-3 3c-5-2-9-6-11-11l3-3c1-1 2-3 1-4l-1-6c0-3-2-4-4-4h-4c-3 0-4 3-4 7z",
			},
		],
	]);
}

/** A phone that lies there, with seconds and the bar of three places. */
export function phone() {
	return drawing("0 0 120 200", [
		["rect", { class: "lb-drawn-phone", x: 12, y: 8, width: 96, height: 184, rx: 16 }],
		["rect", { class: "lb-drawn-screen", x: 20, y: 20, width: 80, height: 160, rx: 9 }],
		["rect", { class: "lb-drawn-field", x: 26, y: 28, width: 68, height: 52, rx: 7 }],
		["circle", { class: "lb-drawn-seconds", cx: 60, cy: 106, r: 17 }],
		["rect", { class: "lb-drawn-line", x: 38, y: 131, width: 44, height: 6, rx: 3 }],
		["rect", { class: "lb-drawn-pause", x: 50, y: 150, width: 22, height: 20, rx: 10 }],
		["rect", { class: "lb-drawn-stop", x: 76, y: 150, width: 18, height: 20, rx: 9 }],
		["rect", { class: "lb-drawn-skip", x: 26, y: 150, width: 20, height: 20, rx: 10 }],
	]);
}
