/**
 * What the figure is made of: units that are painted far to near, each of cloth or skin drawn round the body's points.
 * A ball is a point, or a place between two points, and a radius; both in fractions of stature.
 *
 * @typedef {[string, number] | [string, string, number, number]} BallSpec point and radius; or from, to, share, radius
 *
 * @typedef {object} Sheet
 * @property {"skin"|"shirt"|"trousers"|"stripe"} cloth
 * @property {boolean} [seam] laid over the edge of a neighbour of the same cloth, without an edge of its own
 * @property {BallSpec[][]} bands each a rubber band round its balls; of a stripe, straight from one to the other
 *
 * @typedef {object} Unit
 * @property {string} id
 * @property {"right"|"left"|""} side
 * @property {[string, string]} depth the two points whose middle says how near it is
 * @property {[string, number][]} shade what its shadow is drawn round
 * @property {Sheet[]} sheets
 */

/**
 * A limb's cloth: a band from each ball to the next.
 *
 * @param {BallSpec[]} balls
 */
const along = (balls) => balls.slice(1).map((ball, at) => [balls[at], ball]);

/**
 * @param {"right"|"left"} side
 * @returns {Unit[]}
 */
function limbs(side) {
	/** @param {string} name */
	const p = (name) => `${name}_${side}`;
	const [hip, knee, ankle, heel, toe] = ["hip", "knee", "ankle", "heel", "toe"].map(p);
	const [shoulder, elbow, wrist, hand] = ["shoulder", "elbow", "wrist", "hand"].map(p);
	return [
		{
			id: p("thigh"),
			side,
			depth: [hip, knee],
			shade: [
				[hip, 0.045],
				[knee, 0.036],
			],
			sheets: [
				{
					cloth: "trousers",
					bands: along([
						[hip, p("pelvis"), 0.6, 0.055],
						[hip, knee, 0.45, 0.048],
						[knee, 0.036],
					]),
				},
				{
					cloth: "trousers",
					seam: true,
					bands: [
						[
							[knee, 0.034],
							[knee, ankle, 0.2, 0.034],
						],
					],
				},
			],
		},
		{
			id: p("shank"),
			side,
			depth: [knee, ankle],
			shade: [
				[knee, 0.036],
				[ankle, 0.024],
			],
			sheets: [
				{
					cloth: "skin",
					bands: [
						[
							[knee, ankle, 0.8, 0.021],
							[ankle, 0.02],
						],
					],
				},
				{
					cloth: "trousers",
					bands: along([
						[knee, 0.036],
						[knee, ankle, 0.3, 0.037],
						[knee, ankle, 0.88, 0.027],
					]),
				},
				{
					cloth: "trousers",
					seam: true,
					bands: [
						[
							[knee, 0.034],
							[knee, hip, 0.2, 0.034],
						],
					],
				},
			],
		},
		{
			id: p("foot"),
			side,
			// Of its own: seen from the soles it is before the shank, from the head behind it.
			depth: [heel, toe],
			shade: [
				[heel, 0.02],
				[toe, 0.016],
			],
			sheets: [
				{
					cloth: "skin",
					bands: [
						[
							[heel, 0.018],
							[ankle, 0.02],
							[ankle, toe, 0.45, 0.021],
							[heel, toe, 0.78, 0.017],
							[toe, 0.013],
						],
					],
				},
			],
		},
		{
			id: p("upper-arm"),
			side,
			depth: [shoulder, elbow],
			shade: [
				[shoulder, 0.034],
				[elbow, 0.024],
			],
			sheets: [
				{
					cloth: "skin",
					bands: [
						[
							[shoulder, 0.03],
							[elbow, 0.0245],
						],
					],
				},
				{
					cloth: "skin",
					seam: true,
					bands: [
						[
							[elbow, 0.0235],
							[elbow, wrist, 0.2, 0.0235],
						],
					],
				},
				{
					cloth: "shirt",
					bands: along([
						[shoulder, p("chest"), 0.16, 0.036],
						[shoulder, elbow, 0.1, 0.036],
						[shoulder, elbow, 0.52, 0.034],
					]),
				},
				{
					cloth: "stripe",
					seam: true,
					bands: [
						[
							[shoulder, elbow, 0.36, 0.0345],
							[shoulder, elbow, 0.56, 0.034],
						],
					],
				},
			],
		},
		{
			id: p("forearm"),
			side,
			depth: [elbow, hand],
			shade: [
				[elbow, 0.024],
				[hand, 0.015],
			],
			sheets: [
				{
					cloth: "skin",
					bands: along([
						[elbow, 0.0245],
						[elbow, wrist, 0.3, 0.026],
						[wrist, 0.017],
						[wrist, hand, 0.45, 0.021],
						[hand, 0.012],
					]),
				},
				{
					cloth: "skin",
					seam: true,
					bands: [
						[
							[elbow, 0.0235],
							[elbow, shoulder, 0.2, 0.0235],
						],
					],
				},
			],
		},
	];
}

/** @type {Unit} */
const TRUNK = {
	id: "trunk",
	side: "",
	depth: ["waist_right", "chest_left"],
	shade: [
		["pelvis_right", 0.056],
		["pelvis_left", 0.056],
		["chest_right", 0.06],
		["chest_left", 0.06],
	],
	sheets: [
		{
			cloth: "skin",
			bands: [
				[
					["neck", 0.03],
					["skull", 0.029],
				],
			],
		},
		{
			cloth: "trousers",
			bands: [
				[
					["pelvis_right", 0.056],
					["pelvis_left", 0.056],
					["pelvis_right", "waist_right", 0.75, 0.05],
					["pelvis_left", "waist_left", 0.75, 0.05],
				],
			],
		},
		{
			cloth: "shirt",
			bands: [
				[
					["pelvis_right", "waist_right", 0.42, 0.056],
					["pelvis_left", "waist_left", 0.42, 0.056],
					["waist_right", 0.053],
					["waist_left", 0.053],
				],
				[
					["waist_right", 0.053],
					["waist_left", 0.053],
					["ribs_right", 0.056],
					["ribs_left", 0.056],
				],
				[
					["ribs_right", 0.056],
					["ribs_left", 0.056],
					["chest_right", 0.06],
					["chest_left", 0.06],
				],
				[
					["chest_right", 0.06],
					["chest_left", 0.06],
					["shoulder_right", "chest_right", 0.2, 0.034],
					["shoulder_left", "chest_left", 0.2, 0.034],
					["neck", "skull", 0.08, 0.034],
				],
			],
		},
	],
};

/** @type {Unit[]} */
export const UNITS = [TRUNK, ...limbs("right"), ...limbs("left")];

/** Radii of the head, whose outline `head.js` draws. */
export const HEAD = { skull: 0.052, jaw: 0.03, nose: 0.011, ear: 0.015, eye: 0.0065 };
