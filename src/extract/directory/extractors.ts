import { isText, type Element } from 'domhandler'
import { parseJson } from '../json/sent-json.ts'
import { collapseWhitespace } from '../collapse-whitespace.ts'
import { htmlText } from '../tree/html-text.ts'
import type { Meaning } from './fields/meanings.ts'
import { kmlRecords } from './json/kml.ts'
import { pageValues, type PageValue } from './json/page-values.ts'
import { readRecords } from './json/read-records.ts'
import { recordLists, type RecordList } from './json/record-lists.ts'
import type { RowLayout } from './rows/candidate.ts'
import { repeatedRows } from './rows/repeated-rows.ts'
import { judgeRows } from './rows/judge-rows.ts'
import { readDirectoryRows, type ReadRow, type RowSetting } from './rows/read-rows.ts'

/** The ways to find the records of a directory page. */
export type ExtractorName = 'cards' | 'table' | 'definitions' | 'finder' | 'map' | 'generic'

/** What one extractor makes of a page: how sure it is, why, and the rows, which are read only when asked for. */
export interface Proposal {
  extractor: ExtractorName
  /** Comparable between extractors; 0 where it finds nothing. */
  score: number
  /** How many records there seem to be. */
  count: number
  /** For the log: where they stand and what they have. */
  why: string
  rows(): ReadRow[]
}

/** The best proposal of each extractor for a page or an answer, the best first. */
export function proposals(text: string, elements: readonly Element[], context: RowSetting): Proposal[] {
  const kml = kmlRecords(text)
  if (kml !== null) return [ofRecords('map', kml, kml.length * 3, 'places of a KML file', context)]
  const json = /^\s*[[{]/.test(text.slice(0, 200)) ? parseJson(text) : undefined
  if (json !== undefined) {
    return recordLists(json)
      .slice(0, 1)
      .map((list) =>
        ofList(isMap(list) && list.path.endsWith('features') ? 'map' : 'finder', list, 'the answer', context),
      )
  }
  const best = new Map<ExtractorName, Proposal>()
  const offer = (proposal: Proposal): void => {
    if (proposal.score > (best.get(proposal.extractor)?.score ?? 0)) best.set(proposal.extractor, proposal)
  }
  for (const candidate of repeatedRows(elements)) {
    const { score, evidence } = judgeRows(candidate)
    offer({
      extractor: EXTRACTOR_OF[candidate.layout],
      score,
      count: candidate.rows.length,
      why: `${candidate.rows.length} x ${candidate.place}, most with ${evidence.join(', ') || 'little'}`,
      rows: () => readDirectoryRows(candidate, context),
    })
  }
  const shown = visibleText(elements)
  for (const { value, place } of pageValues(elements)) {
    for (const list of recordLists(value).slice(0, 1)) {
      if (place === 'JSON-LD' || saysWhere(list) || isShown(list, shown)) offer(ofPage(list, place, context))
    }
  }
  return [...best.values()].toSorted((a, b) => b.score - a.score)
}

const EXTRACTOR_OF: Record<RowLayout, ExtractorName> = {
  cards: 'cards',
  table: 'table',
  definitions: 'definitions',
  generic: 'generic',
}

/** Whether most records have something that only places and events have; settings of a script have not. */
function saysWhere({ records }: RecordList): boolean {
  const sample = records.slice(0, SAMPLE)
  const says = sample.filter((record) => record.some(isPlace))
  return says.length * 2 > sample.length
}

function isPlace({ meaning, value }: RecordList['records'][number][number]): boolean {
  if (meaning === 'phone') return String(value).replace(/\D/g, '').length >= 5
  if (meaning === 'email') return String(value).includes('@')
  return meaning !== null && PLACES.has(meaning) && String(value).trim() !== ''
}

const PLACES = new Set<Meaning>(['street', 'address', 'city', 'postcode', 'latitude'])
const SAMPLE = 20

/**
 * Whether readers of the page see the names of most records. What scripts hold beside them (menus, logos, actions) is
 * no list of records; a page on which hardly anything is seen is built from its data, which then count.
 */
function isShown({ records }: RecordList, shown: string): boolean {
  if (shown.length < HARDLY_ANYTHING) return true
  const sample = records.slice(0, SAMPLE)
  const names = sample.flatMap((record) => {
    const name = record.find(({ meaning }) => meaning === 'name')?.value
    return typeof name === 'string' ? [htmlText(name)] : []
  })
  return names.filter((name) => name.length > 1 && shown.includes(name)).length * 2 > sample.length
}

const HARDLY_ANYTHING = 600

/** The texts of a page without its scripts, its menu and its footer. */
function visibleText(elements: readonly Element[]): string {
  const hidden = new Set<unknown>()
  const texts: string[] = []
  for (const element of elements) {
    if (UNSEEN.has(element.name) || (element.parent !== null && hidden.has(element.parent))) {
      hidden.add(element)
      continue
    }
    for (const child of element.children) if (isText(child) && child.data.trim() !== '') texts.push(child.data)
  }
  return collapseWhitespace(texts.join(' '))
}

const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'head', 'nav', 'footer', 'svg'])

/** What scripts hold counts less than what readers see, unless it says where things are. */
function ofPage(list: RecordList, place: PageValue['place'], context: RowSetting): Proposal {
  if (place === 'JSON-LD') return ofList('finder', list, place, context)
  return isMap(list)
    ? ofList('map', list, place, context)
    : ofList('finder', { ...list, score: list.score * 0.5 }, place, context)
}

function ofList(extractor: ExtractorName, list: RecordList, place: string, context: RowSetting): Proposal {
  return ofRecords(
    extractor,
    list.records,
    list.score,
    `${list.path === '' ? 'the list' : list.path} in ${place}`,
    context,
  )
}

function ofRecords(
  extractor: ExtractorName,
  records: RecordList['records'],
  score: number,
  where: string,
  context: RowSetting,
): Proposal {
  return {
    extractor,
    score,
    count: records.length,
    why: `${records.length} records: ${where}`,
    rows: () => readRecords(records, context),
  }
}

/** Whether most records have a place on the map. */
function isMap({ records }: RecordList): boolean {
  const sample = records.slice(0, 20)
  return sample.filter((record) => record.some(({ meaning }) => meaning === 'latitude')).length * 2 > sample.length
}
