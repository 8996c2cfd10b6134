/**
 * Where the player stands: a panel in its page, or over the whole screen on a phone, in a room too small for it, and where a
 * person wants it large. It is the same player, moved.
 */
import { h } from "../dom.js";
import { Taps } from "./taps.js";

/** A phone, upright or on its side; also a browser that is zoomed in, or set to large letters. */
const SMALL = "(max-width: 39.99rem), (max-height: 31rem)";
/** A panel needs so much room, in rem. */
const LEAST_ROOM = 30;

/**
 * @param {HTMLElement} home where the panel stands
 * @param {string} label
 * @param {object} on
 * @param {() => void} on.changed called when it was moved, or when it may be
 * @param {(press: MouseEvent) => void} on.touched called for each press in it while it fills the screen
 * @param {() => void} on.back called when a person asks to leave it where there is nothing else to see: by Escape, or by a
 *     phone's own gesture
 */
export function stage(home, label, { changed, touched, back }) {
	const small = matchMedia(SMALL);
	/** Presses on the button that makes it large. */
	const taps = new Taps();
	const dialog = h("dialog", {
		class: "lowback lb-stage",
		"aria-label": label,
		oncancel: (event) => {
			event.preventDefault();
			leave();
		},
		onclose: () => {
			// A browser may close it in spite of all.
			if (whole) leave();
			changed();
		},
		onclick: (event) => {
			if (!taps.isSecond(event)) touched(/** @type {MouseEvent} */ (event));
		},
	});
	let large = false;
	/** Whether it fills the screen. */
	let whole = false;
	/** The browser gave its own bars up for us. */
	let filled = false;
	/** The page has less room than a panel needs: known once it is shown. */
	let cramped = false;

	const leave = () => {
		if (large) setLarge(false);
		else back();
	};
	/** @param {boolean} on */
	const setLarge = (on) => {
		large = on;
		if (on) void fillScreen();
		else leaveScreen();
		changed();
	};
	const fillScreen = async () => {
		if (document.fullscreenElement) return;
		try {
			await document.documentElement.requestFullscreen({ navigationUI: "hide" });
			filled = true;
		} catch {
			// A browser that keeps its bars.
		}
		// It was left before the browser had made room.
		if (!large) leaveScreen();
	};
	const leaveScreen = () => {
		if (filled && document.fullscreenElement) document.exitFullscreen().catch(() => {});
		filled = false;
	};
	const onScreen = () => {
		if (filled && !document.fullscreenElement) setLarge(false);
	};
	const onSmall = () => changed();
	document.addEventListener("fullscreenchange", onScreen);
	small.addEventListener("change", onSmall);

	const measure = () => {
		const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
		const height = scrollerOf(home)?.clientHeight ?? innerHeight;
		cramped = height < LEAST_ROOM * rem;
		home.style.setProperty("--lb-room", `${height}px`);
	};

	return {
		get large() {
			return large;
		},
		/** @param {Event} press */
		enlarge(press) {
			taps.mark(press);
			setLarge(!large);
		},
		/**
		 * Show the player, or take it away.
		 *
		 * @param {HTMLElement} player
		 * @param {boolean} on
		 */
		show(player, on) {
			const comes = on && home.hidden;
			home.hidden = !on;
			if (comes) measure();
			if (!on && large) {
				large = false;
				leaveScreen();
			}
			// Of several views of one exercise one fills the screen.
			const other = whole ? null : on && document.querySelector("dialog.lb-stage[open]");
			const wanted = on && (large || ((small.matches || cramped) && !other));
			if (wanted !== whole) move(player, wanted);
			if (comes && !whole) home.scrollIntoView({ block: "start" });
		},
		end() {
			whole = false;
			leaveScreen();
			dialog.remove();
			document.removeEventListener("fullscreenchange", onScreen);
			small.removeEventListener("change", onSmall);
		},
	};

	/** @param {HTMLElement} player @param {boolean} wanted */
	function move(player, wanted) {
		whole = wanted;
		// What is moved loses the focus.
		const { activeElement } = document;
		const focus = player.contains(activeElement) ? /** @type {HTMLElement} */ (activeElement) : null;
		if (wanted) {
			home.after(dialog);
			dialog.append(player);
			dialog.showModal();
		} else {
			home.append(player);
			dialog.close();
			dialog.remove();
		}
		focus?.focus({ preventScroll: true });
	}
}

/** What an element is scrolled in, where that is not the page. @param {Element} element */
function scrollerOf(element) {
	for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
		if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
	}
	return null;
}
