/**
 * Tells the second half of a double tap from a press that was meant: what it lands on took the place of what was pressed.
 */

/** So soon, in ms, and so near, in px. */
const TAP_MS = 600;
const TAP_PX = 120;

export class Taps {
	#x = 0;
	#y = 0;
	#at = Number.NEGATIVE_INFINITY;

	/** This press changes what lies under the finger. @param {Event} event */
	mark(event) {
		const { clientX, clientY, timeStamp } = /** @type {MouseEvent} */ (event);
		this.#x = clientX;
		this.#y = clientY;
		this.#at = timeStamp;
	}

	/**
	 * A press by keyboard is always meant.
	 *
	 * @param {Event} event
	 * @param {number} [within] ms after the first one
	 */
	isSecond(event, within = TAP_MS) {
		const { clientX, clientY, timeStamp, detail } = /** @type {MouseEvent} */ (event);
		const near = Math.hypot(clientX - this.#x, clientY - this.#y) < TAP_PX;
		return detail > 0 && near && timeStamp - this.#at < within;
	}
}
