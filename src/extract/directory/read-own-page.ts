import type { Element } from 'domhandler'
import { boilerplateTest } from '../article/boilerplate.ts'
import { parseFast } from '../tree/parse/parse-fast.ts'
import { completedRow } from './completed-row.ts'
import { emptyRow, type DirectoryRow } from './directory-row.ts'
import { pageValues } from './json/page-values.ts'
import { readRecords } from './json/read-records.ts'
import { recordLists } from './json/record-lists.ts'
import { labelledCells } from './rows/cells.ts'
import type { RowSetting } from './rows/read-rows.ts'
import { contactsOf } from './rows/row-contacts.ts'
import { rowPieces } from './rows/row-pieces.ts'

/**
 * What the page of one record says of it: what it states in JSON-LD, then what stands in its main part, then what
 * stands around that, where the address of a site often is.
 */
export function readOwnPage(html: string, setting: Omit<RowSetting, 'elements'>): DirectoryRow {
  const { root, elements } = parseFast(html)
  const stated = statedRow(elements, { ...setting, elements })
  const isFrame = boilerplateTest(elements, 'any')
  const main = readPart(root.children, elements, isFrame, setting.country)
  const whole = readPart(root.children, elements, () => false, setting.country)
  return [main, whole].reduce(completedRow, stated)
}

function readPart(
  nodes: ReturnType<typeof parseFast>['root']['children'],
  elements: readonly Element[],
  isSkipped: (element: Element) => boolean,
  country: string | null,
): DirectoryRow {
  const cells = labelledCells(rowPieces(nodes, null, isSkipped))
  const skipped = new Set<unknown>()
  const read: Element[] = []
  for (const element of elements) {
    if ((element.parent !== null && skipped.has(element.parent)) || isSkipped(element)) skipped.add(element)
    else read.push(element)
  }
  return { ...emptyRow(), ...contactsOf(cells, read, null, country) }
}

/** The thing of the page's JSON-LD that has an address or a phone. */
function statedRow(elements: readonly Element[], setting: RowSetting): DirectoryRow {
  for (const { value, place } of pageValues(elements)) {
    if (place !== 'JSON-LD') continue
    for (const { records } of recordLists([value].flat())) {
      const found = readRecords(records, setting).find(({ row }) => row.street !== null || row.phone !== null)
      if (found !== undefined) return { ...found.row, name: null, url: null, id: null }
    }
  }
  return emptyRow()
}
