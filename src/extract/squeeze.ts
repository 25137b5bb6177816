/** White space of any kind, no-break spaces included, becomes one blank; none is left at the ends. */
export function squeeze(text: string): string {
  const trimmed = text.trim()
  return UNEVEN.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed
}

// One look tells the usual text, which needs nothing done. As a loop over its characters it takes twice as long.
const UNEVEN = / {2}|[^\S ]/

/**
 * A copy that does not keep the page alive: V8 makes a piece of a string a view into the whole, so that one title would
 * hold 45 KB of HTML until it is stored.
 */
export function detached(text: string): string {
  return text === '' ? '' : Buffer.from(text).toString()
}

/** The same at a fifth of the cost for a text that may be long, half a character left as it is: what is joined is written anew. */
export function parted(text: string): string {
  return text.length < SHORTEST_PIECE ? text : ` ${text}`.slice(1)
}

// Of anything shorter V8 makes a copy at once.
const SHORTEST_PIECE = 13
