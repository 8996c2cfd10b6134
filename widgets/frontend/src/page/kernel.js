/**
 * Whether the kernel behind a widget is there, where the page lets us see it.
 *
 * @typedef {object} Signal
 * @property {(slot: (sender: unknown, value: unknown) => void) => void} connect
 * @property {(slot: (sender: unknown, value: unknown) => void) => void} disconnect
 */

/**
 * @param {unknown} manager the widget manager of the page
 * @param {(there: boolean) => void} tell
 * @returns {() => void} ends it
 */
export function watchKernel(manager, tell) {
	const kernel = /** @type {any} */ (manager)?.kernel;
	/** @type {Signal[]} */
	const signals = [kernel?.connectionStatusChanged, kernel?.statusChanged].filter(
		(signal) => typeof signal?.connect === "function",
	);
	/** @type {boolean|null} */
	let last = null;
	const look = () => {
		const there = isThere(kernel);
		// The kernel turns busy and idle with every message: only a change between there and gone is told, or what
		// is sent because of it would bring the next one.
		if (there === null || there === last) return;
		last = there;
		tell(there);
	};
	for (const signal of signals) signal.connect(look);
	return () => {
		for (const signal of signals) signal.disconnect(look);
	};
}

/**
 * @param {{connectionStatus: string, status: string}} kernel
 * @returns {boolean|null} null while it cannot be told
 */
function isThere({ connectionStatus, status }) {
	if (connectionStatus === "disconnected" || connectionStatus === "connecting") return false;
	if (["dead", "terminating", "autorestarting", "restarting"].includes(status)) return false;
	return connectionStatus === "connected" && (status === "idle" || status === "busy") ? true : null;
}
