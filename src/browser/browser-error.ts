/** There is no browser, or it does not start: the world's failure, not ours. */
export class BrowserError extends Error {}
