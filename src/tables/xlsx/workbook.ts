import { posix } from 'node:path'
import type { Archive } from './archive.ts'
import { type NumberFormat, numberFormat } from './number-format.ts'
import { readXml } from './read-xml.ts'
import { TableError } from '../table.ts'

export interface Sheet {
  name: string
  isShown: boolean
  /** Name of its file in the archive. */
  file: string
}

/** What a workbook says of itself. Charts and macros are no sheets. */
export interface Workbook {
  sheets: Sheet[]
  is1904: boolean
  sharedStrings: string | null
  styles: string | null
}

type Element = { name: string; attributes: Readonly<Record<string, string>> }

/** Reads the parts of a workbook that name its sheets. Null for an archive that is none. */
export async function readWorkbook(archive: Archive): Promise<Workbook | null> {
  const root = await relations(archive, '')
  const file = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (archive.sizeOf(file) === null) return null
  const parts = await relations(archive, file)
  const sheetParts = new Map(parts.filter(({ type }) => type === 'worksheet').map((part) => [part.id, part.target]))
  const elements = await elementsOf(archive, file, ['sheet', 'workbookPr'])
  const sheets = elements.flatMap(({ name, attributes }) => {
    const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1]
    const target = name === 'sheet' ? sheetParts.get(id ?? '') : undefined
    const { name: title = '', state = 'visible' } = attributes
    return target === undefined ? [] : [{ name: title, isShown: state === 'visible', file: target }]
  })
  if (sheets.length > MOST_SHEETS)
    throw new TableError(`it has ${sheets.length} sheets, at most ${MOST_SHEETS} are read`)
  const partOf = (type: string): string | null => parts.find((part) => part.type === type)?.target ?? null
  return {
    sheets,
    is1904: elements.some(({ attributes }) => /^(?:1|true)$/.test(attributes['date1904'] ?? '')),
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
  }
}

/** How the cells of each style show numbers. */
export async function readFormats(archive: Archive, file: string | null): Promise<NumberFormat[]> {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  for (const { name, attributes } of await elementsOf(archive, file ?? '', ['numFmt', 'xf'], 'cellXfs')) {
    const id = Number(attributes['numFmtId'] ?? 0)
    if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '')
    else formats.push(numberFormat(id, codes.get(id)))
  }
  return formats
}

interface Relation {
  id: string
  /** The last part of its address: `worksheet`, `chartsheet`. */
  type: string
  target: string
}

async function relations(archive: Archive, file: string): Promise<Relation[]> {
  const folder = posix.dirname(file)
  const listed = posix.join(folder, '_rels', `${posix.basename(file)}.rels`)
  return (await elementsOf(archive, listed, ['Relationship'])).map(({ attributes }) => {
    const { Id: id = '', Type: type = '', Target: target = '' } = attributes
    return { id, type: type.split('/').at(-1)!, target: posix.join(target.startsWith('/') ? '' : folder, target) }
  })
}

/** The elements of these names; `xf` only inside of `within`. */
async function elementsOf(archive: Archive, file: string, names: string[], within?: string): Promise<Element[]> {
  const elements: Element[] = []
  const found = readXml<Element>(archive.chunksOf(file), (put) => {
    let isWithin = within === undefined
    return {
      open(name, attributes) {
        if (name === within) isWithin = true
        else if (names.includes(name) && (isWithin || name !== 'xf')) put({ name, attributes })
      },
      text: () => {},
      close(name) {
        if (name === within) isWithin = false
      },
    }
  })
  for await (const element of found) {
    elements.push(element)
    if (elements.length > MOST_ELEMENTS) break
  }
  return elements
}

/** Each is opened until one holds a table. */
const MOST_SHEETS = 2000

/** More styles than a workbook can have (65,490). */
const MOST_ELEMENTS = 200_000
