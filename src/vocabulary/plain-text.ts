// C0 and C1 controls, line and paragraph separators, and the direction marks that can reorder what a reader sees.
// oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/**
 * Makes text from a page, a header or a file name safe to print: whatever could forge a log line, move the cursor or
 * colour a terminal is written as \xNN or \u{NNNN}.
 */
export function plainText(text: string): string {
  return text.replace(UNSAFE, (c) => {
    const code = c.charCodeAt(0)
    if (c === '\n') return '\\n'
    if (c === '\t') return '\\t'
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
  })
}

/** Cuts to at most `max` characters, with an ellipsis that says so. */
export function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, Math.max(0, max - 3))}...`
}
