import { htmlText } from '../tree/html-text.ts'
import { proseOf } from './main-blocks.ts'
import type { TextBlock } from './text-blocks.ts'

/**
 * The paragraphs of an article whose text the page also states (`articleBody` of schema.org). Where the page shows that
 * text, it says which blocks are the article's; where it shows much less of it, the stated text is taken as it stands.
 * A stated text that is only a beginning says nothing.
 */
export function withStatedBody(main: readonly TextBlock[], all: readonly TextBlock[], stated: string): string[] {
  const found = proseOf(main).map(({ text }) => text)
  const plain = stated
    .split(/\r?\n|<\/?p>/)
    .map(htmlText)
    .filter((line) => line !== '')
  const words = wordsOf(plain.join(' '))
  if (words.length < FEWEST) return found
  const known = new Set(shinglesOf(words))
  const marked = all.map((block) => ({ block, share: shareOf(block.text, known) }))
  const hits = marked.filter(({ share }) => share >= ENOUGH)
  const seen = countOf(hits.map(({ block }) => block.text))
  const shown = countOf(found)
  if (seen * 10 >= words.length * 7) {
    if (shown * 10 > seen * 16) return found
    const first = all.indexOf(hits[0]!.block)
    const last = all.indexOf(hits.at(-1)!.block)
    return marked
      .slice(first, last + 1)
      .filter(({ share }) => share >= ENOUGH)
      .map(({ block }) => block.text)
  }
  return words.length * 10 > shown * 13 ? plain : found
}

const FEWEST = 60
const ENOUGH = 0.6
const RUN = 3

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function countOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + wordsOf(text).length, 0)
}

function shinglesOf(words: readonly string[]): string[] {
  return words.slice(0, Math.max(1, words.length - RUN + 1)).map((_, at) => words.slice(at, at + RUN).join(' '))
}

/** Of the runs of words in a text, those that stand in the stated one. */
function shareOf(text: string, known: ReadonlySet<string>): number {
  const words = wordsOf(text)
  if (words.length < RUN) return 0
  const runs = shinglesOf(words)
  return runs.filter((run) => known.has(run)).length / runs.length
}
