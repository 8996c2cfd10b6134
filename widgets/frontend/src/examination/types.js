/**
 * The shapes of the examination, as Python sends them.
 *
 * @typedef {object} Item
 * @property {string} id
 * @property {"consent"|"screen"|"demonstrate"|"cue"|"correct"|"stop"|"safety-net"} part
 * @property {string} text
 * @property {number} marks
 * @property {boolean} must without it the station is not passed
 *
 * @typedef {object} Station
 * @property {string} id
 * @property {string} title
 * @property {number} minutes
 * @property {string} candidate
 * @property {string} patient
 * @property {Item[]} items in the order of a visit
 *
 * @typedef {object} Test
 * @property {string} id
 * @property {string} group
 * @property {string} title
 * @property {string} how
 * @property {string} look
 * @property {string} means
 * @property {string} cannot
 * @property {string} before the step of the movement that it begins in
 * @property {boolean} moves whether the figure moves in it
 * @property {string[]} sources
 *
 * @typedef {object} Tests
 * @property {{id: "neurological"|"direction", text: string}[]} groups
 * @property {Test[]} list
 * @property {import("../types.js").MovementData} movement
 *
 * @typedef {object} Cues
 * @property {string} text
 * @property {string[]} sources
 * @property {{title: string, internal: string[], external: string[]}[]} bank
 *
 * @typedef {object} Measures
 * @property {string} text
 * @property {{id: string, title: string, what: string, use: "may-be-used"|"named-only", change: string, sources: string[]}[]} list
 *
 * @typedef {object} Examination
 * @property {string} title
 * @property {string} lead
 * @property {Station[]} [stations]
 * @property {Cues} [cues]
 * @property {Tests} [tests]
 * @property {Measures} [measures]
 */

export {};
