import { isTag, type ChildNode, type Element, type ParentNode } from 'domhandler'
import { boilerplateTest } from '../../article/boilerplate.ts'
import { textSizes } from '../../article/text-sizes.ts'
import { textOf } from '../../tree/text.ts'
import { meaningOf } from '../fields/meanings.ts'
import type { Candidate, RowLayout } from './candidate.ts'
import { pathGroups, signatureOf } from './path-groups.ts'
import { segmentsOf } from './segments.ts'
import { mergedRows } from './merged-rows.ts'
import { tableRows } from './table-rows.ts'

/**
 * Everything on a page that repeats, the most promising first: rows of tables, entries of definition lists, elements
 * that stand alike, and what stands between headings or line breaks. Navigation and the like is omitted.
 */
export function repeatedRows(elements: readonly Element[]): Candidate[] {
  const isAround = boilerplateTest(elements, 'any')
  // A menu may hold most of a page's text, and is none of its records all the same.
  const isFrame = (element: Element): boolean =>
    element.name === 'nav' || element.name === 'footer' || element.attribs['role'] === 'navigation' || isAround(element)
  const framed = new Set<ParentNode>()
  const read: Element[] = []
  for (const element of elements) {
    if ((element.parent !== null && framed.has(element.parent)) || isFrame(element)) framed.add(element)
    else read.push(element)
  }
  const sizes = textSizes(read)
  const ranked: { worth: number; make: () => Candidate }[] = []
  const offer = (count: number, size: number, make: () => Candidate): void => {
    const average = size / count
    if (count === 0 || average < SHORTEST || average > LONGEST) return
    ranked.push({ worth: count * Math.min(average, ENOUGH), make })
  }
  const sizeOf = (group: readonly ChildNode[]): number =>
    group.reduce(
      (sum, node) => sum + (isTag(node) ? (sizes.get(node) ?? 0) : 'data' in node ? node.data.trim().length : 0),
      0,
    )

  const groups = pathGroups(read)
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined || group.length < 2 || NEVER.has(first.name)) continue
    offer(group.length, sizeOf(group), () => elementRows(group))
  }
  for (const tables of tablesAlike(read)) {
    const readings = tables.map(tableRows)
    const rows = readings.flatMap((reading) => reading.rows)
    const named = Math.max(...readings.map((reading) => reading.named))
    const size = tables.reduce((sum, table) => sum + (sizes.get(table) ?? 0), 0)
    for (const merged of mergedRows(tables, readings)) {
      offer(merged.length, size, () => ({ layout: 'table', rows: merged, place: placeOf(tables[0]!), weight: 1 }))
    }
    offer(rows.length, size, () => ({
      layout: 'table',
      rows,
      place: placeOf(tables[0]!),
      weight: named >= 2 ? 1.3 : 1,
    }))
  }
  for (const { lead, parent, segments, weight } of segmentsAlike(groups.values())) {
    const layout: RowLayout = parent.name === 'dl' ? 'definitions' : 'generic'
    const place = `${lead} in ${signatureOf(parent)}`
    offer(segments.length, sizeOf(segments.flat()), () => ({
      layout,
      rows: segments.map((nodes) => ({ nodes, labels: null, heading: '' })),
      place,
      weight,
    }))
  }
  return ranked
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, MOST)
    .map(({ make }) => make())
}

const MOST = 40
/** Characters of a row on average. */
const SHORTEST = 6
const LONGEST = 6000
const ENOUGH = 150
const NEVER = new Set(
  'html body head tr tbody thead tfoot th option table caption main script br hr img input label button form colgroup col font b i em strong sup sub u'.split(
    ' ',
  ),
)

function elementRows(group: readonly Element[]): Candidate {
  const first = group[0]!
  return {
    layout: layoutOf(first),
    rows: group.map((element) => ({ nodes: [element], labels: null, heading: '' })),
    place: placeOf(first),
    weight: 1,
  }
}

function layoutOf({ name, attribs }: Element): RowLayout {
  if (name === 'dl') return 'definitions'
  if (name === 'article' || name === 'address' || name === 'td' || 'itemscope' in attribs) return 'cards'
  return CARD.test((attribs['class'] ?? '').slice(0, 200)) ? 'cards' : 'generic'
}

const CARD =
  /card|item|result|location|entry|listing|member|profile|teaser|tile|box|panel|parish|school|branch|store|place|record|contact|col-|column|grid|block|opinion|case|person|row/i

function placeOf(element: Element): string {
  const { parent } = element
  return parent !== null && isTag(parent) ? `${signatureOf(element)} in ${signatureOf(parent)}` : signatureOf(element)
}

/** Tables that stand alike: one list may be cut into several, one for each month or letter. */
function tablesAlike(elements: readonly Element[]): Element[][] {
  const tables = elements.filter(({ name }) => name === 'table')
  return tables.length === 0 ? [] : [...pathGroups(elements).values()].filter((group) => group[0]?.name === 'table')
}

interface Segments {
  lead: string
  parent: Element
  segments: ChildNode[][]
  weight: number
}

function segmentsAlike(groups: Iterable<readonly Element[]>): Segments[] {
  const found: Segments[] = []
  for (const parents of groups) {
    const byLead = new Map<string, { segments: ChildNode[][]; parents: number }>()
    for (const parent of parents) {
      if (parent.children.length < 4 || UNCUT.has(parent.name)) continue
      for (const { lead, segments } of segmentsOf(parent)) {
        const known = byLead.get(lead) ?? { segments: [], parents: 0 }
        byLead.set(lead, { segments: known.segments.concat(segments), parents: known.parents + 1 })
      }
    }
    for (const [lead, { segments, parents: cut }] of byLead) {
      if (segments.length < 2 || segments.length < cut * 1.5 || isLabelled(segments)) continue
      // Lines of many like elements rather are parts of one record each.
      const weight = cut >= 3 && segments.length < cut * FEW ? 0.65 : 0.97
      found.push({ lead, parent: parents[0]!, segments, weight })
    }
  }
  return found
}

const FEW = 10

/** Whether what begins the segments are labels (`Phone`, `Address`): then they are parts of a record. */
function isLabelled(segments: readonly ChildNode[][]): boolean {
  const leads = segments.slice(0, 60).map(([first]) => (first !== undefined && isTag(first) ? textOf(first) : ''))
  const labels = leads.filter(
    (text) => text !== '' && text.length <= 40 && meaningOf(text) !== null && !/\d/.test(text),
  ).length
  return labels * 3 > leads.length && new Set(leads).size * 2 <= leads.length
}

const UNCUT = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr', 'html', 'head', 'ul', 'ol', 'select'])
