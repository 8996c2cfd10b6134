/**
 * The chart of chosen angles over the exercise, with each one's range of motion shaded and the moment marked.
 *
 * @import { Course } from "./course.js"
 */
import uPlot from "uplot";
import { t } from "../core/strings.js";
import { h } from "../dom.js";
import { angleName } from "./names.js";

const HEIGHT = 280;
/** Told apart by dashes as well as by colour. */
const DASHES = [[], [10, 5], [3, 4], [14, 4, 3, 4]];
const LINES = ["solid", "dashed", "dotted", "double"];
const COLOURS = ["--lb-brand", "--lb-hold", "--lb-stop", "--lb-soft"];

/**
 * @param {(second: number) => void} choose a second was chosen on the chart
 */
export function chart(choose) {
	const place = h("div", { class: "lb-chart", role: "img" });
	const note = h("p", { class: "lb-chart-note" });
	const element = h("div", { class: "lb-chart-box" }, place, note);
	/** @type {uPlot|null} */
	let plot = null;
	let second = 0;
	/** @type {{course: Course, names: string[]}|null} */
	let drawn = null;

	const colour = (/** @type {string} */ name) => getComputedStyle(place).getPropertyValue(name).trim();

	/**
	 * @param {Course} course
	 * @param {string[]} names
	 */
	const draw = (course, names) => {
		drawn = { course, names };
		plot?.destroy();
		plot = null;
		note.textContent = "";
		place.setAttribute("aria-label", t("movement.chart", { angles: inWords(course, names) }));
		if (!names.length || !place.clientWidth) return;
		const { seconds, angles } = course.curves(names);
		const ranges = names.map((name) => course.ranges[name]);
		const bases = [...new Set(ranges.flatMap(({ basis }) => basis ?? []))].join("; ");
		note.textContent = bases ? t("movement.shaded", { basis: bases }) : "";
		const axis = {
			stroke: colour("--lb-soft"),
			grid: { stroke: colour("--lb-line"), width: 1 },
			ticks: { show: false },
		};
		plot = new uPlot(
			{
				width: place.clientWidth,
				height: HEIGHT,
				legend: { live: false, markers: { width: 3, dash: (_, at) => LINES[(at - 1) % LINES.length] } },
				cursor: { drag: { x: false, y: false }, points: { show: false } },
				scales: { x: { time: false }, y: { range: (_, least, most) => bounds(least, most) } },
				axes: [
					{ ...axis, label: t("movement.axisTime"), labelSize: 22, size: 30 },
					{ ...axis, label: t("movement.axisAngle"), labelSize: 22, size: 48 },
				],
				series: [
					{},
					...names.map((name, at) => ({
						label: angleName(name),
						stroke: colour(COLOURS[at % COLOURS.length]),
						width: 2.5,
						dash: DASHES[at % DASHES.length],
						points: { show: false },
					})),
				],
				hooks: {
					drawClear: [(/** @type {uPlot} */ u) => shade(u, ranges, COLOURS.map(colour))],
					draw: [(/** @type {uPlot} */ u) => mark(u, second, colour("--lb-ink"))],
				},
			},
			[seconds, ...angles],
			place,
		);
		plot.over.addEventListener("click", (event) => {
			if (plot) choose(plot.posToVal(event.offsetX, "x"));
		});
	};
	const room = new ResizeObserver(() => {
		if (!drawn || !place.clientWidth) return;
		if (plot) plot.setSize({ width: place.clientWidth, height: HEIGHT });
		else draw(drawn.course, drawn.names);
	});
	room.observe(place);
	// The picture is painted, so it has to be painted anew in other colours.
	const again = () => drawn && draw(drawn.course, drawn.names);
	const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
	for (const query of queries) query.addEventListener("change", again);
	const theme = new MutationObserver(again);
	theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
	return {
		element,
		draw,
		/** @param {number} now */
		mark(now) {
			second = now;
			plot?.redraw(false, false);
		},
		end() {
			room.disconnect();
			theme.disconnect();
			for (const query of queries) query.removeEventListener("change", again);
			plot?.destroy();
		},
	};
}

/**
 * The chart for who does not see it.
 *
 * @param {Course} course
 * @param {string[]} names
 */
function inWords(course, names) {
	const { angles } = course.curves(names);
	return names
		.map((name, at) => {
			const { least: from, most: to } = course.ranges[name];
			const least = Math.round(Math.min(...angles[at]));
			const most = Math.round(Math.max(...angles[at]));
			if (from === undefined) return t("movement.curvePlain", { name: angleName(name), least, most });
			return t("movement.curve", { name: angleName(name), least, most, from, to: to ?? from });
		})
		.join(" ");
}

/**
 * Room above and below, in steps of ten.
 *
 * @param {number} least
 * @param {number} most
 * @returns {[number, number]}
 */
function bounds(least, most) {
	return [Math.floor((least - 12) / 10) * 10, Math.ceil((most + 12) / 10) * 10];
}

/**
 * @param {uPlot} u
 * @param {{least?: number, most?: number}[]} ranges
 * @param {string[]} colours
 */
function shade(u, ranges, colours) {
	const { left, top, width, height } = u.bbox;
	u.ctx.save();
	for (const [at, { least, most }] of ranges.entries()) {
		if (least === undefined || most === undefined) continue;
		const high = Math.max(top, u.valToPos(most, "y", true));
		const low = Math.min(top + height, u.valToPos(least, "y", true));
		u.ctx.globalAlpha = 0.1;
		u.ctx.fillStyle = colours[at % colours.length];
		u.ctx.fillRect(left, high, width, Math.max(0, low - high));
	}
	u.ctx.restore();
}

/**
 * @param {uPlot} u
 * @param {number} second
 * @param {string} colour
 */
function mark(u, second, colour) {
	const { left, top, width, height } = u.bbox;
	const x = u.valToPos(second, "x", true);
	if (x < left || x > left + width) return;
	u.ctx.save();
	u.ctx.fillStyle = colour;
	u.ctx.fillRect(x - devicePixelRatio, top, 2 * devicePixelRatio, height);
	u.ctx.restore();
}
