/**
 * Whether a picture is to be seen: nobody needs frames of one that is scrolled away.
 *
 * @param {Element} element
 * @param {() => void} paint called when it comes into sight
 */
export function watchSeen(element, paint) {
	let seen = true;
	const watcher = new IntersectionObserver((entries) => {
		// Several may come at once: the last tells how it is.
		seen = entries[entries.length - 1].isIntersecting;
		if (seen) paint();
	});
	watcher.observe(element);
	return { now: () => seen, end: () => watcher.disconnect() };
}
