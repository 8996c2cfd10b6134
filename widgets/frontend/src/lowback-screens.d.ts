/** What is shown around an exercise, as the guide imports it; each page of ours gives it its address. */
declare module "lowback-screens" {
	const screens: typeof import("./screens.js").default;
	export default screens;
}
