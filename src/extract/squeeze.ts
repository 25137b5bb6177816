/** White space of any kind, no-break spaces included, becomes one blank; none is left at the ends. */
export function squeeze(text: string): string {
  const trimmed = text.trim()
  return isUneven(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed
}

/** One look tells the usual text, which needs nothing done: no blank beside another, and no other white space. */
function isUneven(text: string): boolean {
  let before = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === BLANK ? before === BLANK : code < 128 ? code >= 9 && code <= 13 : OTHER_SPACES[code] === 1) return true
    before = code
  }
  return false
}

const BLANK = 32
// What `\s` means beyond ASCII.
const OTHER_SPACES = new Uint8Array(0x10000)
OTHER_SPACES.fill(1, 0x2000, 0x200b)
for (const code of [0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]) OTHER_SPACES[code] = 1

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
