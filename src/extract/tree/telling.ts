/** Elements that an article's page tells about itself with, wherever they stand; of scripts those with JSON-LD, of html its start tag. */
export const TELLING = ['html', 'title', 'meta', 'base', 'h1', 'script'] as const
