/**
 * A page of the site without a guide.
 */
import { host } from "./host.js";

host();
