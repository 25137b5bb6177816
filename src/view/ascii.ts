const PLAIN: Record<string, string> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u02bb': "'",
  '\u02bc': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u2026': '...',
  '\u2022': '*',
  '\u2044': '/',
  '\u00b7': '*',
  '\u00d7': 'x',
  '\u2192': '->',
  '\u20ac': 'EUR',
  '\u00a3': 'GBP',
  '\u00a9': '(c)',
  '\u00df': 'ss',
  '\u00c6': 'AE',
  '\u00e6': 'ae',
  '\u0152': 'OE',
  '\u0153': 'oe',
  '\u00d8': 'O',
  '\u00f8': 'o',
  '\u0110': 'D',
  '\u0111': 'd',
  '\u0131': 'i',
  '\u0141': 'L',
  '\u0142': 'l',
  '\u00de': 'Th',
  '\u00fe': 'th',
  '\u00d0': 'D',
  '\u00f0': 'd',
}

// oxlint-disable-next-line no-control-regex -- the whole of ASCII is meant
const IS_ASCII = /^[\u0000-\u007f]*$/

/**
 * Text without one byte above 127: accents are dropped, common punctuation is written in its plain form, and what has
 * none (other scripts, emoji) is escaped, so that nothing disappears and two names never become one.
 */
export function toAscii(text: string): string {
  if (IS_ASCII.test(text)) return text
  let out = ''
  for (const character of text) out += character < '\u0080' ? character : plain(character)
  return out
}

/** JSON whose strings hold the same text, written with \uNNNN escapes. */
export function toAsciiJson(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function plain(character: string): string {
  if (LATIN_MARK.test(character)) return ''
  const parts = Array.from(PLAIN[character] ?? character.normalize('NFKD')).filter((part) => !LATIN_MARK.test(part))
  const bare = parts.map((part) => PLAIN[part] ?? part).join('')
  return IS_ASCII.test(bare) ? bare : `\\u{${character.codePointAt(0)!.toString(16)}}`
}

/** An accent; in other scripts a combining mark is a letter and is kept. */
const LATIN_MARK = /^[\u0300-\u036f]$/
