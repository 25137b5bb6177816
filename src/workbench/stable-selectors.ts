import { isTag, type Element } from 'domhandler'
import { generatedName } from '../config/lint/generated-name.ts'
import { parseSelector } from '../config/selector.ts'

/**
 * Selectors that may mean some elements, without what stands in them: by what all of them have in common, the surest
 * and simplest first. Names that a build tool made up are not used, and what tells one from the other is not either.
 * In a `card`, what stands around it says nothing.
 */
export function stableSelectors(elements: readonly Element[], place: 'page' | 'card' = 'page'): string[] {
  const [first] = elements
  if (first === undefined) return []
  const { name } = first
  const own = ownSelectors(elements)
  const selectors = [...own]
  if (place === 'card') return [...new Set([...own, name])].filter((selector) => parseSelector(selector).ok)
  const paths: string[] = []
  let around = parentsOf(elements)
  let chain = name
  for (let up = 0; up < HIGHEST && around.length > 0; up++) {
    for (const outer of ownSelectors(around).slice(0, 3)) {
      selectors.push(`${outer} > ${chain}`, ...own.slice(0, 1).map((inner) => `${outer} ${inner}`))
      if (up > 0) selectors.push(`${outer} ${name}`)
    }
    const [parent] = around
    if (parent === undefined || around.some((one) => one.name !== parent.name)) break
    chain = `${parent.name} > ${chain}`
    paths.push(chain)
    around = parentsOf(around)
  }
  selectors.push(...paths.toReversed())
  selectors.push(name)
  return [...new Set(selectors)].filter((selector) => parseSelector(selector).ok)
}

const HIGHEST = 4

function parentsOf(elements: readonly Element[]): Element[] {
  const parents = elements.flatMap(({ parent }) =>
    parent !== null && isTag(parent) && parent.name !== 'html' ? [parent] : [],
  )
  return [...new Set(parents)]
}

/** By attributes that all have: microdata and test ids, classes, an id of a single element. */
function ownSelectors(elements: readonly Element[]): string[] {
  const { name, attribs } = elements[0]!
  // Those of the body say of which page it is.
  if (name === 'body') return []
  const isOne = elements.every((element) => element.name === name)
  const selectors: string[] = []
  for (const attribute of ['itemprop', 'data-testid', 'data-component', 'role']) {
    const value = attribs[attribute]
    if (
      value !== undefined &&
      /^[\w -]{2,40}$/.test(value) &&
      elements.every((one) => one.attribs[attribute] === value)
    )
      selectors.push(`[${attribute}="${value}"]`)
  }
  const id = attribs['id']
  if (id !== undefined && isStable(id) && elements.every((one) => one.attribs['id'] === id)) selectors.push(`#${id}`)
  const classes = (attribs['class'] ?? '').slice(0, 300).split(/\s+/).filter(isStable)
  const common = classes.filter((word) => elements.every((one) => wordsOf(one).includes(word)))
  const ranked = common.toSorted((a, b) => worthOf(b) - worthOf(a))
  for (const word of ranked.slice(0, 4)) selectors.push(`.${word}`, ...(isOne ? [`${name}.${word}`] : []))
  if (ranked.length > 1) selectors.push(`.${ranked[0]!}.${ranked[1]!}`)
  return selectors
}

function wordsOf({ attribs }: Element): string[] {
  return (attribs['class'] ?? '').split(/\s+/)
}

/** Letters, digits and hyphens, not made up, and not the number of one item. */
function isStable(word: string): boolean {
  if (!/^[A-Za-z_][\w-]{1,59}$/.test(word) || /\d{3,}/.test(word) || LAYOUT.test(word)) return false
  const parsed = parseSelector(`.${word}`)
  return parsed.ok && parsed.parts.every(({ tokens }) => generatedName(tokens) === null)
}

/** What says how something looks, or where in a list it stands. */
const LAYOUT =
  /^(?:(?:col|row|grid|flex|odd|even|first|last|active|clearfix|cf|fade|lazy|left|right|wow|animate\w*|container)(?:-[\w-]+)?|(?:d|m[trblxy]?|p[trblxy]?|text|bg|w|h|is|has)-[\w-]+|type-\w+|status-\w+|hentry|format-\w+|category-[\w-]+|tag-[\w-]+)$/i

/** Names that say what a thing is last longer than others. */
function worthOf(word: string): number {
  return (MEANT.test(word) ? 10 : 0) - word.length / 20
}

const MEANT =
  /card|item|entry|post|story|article|teaser|news|result|headline|title|body|content|text|summary|date|time|tag|author|byline|topic/i
