import { collapseWhitespace } from '../collapse-whitespace.ts'

/**
 * The name in what a feed says of an author: `editor@news.example (Ana Lima)` as RSS 2.0 has it, `Ana Lima
 * (editor@...)` or `Ana Lima <editor@...>`. An address alone stays: there is no more.
 */
export function authorName(text: string): string {
  const author = collapseWhitespace(text.slice(0, LONGEST)).replace(/^mailto:/i, '')
  for (const [open, close] of BRACKETS) {
    const at = author.indexOf(open)
    if (at === -1 || !author.endsWith(close)) continue
    const inside = author.slice(at + 1, -1).trim()
    const before = author.slice(0, at).trim()
    if (isAddress(inside) && before !== '') return unquoted(before)
    if (isAddress(before) && inside !== '') return unquoted(inside)
  }
  return author
}

/** Longer than the names of all who wrote an article. */
const LONGEST = 1000
const BRACKETS = [
  ['(', ')'],
  ['<', '>'],
  ['[', ']'],
] as const

function isAddress(text: string): boolean {
  const at = text.indexOf('@')
  return at > 0 && at < text.length - 1 && !/\s/.test(text)
}

function unquoted(name: string): string {
  return name.length > 2 && name.startsWith('"') && name.endsWith('"') ? name.slice(1, -1) : name
}
