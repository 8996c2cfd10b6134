/**
 * The shapes that pass between Python, the session and the views. Seconds are seconds, milliseconds say `ms`.
 *
 * @typedef {"position"|"move"|"hold"|"rest"|"change-side"|"question"|"get-up"} Kind
 * @typedef {"right"|"left"} Side
 *
 * @typedef {object} Step
 * @property {Kind} kind
 * @property {string} cue at most five words
 * @property {string} text the step in full
 * @property {string} [short] the text for the player, where it is not `text`: two lines of a phone
 * @property {Side} [side]
 * @property {number} [seconds]
 * @property {string} [dose] the dose that says how long
 * @property {number} [cap] the longest a hold may last, in seconds
 * @property {boolean} [after_last] a rest that stays after the last repetition
 * @property {string} [go_on] the answer to a question that leads on
 * @property {string} [finish] the answer that leads to the end
 *
 * @typedef {object} Part
 * @property {string} id
 * @property {string} position
 * @property {string[]} steps
 * @property {string} [repeat] the dose that says how often
 * @property {Side[]} [alternate]
 *
 * @typedef {object} DoseRule
 * @property {string} label
 * @property {"seconds"|"times"} unit
 * @property {number} default
 * @property {number} least
 * @property {number} most
 * @property {"source"|"default"} basis
 * @property {string} note
 *
 * @typedef {object} Variant
 * @property {string} id
 * @property {string} title
 * @property {string} text
 * @property {Part[]} parts
 * @property {Record<string, DoseRule>} dose
 * @property {Record<string, number>} [caps] what a phase may last in which the legs hover, in seconds, by part/step
 *
 * @typedef {Record<string, number>} Dose
 *
 * @typedef {object} ExerciseFacts
 * @property {string} id
 * @property {string} version
 * @property {string} hash
 * @property {string} title
 * @property {string} position
 * @property {string} summary
 * @property {string} feel
 * @property {string} [start_note]
 * @property {string[]} cautions
 * @property {string[]} stop_signs
 *
 * @typedef {object} Plan what Python asks the guide to do
 * @property {number} format
 * @property {ExerciseFacts} exercise
 * @property {Record<string, Step>} steps
 * @property {Variant[]} variants
 * @property {string} variant the variant asked for
 * @property {Dose} dose the doses of that variant
 * @property {number} [seconds] the total time that Python computed
 *
 * @typedef {object} Phase one stretch of time of an exercise
 * @property {string} id part/step, and /repetition where the part repeats
 * @property {string} item part/step: the line of the checklist
 * @property {string} part
 * @property {string} step
 * @property {Kind} kind
 * @property {number} seconds 0 for a question
 * @property {Side|null} side
 * @property {number} repetition from 1
 * @property {number} of how many repetitions the part has; 0 where it does not repeat
 * @property {number|null} cap seconds
 * @property {"enter"|"capped"|"exit"|null} role where it stands around a capped hold
 *
 * @typedef {"ready"|"running"|"paused"|"settling"|"finished"|"stopped"} Status
 *
 * @typedef {"start"|"phase-end"|"pause"|"resume"|"stop"|"finish"} EventKind
 *
 * @typedef {object} SessionEvent
 * @property {string} id
 * @property {EventKind} kind
 * @property {string} at ISO 8601, UTC
 * @property {string} run the id of this run of the exercise
 * @property {string} exercise
 * @property {string} version
 * @property {string} variant
 * @property {string|null} phase
 * @property {string|null} step
 * @property {Side|null} side
 * @property {number} repetition
 * @property {number} planned seconds
 * @property {number} held seconds
 * @property {boolean} own_pace
 *
 * @typedef {object} MovementData how the figure does an exercise, as Python computed it
 * @property {number} format
 * @property {string} exercise
 * @property {string} hash
 * @property {number} scale so many units are one stature
 * @property {string[]} points names of the body's points, in the order of their positions
 * @property {{around: number, above: number}} camera
 * @property {string} sides what right and left mean
 * @property {Record<string, string>} poses each pose in words
 * @property {Record<string, {pose: string, arrows?: string[], up?: boolean, things?: string[]}>} steps
 *     `up`: it leads up from the floor; `things`: what the body sits on, lies on or leans on
 * @property {Record<string, Thing>} [things] by name, where they stand
 * @property {Record<string, string>} clips frames by `pose>step`, packed; `~` and another clip: its way back
 *
 * @typedef {object} Thing
 * @property {[number, number, number]} near the place that says what it is before and behind
 * @property {[number, number, number, number][][]} bands of balls: x y z and radius, in statures
 *
 * @typedef {object} AnglesData the joints' angles, in degrees
 * @property {Record<string, {least?: number, most?: number, basis?: string}>} ranges the range of motion of what changes; empty where none is known
 * @property {Record<string, string>} clips by clip: tenths of degrees, packed, a column for each of the ranges
 *
 * @typedef {object} Group one screen of the check
 * @property {string} id `emergency`, `same-day`, `soon`, or the exercise's id
 * @property {string} version of the content it comes from
 * @property {string} hash
 * @property {string} lead
 * @property {{id: string, text: string, place?: string, instead?: string, advice?: string, ambulance?: boolean}[]} questions
 *     `place`: where pain would be a yes; `instead`: the variant that stays open after a yes; `advice`: what to do until
 *     help is there; `ambulance`: nobody else should drive the person
 *
 * @typedef {object} StopReason
 * @property {string} id
 * @property {string} text a sign a line
 * @property {"emergency"|"same-day"|"soon"|"today"|"later"} leads
 * @property {boolean} blocks
 * @property {string[]} signs what it opens, where it stands for several: one of them is enough
 * @property {{signs: string[], leads: "emergency"|"same-day"}|null} also what is asked about beside
 *     it, and where it leads with any of that
 * @property {boolean} asks the whole check is asked before the next exercise
 * @property {boolean} opens it is asked at once
 * @property {boolean} ambulance nobody else should drive the person
 * @property {Record<string, string>} advice what helps, by position
 *
 * @typedef {object} Region whom to call where
 * @property {string} id
 * @property {string} title
 * @property {string} emergency
 * @property {string} [advice]
 * @property {string[]} zones time zones; one that ends in `/` stands for all below it
 *
 * @typedef {object} Safety the check before an exercise, the reasons to stop, and what pain asks for
 * @property {string} exercise
 * @property {string} none
 * @property {Group[]} groups emergency signs first, then those for the same day, for a doctor soon, then the exercise's own
 * @property {string[][]} together pairs of signs for the same day that are an emergency together
 * @property {StopReason[]} reasons
 * @property {Record<string, string>} leads
 * @property {{least: number, most: number, text: string}[]} pain
 * @property {Region[]} regions
 * @property {Record<string, string>} words of the screens around it, by their key
 *
 * @typedef {object} Clock the single seam for time
 * @property {() => number} now monotonic, ms
 * @property {() => number} wall since the epoch, ms
 * @property {(delay: number, wake: () => void) => () => void} wake calls once after a delay in ms; returns a cancel
 *
 * @typedef {object} Widget what a bundle of a widget gives
 * @property {(props: {model: unknown, el: HTMLElement, signal: AbortSignal}) => void} render
 *
 * @typedef {object} Store text by key, as sessionStorage is
 * @property {(key: string) => string|null} getItem
 * @property {(key: string, value: string) => void} setItem
 * @property {(key: string) => void} removeItem
 */

export {};
