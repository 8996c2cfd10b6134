/**
 * The shapes of a case, as Python sends it, and of what was done in it.
 *
 * @typedef {object} Way one thing to ask, or one way to go on
 * @property {string} id
 * @property {string} text
 * @property {string} why
 * @property {string} [reply]
 * @property {string[]} sources none: general teaching
 * @property {boolean} [needed] of what is asked
 * @property {"best"|"sound"|"insufficient"|"unsafe"} [verdict] of what is chosen
 * @property {string} [to]
 *
 * @typedef {object} Step
 * @property {string} id
 * @property {string} stage
 * @property {"tell"|"ask"|"choose"|"write"|"end"} kind
 * @property {string} text
 * @property {string} [ask]
 * @property {string} [to]
 * @property {boolean} [safe]
 * @property {Way[]} [ways]
 * @property {{text: string, sources: string[]}[]} [points]
 *
 * @typedef {object} Case
 * @property {string} id
 * @property {string} of changes with the case
 * @property {string} title
 * @property {string} patient
 * @property {string} aim what one can do who has gone through it
 * @property {string} right what is right for this patient
 * @property {Step[]} steps
 *
 * @typedef {object} Done what was done in a step
 * @property {string} step
 * @property {boolean} [passed] it was gone on from
 * @property {string[]} [asked] the ways that were opened
 * @property {string} [way] the way that was chosen
 * @property {string} [text] what was written
 * @property {boolean} [compared]
 * @property {number[]} [said] points that somebody found in their own words
 */

export {};
