/**
 * The shapes of questions, as Python sends them.
 *
 * @typedef {object} Answer
 * @property {number} id of a question of order: its place
 * @property {string} text
 * @property {string} why
 * @property {boolean} right
 * @property {string} [at] its place on the figure
 *
 * @typedef {object} Question
 * @property {string} id
 * @property {string} of changes with the question
 * @property {"one"|"several"|"order"|"point"|"number"} kind
 * @property {string} ask
 * @property {"recall"|"understand"|"apply"|"judge"} level what it asks for
 * @property {string} [outcome] what one can do who can answer it
 * @property {string[]} hints
 * @property {string[]} sources
 * @property {Answer[]} answers none of a number
 * @property {string} [step]
 * @property {number} [number]
 * @property {number} [within]
 * @property {number} [least]
 * @property {number} [most]
 * @property {string} [counts]
 * @property {string} [why]
 * @property {string} [too_low]
 * @property {string} [too_high]
 *
 * @typedef {[string, string?]} Why what is spoken of, and why
 *
 * @typedef {object} Field a way to answer
 * @property {HTMLElement} element
 * @property {() => unknown} given null where nothing is
 * @property {(given: unknown) => void} take what was kept; anything else is as nothing
 * @property {(given: unknown) => {right: boolean, why: Why[]}} judge
 * @property {() => void} [changed] to be called when another answer stands there
 * @property {(listener: () => void) => void} [onPress] an answer that is given by one press
 * @property {() => void} [end]
 */

export {};
