// One look tells the usual text, which needs nothing done, from the rest.
const UNEVEN = /[^\S ]| {2}/

/** White space of any kind, no-break spaces included, becomes one blank; none is left at the ends. */
export function squeeze(text: string): string {
  const trimmed = text.trim()
  return UNEVEN.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed
}

/**
 * A copy that does not keep the page alive: V8 makes a piece of a string a view into the whole, so that one title would
 * hold 45 KB of HTML until it is stored.
 */
export function detached(text: string): string {
  return text === '' ? '' : Buffer.from(text).toString()
}
