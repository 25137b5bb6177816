// Direction marks can reorder what a reader sees.
const DIRECTION = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069'
// No glyph and no effect on others; the joiners U+200C and U+200D have one, in Persian as in emoji.
const INVISIBLE = '\\u00ad\\u180e\\u200b\\u2060-\\u2064\\u206a-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}'
const SEPARATORS = '\\u2028\\u2029'
// C0, DEL and C1: what terminals obey.
const CONTROLS = '\\u0000-\\u001f\\u007f-\\u009f'

const UNSAFE = new RegExp(`[${CONTROLS}${SEPARATORS}${DIRECTION}\\ufeff]`, 'gu')
const UNSEEN = new RegExp(`[${DIRECTION}${INVISIBLE}]`, 'gu')
const UNSAFE_ON_TERMINAL = new RegExp(
  `\\r(?!\\n)|[${CONTROLS.replace('\\u001f', '\\u0008\\u000b\\u000c\\u000e-\\u001f')}${SEPARATORS}${DIRECTION}${INVISIBLE}]`,
  'gu',
)

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

/** Text without what nobody sees: for one line of a screen, where a title of a page is only looked at. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, '')
}

/**
 * Lines of data as a terminal may have them: line ends and tabs stay, and whatever it would obey or not show becomes
 * \uNNNN, which in JSON means the same character. A byte order mark is omitted.
 */
export function terminalText(lines: string): string {
  return lines.replaceAll('\ufeff', '').replace(UNSAFE_ON_TERMINAL, unicodeEscapes)
}

/** JSON without the controls that it may hold as they are; the data stay the same. */
export function withoutRawControls(json: string): string {
  return json.replace(/[\u007f-\u009f]/g, unicodeEscapes)
}

function unicodeEscapes(text: string): string {
  return Array.from({ length: text.length }, (_, n) => `\\u${text.charCodeAt(n).toString(16).padStart(4, '0')}`).join(
    '',
  )
}

/** Cuts to at most `max` characters, with an ellipsis that says so. */
export function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, Math.max(0, max - 3))}...`
}
