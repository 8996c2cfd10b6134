/** The guide's own bundle, as the modules that draw it first import it; each page gives it its address. */
declare module "lowback-guide" {
	const guide: import("./types.js").Widget;
	export default guide;
}
