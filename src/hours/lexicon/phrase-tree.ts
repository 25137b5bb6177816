import { fold } from '../text/fold.ts'
import type { Language } from './meanings.ts'

/** The phrases of one or more languages, letter by letter; a phrase may have several meanings. */
export interface PhraseTree {
  next: Map<string, PhraseTree>
  means: string[]
}

/** The longest phrase that begins at a place of a folded text, or null: where it ends, and what it may mean. */
export function longestPhrase(tree: PhraseTree, text: string, at: number, joined: boolean): Found | null {
  let node: PhraseTree | undefined = tree
  let found: Found | null = null
  const start = text[at]!
  if (!joined && isLetter(start) && at > 0 && isLetter(text[at - 1]!)) return null
  for (let end = at; end < text.length; end++) {
    node = node.next.get(text[end]!)
    if (node === undefined) break
    if (node.means.length === 0) continue
    const whole = joined || !isLetter(text[end]!) || end + 1 === text.length || !isLetter(text[end + 1]!)
    if (whole) found = { end: end + 1, means: node.means }
  }
  return found
}

interface Found {
  end: number
  means: string[]
}

/** Builds the tree of languages whose phrases are tried together. */
export function createPhraseTree(languages: readonly Language[]): PhraseTree {
  const root: PhraseTree = { next: new Map(), means: [] }
  for (const { phrases } of languages) {
    for (const [meaning, listed] of Object.entries(phrases)) {
      for (const phrase of listed.split('|')) add(root, fold(phrase).text, meaning)
    }
  }
  return root
}

function add(root: PhraseTree, phrase: string, meaning: string): void {
  let node = root
  for (const letter of phrase) {
    let next = node.next.get(letter)
    if (next === undefined) node.next.set(letter, (next = { next: new Map(), means: [] }))
    node = next
  }
  if (phrase !== '' && !node.means.includes(meaning)) node.means.push(meaning)
}

/** A letter or the mark of one, but no digit: where one stands beside another, no word begins or ends. */
export function isLetter(char: string): boolean {
  return LETTER.test(char)
}

const LETTER = /[\p{L}\p{M}]/u
