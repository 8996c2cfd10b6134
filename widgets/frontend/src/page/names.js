/** Where what exists once a page hangs, whichever module's copy looks for it. */
export const PAGE = Symbol.for("lowback.page.3");
