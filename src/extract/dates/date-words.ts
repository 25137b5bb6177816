/** A run of letters or of digits, with its place in the text. */
export interface Word {
  text: string
  index: number
  end: number
  number: number | null
}

/** Cuts a text that went through dateText() into words and numbers; everything else only separates. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(/\d+|[\p{L}\p{M}]+/gu)) {
    const first = match[0].charCodeAt(0)
    const isNumber = first >= 48 && first <= 57
    const { index } = match
    words.push({ text: match[0], index, end: index + match[0].length, number: isNumber ? Number(match[0]) : null })
  }
  return words
}
