/**
 * Days and times as a person says them.
 */
import { language, plural, t } from "./strings.js";

/** The page's language, as it is written where the browser is: British dates in British English. */
const locale = () => navigator.languages?.find((one) => one.split("-")[0] === language()) ?? language();

/** @param {Intl.DateTimeFormatOptions} options */
function days(options) {
	return (/** @type {string} */ day) =>
		new Intl.DateTimeFormat(locale(), { ...options, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

/** @param {string} day YYYY-MM-DD */
export const longDay = (day) => days({ weekday: "long", day: "numeric", month: "long", year: "numeric" })(day);
/** @param {string} day */
export const shortDay = (day) => days({ day: "numeric", month: "short" })(day);
/** @param {string} day */
export const dateDay = (day) => days({ day: "numeric", month: "short", year: "numeric" })(day);
/** @param {string} day */
export const weekday = (day) => days({ weekday: "short" })(day);
/** The first letter of a weekday. @param {string} day */
export const initial = (day) => days({ weekday: "narrow" })(day);
/** @param {string} day */
export const month = (day) => days({ month: "long", year: "numeric" })(day);

/** A moment as a clock says it, with its day. @param {number} wall ms since the epoch */
export function clockTime(wall) {
	return new Intl.DateTimeFormat(language(), { weekday: "long", hour: "numeric", minute: "2-digit" }).format(wall);
}

/** @param {number} seconds */
export function minutesWords(seconds) {
	const minutes = Math.round(seconds / 60);
	if (!minutes && seconds > 0) return t("practice.underMinute");
	const hours = Math.floor(minutes / 60);
	return hours ? t("practice.hours", { h: hours, m: minutes % 60 }) : plural("time.minutes", minutes);
}
