import type { Element } from 'domhandler'
import { DAYS, type Day, type Fact } from '../../hours/fact.ts'
import { readHours } from '../../hours/read-hours.ts'
import { pageValues } from '../directory/json/page-values.ts'
import { textOf } from '../tree/text.ts'
import { elementsBelow } from '../tree/walk.ts'
import { kindIn, type Kinds } from './kinds.ts'

/** What a page states for programs: `openingHours`, `openingHoursSpecification` and `Event` of schema.org. */
export function statedFacts(elements: readonly Element[], kinds: Kinds): Fact[] {
  const facts: Fact[] = []
  for (const { value, place } of pageValues(elements)) {
    if (place === 'JSON-LD') for (const thing of thingsIn(value)) facts.push(...factsOfThing(thing, kinds))
  }
  for (const element of elements) {
    const { itemprop = '', content, datetime } = element.attribs
    if (itemprop === 'openingHours') {
      facts.push(...plainHours(content ?? datetime ?? textOf(element), null))
    } else if (
      itemprop === 'openingHoursSpecification' ||
      (element.attribs['itemtype'] ?? '').endsWith('OpeningHoursSpecification')
    ) {
      facts.push(...specification(propertiesOf(element), null))
    }
  }
  return facts
}

type Thing = Record<string, unknown>

const MOST = 2000

function thingsIn(value: unknown): Thing[] {
  const things: Thing[] = []
  const queue: unknown[] = [value]
  for (let n = 0; n < queue.length && n < MOST; n++) {
    const one = queue[n]
    if (Array.isArray(one)) queue.push(...one.slice(0, MOST))
    else if (isThing(one)) {
      things.push(one)
      queue.push(...Object.values(one).filter((inner) => typeof inner === 'object'))
    }
  }
  return things
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function factsOfThing(thing: Thing, kinds: Kinds): Fact[] {
  const facts: Fact[] = []
  const name = textIn(thing['name'])
  const kind = name === null ? null : kindIn(name, kinds)
  for (const hours of [thing['openingHours'] ?? []].flat())
    if (typeof hours === 'string') facts.push(...plainHours(hours, kind))
  const type = [thing['@type'] ?? []].flat().map(String).join(' ')
  if (/OpeningHoursSpecification/.test(type)) facts.push(...specification(thing, kind))
  if (/Event/.test(type)) facts.push(...eventFacts(thing, kind ?? name))
  return facts
}

function plainHours(text: string, kind: string | null): Fact[] {
  return readHours(text, { language: 'en', kind }).filter(({ start }) => start !== null)
}

/** https://schema.org/OpeningHoursSpecification */
function specification(thing: Thing, kind: string | null): Fact[] {
  const days = [thing['dayOfWeek'] ?? []]
    .flat()
    .flatMap((day) => dayOf(textIn(day) ?? textIn(isThing(day) ? day['name'] : null)))
  const [start, end] = [clock(thing['opens']), clock(thing['closes'])]
  // Opened and closed at midnight is how a closed day is written.
  if (days.length === 0 || start === null || (start === '00:00' && end === '00:00')) return []
  const text = `${days.join(', ')} ${start}-${end ?? ''}`
  return [fact({ kind, days, start, end, text, from: dateIn(thing['validFrom']), to: dateIn(thing['validThrough']) })]
}

/** An event that recurs: by `eventSchedule`; a single one is no schedule. https://schema.org/Schedule */
function eventFacts(event: Thing, kind: string | null): Fact[] {
  return [event['eventSchedule'] ?? []].flat().flatMap((schedule) => {
    if (!isThing(schedule)) return []
    const days = [schedule['byDay'] ?? []].flat().flatMap((day) => dayOf(textIn(day)))
    const start = clock(schedule['startTime'])
    if (days.length === 0 || start === null) return []
    const every = textIn(schedule['repeatFrequency']) ?? 'P1W'
    const interval = Number(/^P(\d{1,2})W$/.exec(every)?.[1] ?? 1)
    const read = fact({
      kind,
      days,
      start,
      end: clock(schedule['endTime']),
      text: `${days.join(', ')} ${start}`,
      from: dateIn(schedule['startDate']),
      to: dateIn(schedule['endDate']),
    })
    return [interval > 1 ? { ...read, rrule: `${read.rrule};INTERVAL=${interval}` } : read]
  })
}

interface Stated {
  kind: string | null
  days: Day[]
  start: string
  end: string | null
  text: string
  from: string | null
  to: string | null
}

function fact({ kind, days, start, end, text, from, to }: Stated): Fact {
  const ordered = DAYS.filter((day) => days.includes(day))
  const rrule = `FREQ=WEEKLY;BYDAY=${ordered.join(',')}`
  return {
    kind,
    days: ordered,
    start,
    end,
    rrule,
    valid_from: from,
    valid_to: to,
    note: null,
    text,
    url: null,
    confidence: 95,
  }
}

/** `https://schema.org/Monday`, `Monday`, `Mo`. */
function dayOf(text: string | null): Day[] {
  const word = text?.split('/').at(-1)?.slice(0, 2).toUpperCase()
  return DAYS.filter((day) => day === word)
}

function clock(value: unknown): string | null {
  const found = /(?:^|T)(\d{1,2}):(\d\d)/.exec(textIn(value) ?? '')
  if (found === null || Number(found[1]) > 24 || Number(found[2]) > 59) return null
  return `${found[1]!.padStart(2, '0')}:${found[2]!}`
}

function dateIn(value: unknown): string | null {
  return /^\d{4}-\d\d-\d\d/.exec(textIn(value) ?? '')?.[0] ?? null
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function propertiesOf(element: Element): Thing {
  const found: Record<string, unknown[]> = {}
  for (const below of elementsBelow(element)) {
    const { itemprop, content, datetime, href } = below.attribs
    if (itemprop !== undefined) (found[itemprop] ??= []).push(content ?? datetime ?? href ?? textOf(below))
  }
  const { opens, closes, dayOfWeek, validFrom, validThrough } = found
  return {
    opens: opens?.[0],
    closes: closes?.[0],
    dayOfWeek,
    validFrom: validFrom?.[0],
    validThrough: validThrough?.[0],
  }
}
