import { isText, type Element } from 'domhandler'
import { collapseWhitespace } from '../collapse-whitespace.ts'
import { sloppyJson } from '../sloppy-json.ts'
import { decodedText } from '../tree/references.ts'

/** A thing that a page describes in JSON-LD (https://json-ld.org): its properties as they stand there. */
export type LinkedThing = Record<string, unknown>

/**
 * The things that the JSON-LD of a page is about, in document order: those at the top, in `@graph`, and what they call
 * their main entity. What else they speak of (items of a list, comments, a video, the publisher) is another thing's.
 */
export function linkedThings(elements: readonly Element[]): LinkedThing[] {
  const things: LinkedThing[] = []
  for (const element of elements) {
    if (element.name !== 'script' || !/ld\+json/i.test(element.attribs['type'] ?? '')) continue
    const source = element.children.map((child) => (isText(child) ? child.data : '')).join('')
    if (/date(?:Published|Created)/.test(source)) collect(valuesOf(source), things)
  }
  return things
}

/** Texts that a property holds, as itself, in a list, or as `@value`. */
export function textsOf(value: unknown, depth = 0): string[] {
  if (depth > DEEPEST) return []
  if (typeof value === 'string') return collapseWhitespace(value) === '' ? [] : [collapseWhitespace(value)]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.slice(0, MOST_TEXTS).flatMap((one) => textsOf(one, depth + 1))
  return isThing(value) && '@value' in value ? textsOf(value['@value'], depth + 1) : []
}

/** The last parts of a thing's types: `NewsArticle` of https://schema.org/NewsArticle. */
export function typesOf(thing: LinkedThing): string[] {
  return textsOf(thing['@type']).map((type) =>
    type.slice(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':'), type.lastIndexOf('#')) + 1),
  )
}

// A hostile page may hold more of everything.
const MOST_THINGS = 500
const MOST_TEXTS = 5
const DEEPEST = 10

function valuesOf(source: string): unknown[] {
  const values = sloppyJson(source)
  return values.length === 0 && source.includes('&quot;') ? sloppyJson(decodedText(source)) : values
}

function collect(values: unknown[], things: LinkedThing[]): void {
  const queue = [...values]
  for (let i = 0; i < queue.length && i < MOST_THINGS; i++) {
    const value = queue[i]
    if (Array.isArray(value)) queue.push(...value.slice(0, MOST_THINGS))
    if (!isThing(value)) continue
    things.push(value)
    for (const property of ['@graph', 'mainEntity', 'mainEntityOfPage']) queue.push(value[property])
  }
}

function isThing(value: unknown): value is LinkedThing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
