/**
 * A page of the site with a guide: both are one module to the browser, so the guide is drawn in the task in which they
 * are there, before the page is laid out without it.
 *
 * @import { Widget } from "./host.js"
 */
// @ts-expect-error - the guide's own bundle; the site gives it its address (`lowback/site/assets.py`)
import guide from "./guide.js";
import { host } from "./host.js";

host({ guide: /** @type {Widget} */ (guide) });
