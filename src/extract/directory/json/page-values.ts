import { isText, type Element } from 'domhandler'
import { parseJson } from '../../json/sent-json.ts'
import { sloppyJson } from '../../sloppy-json.ts'
import { readLiteral } from './literal.ts'

/** Data that a page holds for its scripts, and where: values of JSON-LD, of other JSON, of literals, of attributes. */
export interface PageValue {
  value: unknown
  place: 'JSON-LD' | 'a script' | 'an attribute'
}

/** All lists and objects that scripts and attributes of a page hold, in time proportional to their length. */
export function pageValues(elements: readonly Element[]): PageValue[] {
  const values: PageValue[] = []
  for (const element of elements) {
    if (element.name === 'script') {
      const source = element.children.map((child) => (isText(child) ? child.data : '')).join('')
      const type = element.attribs['type'] ?? ''
      if (/ld\+json/i.test(type))
        values.push(...sloppyJson(source).map((value): PageValue => ({ value, place: 'JSON-LD' })))
      else if (/json/i.test(type)) {
        const value = parseJson(source)
        if (value !== undefined) values.push({ value, place: 'a script' })
      } else values.push(...literalsIn(source).map((value): PageValue => ({ value, place: 'a script' })))
      continue
    }
    for (const [name, text] of Object.entries(element.attribs)) {
      if (!name.startsWith('data-') || text.length < SHORTEST || !/^\s?[[{]/.test(text)) continue
      const value = parseJson(text)
      if (value !== undefined) values.push({ value, place: 'an attribute' })
    }
  }
  return values
}

const SHORTEST = 40
/** Characters that are read again because something that began as a literal was none. */
const MOST_AGAIN = 20_000_000

/**
 * Literals of a script that hold something, those inside of others omitted; like ones that stand alone as one list.
 */
function literalsIn(source: string): unknown[] {
  const found: unknown[] = []
  const single: unknown[] = []
  let spent = 0
  BEGINS.lastIndex = 0
  for (let match = BEGINS.exec(source); match !== null && spent < MOST_AGAIN; match = BEGINS.exec(source)) {
    const at = match.index + match[0].length - 1
    if (source[at] === "'" || source[at] === '"') {
      const text = readLiteral(source, at)
      const value = typeof text?.value === 'string' ? parseJson(text.value) : undefined
      if (value !== undefined) found.push(value)
      BEGINS.lastIndex = text?.end ?? at + 1
      continue
    }
    const literal = readLiteral(source, at)
    if (literal === undefined) {
      spent += FAILED_COST
      BEGINS.lastIndex = at + 1
      continue
    }
    BEGINS.lastIndex = literal.end
    const popup = /^\)[^;'"`]{0,120}\(\s?(?=['"`])/.exec(source.slice(literal.end, literal.end + 130))
    const html = popup === null ? undefined : readLiteral(source, literal.end + popup[0].length)
    if (Array.isArray(literal.value)) {
      if (typeof html?.value === 'string') single.push({ position: literal.value, html: html.value })
      else found.push(literal.value)
    } else if (literal.end - at > FEWEST) single.push(literal.value)
  }
  return single.length > 0 ? [...found, single, ...single] : found
}

const FAILED_COST = 2000
const FEWEST = 20
/** Where data stands in a script: assigned, passed to a function, or a JSON text to be parsed. */
const BEGINS = /(?:[=(,:?[]|return) ?[{[]|JSON\.parse\( ?['"]/g
