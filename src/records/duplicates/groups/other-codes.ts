import type { Column } from '../fields/column.ts'
import { isModelCode } from '../fields/is-model-code.ts'
import type { CannotLink } from './cannot-link.ts'
import type { Groups } from './groups.ts'

/** What more rows have says what sort of thing it is. */
const MOST_ROWS = 5
/** Addresses of mailboxes and pages have words with digits that are no codes. */
const LOCATION = /mail|url|web|link|http/i
/** Rows of two groups that are compared. */
const COMPARED = 8

/**
 * Keeps rows apart that name different models or articles in their texts: each has such a code, and none of them is in
 * the other, hyphens or not. Null where hardly a row has one.
 */
export function otherCodes(columns: readonly Column[]): CannotLink | null {
  const codes = new Map<number, string[]>()
  const asked = columns.filter(({ name, type }) => (type === 'name' || type === 'text') && !LOCATION.test(name))
  for (const column of asked) {
    const isRare = rareCodes(column)
    for (const [row, value] of column.valueOf.entries()) {
      if (value < 0) continue
      for (let i = column.wordStart[value]!; i < column.wordStart[value + 1]!; i++) {
        const word = column.words[i]!
        if (isRare[word] !== 1) continue
        const own = codes.get(row)
        if (own === undefined) codes.set(row, [column.wordTexts[word]!])
        else own.push(column.wordTexts[word]!)
      }
    }
  }
  if (codes.size < 2) return null
  const textOf = (row: number): string => {
    return asked
      .map(({ valueOf, values }) => (valueOf[row]! < 0 ? '' : values.get(valueOf[row]!).replaceAll(' ', '')))
      .join(' ')
  }
  const isIn = (words: readonly string[], row: number): boolean => {
    const text = textOf(row)
    return words.some((word) => text.includes(word))
  }
  const differ = (a: number, b: number): boolean => {
    const [own, others] = [codes.get(a), codes.get(b)]
    if (own === undefined || others === undefined) return false
    return !own.some((word) => others.includes(word)) && !isIn(own, b) && !isIn(others, a)
  }
  return {
    rows: differ,
    groups(groups: Groups, a: number, b: number) {
      const [left, right] = [groups.members(a).slice(0, COMPARED), groups.members(b).slice(0, COMPARED)]
      return left.some((one) => right.some((other) => differ(one, other)))
    },
  }
}

/** Word to 1 where it is a code of few rows. */
function rareCodes({ valueOf, wordStart, words, wordTexts }: Column): Uint8Array {
  const counts = new Uint8Array(wordTexts.length)
  for (const value of valueOf) {
    if (value < 0) continue
    for (let i = wordStart[value]!; i < wordStart[value + 1]!; i++) {
      if (counts[words[i]!]! <= MOST_ROWS) counts[words[i]!]!++
    }
  }
  return counts.map((count, word) => Number(count <= MOST_ROWS && isModelCode(wordTexts[word]!)))
}
