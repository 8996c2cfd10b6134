/** What the browser's half makes of values: reads cases from the standard input, and writes what it says of each. */
import { text } from "node:stream/consumers";
import { canonical, merge } from "../../widgets/frontend/src/record/model.js";
import { wrongIn } from "../../widgets/frontend/src/record/reading.js";

const { values, pairs } = JSON.parse(await text(process.stdin));
console.log(
	JSON.stringify({
		taken: values.map((value) => wrongIn(value) === null),
		canonical: values.map((value) => canonical(value)),
		merged: pairs.map(([one, other]) => merge(one, other)),
	}),
);
