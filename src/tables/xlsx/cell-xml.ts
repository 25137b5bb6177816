import { withThousands } from '../../vocabulary/text/counted.ts'
import { plainJson } from '../plain-json.ts'
import { TableError } from '../table.ts'
import { DAY_STYLE, TIME_STYLE } from './workbook-parts.ts'

const LONGEST_CELL = 32_767
const DAY_MS = 86_400_000
/** Days from the day 0 of spreadsheets, 30 December 1899, to 1970. */
const UNIX_EPOCH = 25_569
const FIRST_MARCH_1900 = 61

/** A cell of a sheet; nothing for an empty one. `where` names it in the TableError for text that no cell can hold. */
export function cellXml(place: string, value: unknown, where: () => string): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${place}"><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`
  if (value instanceof Date) {
    const days = value.getTime() / DAY_MS + UNIX_EPOCH
    const style = value.getTime() % DAY_MS === 0 ? DAY_STYLE : TIME_STYLE
    // Before that day Excel counts a day too many: its 1900 is a leap year.
    if (days >= FIRST_MARCH_1900) return `<c r="${place}" s="${style}"><v>${days}</v></c>`
    return Number.isNaN(days) ? '' : textXml(place, value.toISOString())
  }
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : plainJson(value)
  if (text.length <= LONGEST_CELL) return textXml(place, text)
  throw new TableError(
    `${where()}: a text of ${withThousands(text.length)} characters, and a cell holds at most 32,767`,
  )
}

function textXml(place: string, text: string): string {
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${sheetText(text)}</t></is></c>`
}

// Controls, what XML has no place for, and space at the ends, which readers drop.
// oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
const ESCAPED = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|^\s|\s$/g
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * Text as a workbook writes it (ST_Xstring): `_x0041_` for a character, and what looks like one with its `_` escaped.
 */
function sheetText(text: string): string {
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(ESCAPED, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character)
}
