/** What a page says to the worker that waits: from now on it is the one. */
export const TAKE = "take";
