import { isTag, type Element } from 'domhandler'
import { boilerplateTest, isArticleBody } from './boilerplate.ts'
import { textBlocks, type TextBlock } from './text-blocks.ts'

/** The main text of a page, and how much of its text that is. */
export interface MainText {
  blocks: TextBlock[]
  /** Of the characters that stand outside navigation and the like, from 0 to 1. */
  share: number
  /** Characters of links among all. */
  linkShare: number
}

/**
 * The blocks that are the main text. Every block has a worth: its length where it reads like prose, less than nothing
 * where it is links or scraps; the element whose blocks are worth most together is the article. What an element wraps
 * counts a little less, so that teasers beside an article do not draw their common parent in. Linear in the elements.
 */
export function mainBlocks(elements: readonly Element[]): MainText {
  const root = elements.find(({ name }) => name === 'body') ?? elements.find(({ parent }) => parent !== null)
  const top = root?.parent ?? null
  if (root === undefined || top === null) return { blocks: [], share: 0, linkShare: 0 }
  let all = textBlocks(top, boilerplateTest(elements, 'article'))
  // Some pages put everything into a form, or call their article by a name of something else.
  if (sizeOf(all) < FEW) {
    const loose = textBlocks(top, ({ name }) => UNSEEN.has(name))
    if (sizeOf(loose) > 3 * sizeOf(all)) all = loose
  }
  const article = bestElement(elements, all)
  const size = sizeOf(all)
  const linked = all.reduce((sum, block) => sum + block.linked, 0)
  const inside = article === null ? [] : within(all, article)
  const share = size === 0 ? 0 : sizeOf(inside.filter(isProse)) / size
  return { blocks: inside, share, linkShare: size === 0 ? 0 : linked / size }
}

/** All blocks that stand outside boilerplate, of `<main>` where there is one. */
export function allBlocks(elements: readonly Element[]): TextBlock[] {
  const main = elements.find(({ name, attribs }) => name === 'main' || attribs['role'] === 'main')
  const top = elements.find(({ name }) => name === 'body')?.parent ?? elements[0]?.parent ?? null
  if (top === null) return []
  const all = textBlocks(top, boilerplateTest(elements, 'any'))
  const inside = main === undefined ? [] : within(all, main)
  return sizeOf(inside) * 2 > sizeOf(all) ? inside : all
}

/** Without headings and scraps at both ends, and without lists of links. */
export function proseOf(blocks: readonly TextBlock[]): TextBlock[] {
  const first = blocks.findIndex(isProse)
  const last = blocks.findLastIndex(isProse)
  const start = first > 0 && isSubheading(blocks[first - 1]!) ? first - 1 : first
  return blocks
    .slice(Math.max(0, start), last + 1)
    .filter((block, at, kept) => isKept(block) && !(isSubheading(block) && isSubheading(kept[at + 1] ?? block)))
}

/** Whether a block reads like a sentence or more. */
function isProse({ text, linked }: TextBlock): boolean {
  if (linked * 2 > text.length) return false
  return text.length >= 80 || weightOf(text) >= 80 || (text.length >= 30 && ENDS_SENTENCE.test(text))
}

/** Scripts that write no blanks say as much in a third of the characters. */
function weightOf(text: string): number {
  return SPACELESS.test(text) ? text.length * 3 : text.length
}

const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]{4}/u
const ENDS_SENTENCE = /[.!?…。！？।؟»”"')]$/
const FEW = 250
const UNSEEN = new Set('head script style template svg iframe object audio video canvas'.split(' '))
const WRAPPED = 0.95

function isKept({ text, linked }: TextBlock): boolean {
  return linked * 10 <= text.length * 8
}

function isSubheading({ element }: TextBlock): boolean {
  return /^h[1-6]$/.test(element.name)
}

function sizeOf(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0)
}

function worthOf(block: TextBlock): number {
  const { text, linked } = block
  if (isProse(block)) return weightOf(text) - 2 * linked
  return isSubheading(block) ? 0 : -Math.min(60, 10 + linked)
}

function bestElement(elements: readonly Element[], blocks: readonly TextBlock[]): Element | null {
  const worth = new Map<Element, number>()
  const add = (element: Element, more: number): void => void worth.set(element, (worth.get(element) ?? 0) + more)
  for (const block of blocks) add(block.element, worthOf(block))
  let best: Element | null = null
  let most = 0
  let named: Element | null = null
  let mostNamed = 0
  // From the end: what is inside an element stands behind it.
  for (const element of elements.toReversed()) {
    const value = worth.get(element)
    if (value === undefined) continue
    if (value > most) [best, most] = [element, value]
    if (value >= mostNamed && isArticleBody(element)) [named, mostNamed] = [element, value]
    if (element.parent !== null && isTag(element.parent)) add(element.parent, value * WRAPPED)
  }
  return mostNamed * 1.3 > most ? named : best
}

function within(blocks: readonly TextBlock[], ancestor: Element): TextBlock[] {
  const known = new Map<Element, boolean>([[ancestor, true]])
  return blocks.filter(({ element }) => {
    const path: Element[] = []
    let at: Element | null = element
    while (at !== null && !known.has(at)) {
      path.push(at)
      at = at.parent !== null && isTag(at.parent) ? at.parent : null
    }
    const isInside = at !== null && known.get(at) === true
    for (const one of path) known.set(one, isInside)
    return isInside
  })
}
