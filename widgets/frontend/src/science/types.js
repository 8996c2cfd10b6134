/**
 * The shapes of a piece of science, as Python sends them.
 *
 * @typedef {object} Curve
 * @property {string} id
 * @property {string} label
 * @property {"angle"|"moment"|"lever"|"sketch"} kind degrees, newton metres, centimetres; a sketch goes from 0 to 1
 * @property {number[]} values at equal stretches of the way
 * @property {string[]} ticks words for a sketch's heights, from the lowest
 * @property {"leg"|null} on where on the figure it is drawn, too
 * @property {string[]} sources
 *
 * @typedef {object} Passage
 * @property {number} until a share of the slider's way
 * @property {string} text
 * @property {string[]} sources
 *
 * @typedef {[number, number, number]} Point in fractions of stature
 *
 * @typedef {object} Piece
 * @property {string} id
 * @property {string} title
 * @property {string} text
 * @property {string} slider
 * @property {string} step
 * @property {string} before the step before it
 * @property {number} times to and fro through the step; 0 for once through
 * @property {string} cannot
 * @property {Curve[]} curves
 * @property {Passage[]} passages
 * @property {{pivot?: Point[], weight?: Point[]}} lever where they lie at the same places as the values
 * @property {import("../questions/types.js").Question[]} questions
 */

export {};
