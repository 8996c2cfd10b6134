/**
 * Places on the body that are no joint: in front of the belly, along a thigh, behind the waist. Each is found from the
 * body's points, so that it goes with the pose; with it, the way its skin faces.
 *
 * @import { Frame } from "./scene.js"
 */
import { lens } from "./camera.js";

/** @typedef {[number, number, number]} V */
/** @typedef {{spot: V, faces: V}} Place in statures, and a direction */
/** @typedef {"right"|"left"} Side */

/** The trunk from below to above, each a pair of points. */
const LEVELS = /** @type {const} */ (["pelvis", "waist", "ribs", "chest"]);
/** How thick the trunk is before and behind its points, in statures. */
const THICK = 0.062;
/** How thick a limb is, about its middle. */
const LIMB = 0.042;

/** @param {V} a @param {V} b @returns {V} */
const minus = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
/** @param {V} a @param {V} b @param {number} by @returns {V} */
const plus = (a, b, by) => [a[0] + b[0] * by, a[1] + b[1] * by, a[2] + b[2] * by];
/** @param {V} a @param {V} b */
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
/** @param {V} a @param {V} b @returns {V} */
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
/** @param {V} a @returns {V} */
const unit = (a) => {
	const size = Math.hypot(...a) || 1;
	return [a[0] / size, a[1] / size, a[2] / size];
};

/**
 * What finds places on a body in one pose.
 *
 * @param {Float32Array} points
 * @param {Record<string, number>} index
 */
export function bodyPlaces(points, index) {
	/** @param {string} name @returns {V} */
	const at = (name) => [points[index[name]], points[index[name] + 1], points[index[name] + 2]];
	/** @param {typeof LEVELS[number]} level @returns {V} */
	const middle = (level) => plus(at(`${level}_left`), minus(at(`${level}_right`), at(`${level}_left`)), 0.5);
	const across = (/** @type {typeof LEVELS[number]} */ level) => unit(minus(at(`${level}_right`), at(`${level}_left`)));

	/**
	 * On the trunk.
	 *
	 * @param {typeof LEVELS[number]} level
	 * @param {number} aside to the figure's right: 1 is its flank, -1 the left one
	 * @param {number} ahead 1 is the front, -1 the back
	 * @returns {Place}
	 */
	const trunk = (level, aside, ahead) => {
		const number = LEVELS.indexOf(level);
		const over = LEVELS[Math.min(number + 1, LEVELS.length - 1)];
		const under = LEVELS[Math.min(number, LEVELS.length - 2)];
		const side = across(level);
		const front = unit(cross(unit(minus(middle(over), middle(under))), side));
		const half = Math.hypot(...minus(at(`${level}_right`), at(`${level}_left`))) / 2 + 0.05;
		const spot = plus(plus(middle(level), side, half * aside), front, THICK * ahead);
		return { spot, faces: unit(plus(plus([0, 0, 0], side, aside), front, ahead)) };
	};

	/**
	 * On a limb.
	 *
	 * @param {Side} side
	 * @param {["hip", "knee", "ankle"]|["shoulder", "elbow", "wrist"]} joints the bone's two ends, and the next joint
	 * @param {number} share of the way along the bone
	 * @param {number} ahead 1 is the front, -1 the back
	 * @param {number} [aside] 1 is the outside, -1 the inside
	 * @returns {Place}
	 */
	const limb = (side, [from, to, next], share, ahead, aside = 0) => {
		const [a, b, c] = [at(`${from}_${side}`), at(`${to}_${side}`), at(`${next}_${side}`)];
		const bone = unit(minus(b, a));
		const bent = minus(c, b);
		// A bent knee points forward, a bent elbow brings the forearm forward; straight, it is the trunk's front.
		const way = plus(bent, bone, -dot(bent, bone));
		const own = across(from === "hip" ? "pelvis" : "chest");
		const ofTrunk = cross(/** @type {V} */ (bone.map((value) => -value)), own);
		const front =
			Math.hypot(...way) > 0.06
				? unit(from === "hip" ? /** @type {V} */ (way.map((value) => -value)) : way)
				: unit(ofTrunk);
		const outward = unit(plus(own, bone, -dot(own, bone)));
		const out = side === "right" ? 1 : -1;
		const spot = plus(plus(plus(a, minus(b, a), share), front, LIMB * ahead), outward, LIMB * aside * out);
		return { spot, faces: unit(plus(plus([0, 0, 0], front, ahead), outward, aside * out)) };
	};

	/**
	 * On neck and head, which turn by themselves.
	 *
	 * @param {"neck"|"skull"|"head"} name
	 * @param {number} aside to the figure's right
	 * @param {number} ahead
	 * @returns {Place}
	 */
	const head = (name, aside, ahead) => {
		const up = unit(minus(at("crown"), at("skull")));
		const nose = minus(at("nose"), at("head"));
		const face = unit(plus(nose, up, -dot(nose, up)));
		const front = name === "neck" ? unit(cross(unit(minus(at("neck"), middle("chest"))), across("chest"))) : face;
		const side = name === "neck" ? across("chest") : cross(face, up);
		const spot = plus(plus(at(name), side, 0.042 * aside), front, 0.042 * ahead);
		return { spot, faces: unit(plus(plus([0, 0, 0], side, aside), front, ahead)) };
	};
	return { at, trunk, limb, head };
}

/**
 * The frame of a picture that stands on a page, as the picture tells it of itself.
 *
 * @param {SVGSVGElement} picture
 * @returns {Pick<Frame, "lens"|"size"|"place">}
 */
export function frameOfPicture(picture) {
	const { around, above, frame = "" } = picture.dataset;
	const eye = lens({ around: Number(around), above: Number(above) });
	const [size, dx, dy] = frame.split(",").map(Number);
	return {
		lens: eye,
		size,
		place: (x, y, z) => {
			const [right, up] = eye.see(x, y, z);
			return [dx + right * size, dy - up * size];
		},
	};
}

/**
 * Draw something anew whenever a picture is turned or takes other room: it tells so by its data.
 *
 * @param {SVGSVGElement} picture
 * @param {() => void} paint
 * @returns {() => void} ends it
 */
export function onTurned(picture, paint) {
	const watch = new MutationObserver(paint);
	watch.observe(picture, { attributeFilter: ["data-frame", "data-around", "data-above"] });
	return () => watch.disconnect();
}
