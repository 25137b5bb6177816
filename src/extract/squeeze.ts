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
    if (code === BLANK ? before === BLANK : code < 128 ? code >= 9 && code <= 13 : OTHER_SPACES.has(code)) return true
    before = code
  }
  return false
}

const BLANK = 32
const OTHER_SPACES = new Set(
  Array.from({ length: 0xffff - 128 }, (_, i) => i + 128).filter((code) => /\s/.test(String.fromCharCode(code))),
)

/**
 * A copy that does not keep the page alive: V8 makes a piece of a string a view into the whole, so that one title would
 * hold 45 KB of HTML until it is stored.
 */
export function detached(text: string): string {
  return text === '' ? '' : Buffer.from(text).toString()
}
