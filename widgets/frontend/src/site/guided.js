/**
 * A page of the site with a guide: both are one module to the browser, so the guide is drawn in the task in which they
 * are there, before the page is laid out without it.
 */
import guide from "lowback-guide";
import { host } from "./host.js";

host({ guide });
