/** A text as the parser compares it, with the place in the original of every character. */
export interface FoldedText {
  text: string
  /** `places[n]` is where the n-th character of `text` stands in the original; one more at the end. */
  places: number[]
}

/**
 * Lower case, Latin, Greek, Cyrillic and Arabic letters without their marks, digits of other scripts as ASCII, one kind
 * of dash, apostrophe and space. Line breaks stay.
 */
export function fold(original: string): FoldedText {
  // Pieces are joined at the end: looking at the end of a growing string copies it every time.
  const pieces: string[] = []
  const places: number[] = []
  let last = ' '
  for (let at = 0; at < original.length; at++) {
    const plain = folded(original[at]!)
    if (plain === '' || (plain === ' ' && last === ' ')) continue
    last = plain
    pieces.push(plain)
    for (let unit = 0; unit < plain.length; unit++) places.push(at)
  }
  places.push(original.length)
  return { text: pieces.join(''), places }
}

const MARKS = /\p{M}|\u0640/gu
const SAME: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  ı: 'i',
  '’': "'",
  '‘': "'",
  '`': "'",
  '´': "'",
  ʼ: "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '―': '-',
  '〜': '-',
  '～': '-',
  '~': '-',
  '：': ':',
  '・': ',',
  '、': ',',
  '，': ',',
  '؛': ';',
  '،': ',',
  '。': '.',
  '；': ';',
  '·': ',',
  '•': '\n',
  '\t': ' ',
  '\r': ' ',
  '\u2003': ' ',
  '\u2028': '\n',
  '\u0640': '',
  '\u200b': '',
  '\u200e': '',
  '\u200f': '',
  '\ufeff': '',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u00a0': ' ',
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
}
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10]

function folded(char: string): string {
  const code = char.charCodeAt(0)
  if (code < 0x80) return SAME[char] ?? char.toLowerCase()
  const same = SAME[char]
  if (same !== undefined) return same
  const zero = ZEROS.find((first) => code >= first && code < first + 10)
  if (zero !== undefined) return String(code - zero)
  if (code < 0x700 || (code >= 0x1e00 && code < 0x2000)) {
    const lower = char.toLowerCase().normalize('NFD').replace(MARKS, '')
    return SAME[lower] ?? lower
  }
  return char
}
