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
	const look = () => {
		const { connectionStatus, status } = kernel;
		if (connectionStatus === "disconnected" || connectionStatus === "connecting") tell(false);
		else if (status === "dead" || status === "terminating" || status === "autorestarting" || status === "restarting")
			tell(false);
		else if (connectionStatus === "connected" && (status === "idle" || status === "busy")) tell(true);
	};
	for (const signal of signals) signal.connect(look);
	return () => {
		for (const signal of signals) signal.disconnect(look);
	};
}
