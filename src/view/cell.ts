import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Columns that plain text takes on a terminal: 2 for CJK and emoji, 0 for combining marks. */
export function width(text: string): number {
  return stringWidth(text)
}

/** Fills up with blanks to `columns`; longer text stays as it is. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)))
}

/** Cuts plain text to at most `columns`, never through a character, with a mark that says so. */
export function cut(text: string, columns: number, mark = '...'): string {
  if (width(text) <= columns) return text
  const room = columns - width(mark)
  if (room < 1) return mark.slice(0, Math.max(0, columns))
  let kept = ''
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    used += width(segment)
    if (used > room) break
    kept += segment
  }
  return kept.trimEnd() + mark
}

/** Exactly `columns` wide. */
export function fit(text: string, columns: number, mark = '...'): string {
  return pad(cut(text, columns, mark), columns)
}

/** Breaks text, between words where it can, into at most `most` lines of `columns`; what has no room there is cut. */
export function wrapWords(text: string, columns: number, most = Infinity, mark = '...'): string[] {
  const lines: string[] = []
  let rest = text
  while (columns > 1 && lines.length < most - 1 && width(rest) > columns) {
    const head = cut(rest, columns, '')
    const blank = rest[head.length] === ' ' ? head.length : head.lastIndexOf(' ')
    lines.push(blank < 1 ? head : rest.slice(0, blank))
    rest = blank < 1 ? rest.slice(head.length) : rest.slice(blank + 1)
  }
  return [...lines, cut(rest, columns, mark)]
}
