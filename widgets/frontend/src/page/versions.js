/**
 * Voila carries parts of JupyterLab that are older than those which widgets were built beside, and says so of each part
 * at each load. They work with it: the tests lead every exercise there. What a person could act on stays in sight.
 */
const OLDER = /^(?:Unsatisfied version|No satisfying version) .*shared (?:singleton )?module @jupyterlab\//;

/** Leave out those lines from now on, and no others. */
export function leaveOutVersions() {
	const warn = console.warn;
	console.warn = (...said) => {
		if (!OLDER.test(String(said[0]))) warn.apply(console, said);
	};
}
