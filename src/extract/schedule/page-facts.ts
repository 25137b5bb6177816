import type { ChildNode, Element } from 'domhandler'
import type { Fact } from '../../hours/fact.ts'
import { readHours } from '../../hours/read-hours.ts'
import { boilerplateTest } from '../article/boilerplate.ts'
import { parseFast } from '../tree/parse/parse-fast.ts'
import { textOf } from '../tree/text.ts'
import { rowPieces } from '../directory/rows/row-pieces.ts'
import { calendarFacts } from './calendar-facts.ts'
import { kindIn, shortHeading, type Kinds } from './kinds.ts'
import { statedFacts } from './stated-facts.ts'
import { tableFacts } from './table-facts.ts'

/** What a page is read with. */
export interface PageFactsOptions {
  /** The address of the page, which its facts get; null for a text of no page. */
  url: string | null
  kinds: Kinds
  /** Two letters; null for the page's own, or else the one that explains most of each text. */
  language: string | null
}

/**
 * The recurring times of a page: what it states for programs (JSON-LD, microdata), tables with days in a header, and
 * lines of text, of the kind that they or the heading above them name. An iCalendar file is read as such.
 */
export function pageFacts(text: string, { url, kinds, language }: PageFactsOptions): Fact[] {
  if (/^\s{0,20}BEGIN:VCALENDAR/i.test(text)) return located(calendarFacts(text, kinds), url)
  const { root, elements } = parseFast(text)
  const own =
    elements
      .find(({ name }) => name === 'html')
      ?.attribs['lang']?.slice(0, 2)
      .toLowerCase() ?? null
  const spoken = language ?? (own === '' ? null : own)
  const stated = statedFacts(elements, kinds)
  const isFrame = boilerplateTest(elements, 'any')
  const tables = elements.filter(({ name }) => name === 'table')
  const read = new Set<Element>()
  const ofTables: Fact[] = []
  const headings = headingsAbove(elements)
  for (const table of tables.slice(0, MOST_TABLES)) {
    const facts = tableFacts(table, { kinds, language: spoken, heading: headings.get(table) ?? null })
    if (facts === null) continue
    read.add(table)
    ofTables.push(...facts)
  }
  const skips = (element: Element): boolean => read.has(element) || isFrame(element)
  const main = lineFacts(root.children, skips, kinds, spoken)
  // Opening hours often stand in the footer only.
  const found = [...stated, ...ofTables, ...main]
  const all = found.length > 0 ? found : lineFacts(root.children, (element) => read.has(element), kinds, spoken)
  return located(withoutRepeats(all), url)
}

const MOST_TABLES = 50

/** Of each table the heading in front of it, or its caption. */
function headingsAbove(elements: readonly Element[]): Map<Element, string> {
  const found = new Map<Element, string>()
  let heading: string | null = null
  let table: Element | null = null
  for (const element of elements) {
    if (/^h[1-6]$/.test(element.name)) heading = shortHeading(textOf(element))
    else if (element.name === 'table') {
      table = element
      if (heading !== null) found.set(element, heading)
    } else if (element.name === 'caption' && table !== null) {
      const caption = shortHeading(textOf(element))
      if (caption !== null) found.set(table, caption)
    }
  }
  return found
}

function lineFacts(
  nodes: readonly ChildNode[],
  isSkipped: (element: Element) => boolean,
  kinds: Kinds,
  language: string | null,
): Fact[] {
  const facts: Fact[] = []
  let heading: string | null = null
  let kind: string | null = null
  let lines: string[] = []
  let read = 0
  const close = (): void => {
    const text = lines.join('\n')
    lines = []
    if (!MAY_HAVE_TIME.test(text) || read > MOST_READ) return
    read += text.length
    const found = readHours(text, { language, kind: kind ?? heading })
    facts.push(
      ...found
        .filter(isNamed)
        .filter(({ days, start, valid_from: from }) => start !== null && (days.length > 0 || from !== null)),
    )
  }
  let size = 0
  for (const { text, isHeading } of pageLines(nodes, isSkipped)) {
    const own = kindIn(text, kinds)
    if (isHeading && !MAY_HAVE_TIME.test(text)) {
      close()
      heading = shortHeading(text)
      kind = own
      size = 0
      continue
    }
    if (text.length > LONGEST_LINE || PAST.test(text)) continue
    // A word of a kind in the line itself counts before the heading above, until a line speaks of other hours.
    const turned = own ?? (kind !== null && OTHER_HOURS.test(text) ? null : kind)
    if (turned !== kind) {
      close()
      kind = turned
    }
    size += text.length
    if (size > LONGEST_SECTION) {
      close()
      size = text.length
    }
    lines.push(text)
  }
  close()
  return facts
}

/** Times of every day are meant only where words say so: bare numbers of a page are prices more often. */
function isNamed({ days, text }: Fact): boolean {
  return days.length < 7 || /\p{L}{2}/u.test(text.replaceAll(/\b(?:[ap]\.?m\.?|noon|midnight|uhr|to|and)\b/gi, ''))
}

const OTHER_HOURS =
  /^(?:open|office|opening|hours|shop|library|geöffnet|büro|öffnungszeiten|abierto|oficina|ouvert|bureau|aperto|ufficio|aberto|secretaria|biuro|kancelaria)\b/iu
/** Characters of a page: what stands behind is no schedule. */
const MOST_READ = 60_000
const LONGEST_LINE = 600
const LONGEST_SECTION = 4000
/** Something that can be a time; nothing else is looked at. */
const MAY_HAVE_TIME = /\d|noon|midnight|mittag|midi|minuit|mediod|mezzogiorno|meio-dia|poludn/i
/** A day of a year is an event or a posting, and does not recur. */
const PAST = /\b(?:19|20)\d\d\b/

function* pageLines(
  nodes: readonly ChildNode[],
  isSkipped: (element: Element) => boolean,
): Generator<{ text: string; isHeading: boolean }> {
  const pieces = rowPieces(nodes, null, isSkipped)
  for (let at = 0; at < pieces.length;) {
    const { line } = pieces[at]!
    const texts: string[] = []
    let isHeading = true
    for (; at < pieces.length && pieces[at]!.line === line; at++) {
      texts.push(pieces[at]!.text)
      isHeading &&= pieces[at]!.emphasis !== 'none'
    }
    yield { text: texts.join(' '), isHeading: isHeading && texts.join(' ').length <= 80 }
  }
}

function located(facts: readonly Fact[], url: string | null): Fact[] {
  return facts.map((fact) => ({ ...fact, url }))
}

function withoutRepeats(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>()
  return facts.filter(({ kind, start, end, rrule, valid_from: from }) => {
    const key = [kind, start, end, rrule, from].join(' ')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Whether a text is markup, and so a page. */
export function isMarkup(text: string): boolean {
  return /^\s{0,50}(?:<!doctype|<html|<[a-z][\w-]{0,20}[\s>])/i.test(text) || /^\s{0,20}BEGIN:VCALENDAR/i.test(text)
}
