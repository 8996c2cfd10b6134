/**
 * The sheet as a page of its own: `lowback sheet` writes the data beside this module into one file.
 */
import { Movement } from "./core/movement.js";
import { useLanguage } from "./core/strings.js";
import { boundedDose, variantOf } from "./core/timeline.js";
import { sheet } from "./sheet/sheet.js";

/**
 * @type {{plan: import("./types.js").Plan, movement: import("./types.js").MovementData,
 *     groups: import("./types.js").Group[], language: import("./core/strings.js").Language}}
 */
const { plan, movement, groups, language } = JSON.parse(document.getElementById("lowback-sheet")?.textContent ?? "");
useLanguage(language);
const variant = variantOf(plan, plan.variant);
const page = document.createElement("main");
page.append(sheet(plan, new Movement(movement), variant, boundedDose(variant, plan.dose), groups));
document.body.append(page);
