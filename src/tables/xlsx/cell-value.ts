import { inPlaces, type NumberFormat } from './number-format.ts'
import { elapsedTime, serialDate, timeOfDay } from './serial-date.ts'

/** What a cell holds, as a person sees it; null for an empty one. */
export type CellValue = string | number | boolean | Date | null

/** What the cells of a workbook refer to. */
export interface CellContext {
  strings: readonly string[]
  /** By the number of a cell's style. */
  formats: readonly NumberFormat[]
  is1904: boolean
}

/** The value of a cell by its type (attribute `t`), its style and what stands in it (ECMA-376, 18.3.1.4). */
export function cellValue(type: string, style: number, text: string, context: CellContext): CellValue {
  if (text === '' && type !== 'inlineStr') return null
  switch (type) {
    case 's':
      return emptyAsNull(context.strings[Number(text)] ?? '')
    case 'b':
      return text.trim() === '1' || text.trim() === 'true'
    case 'd':
      return isoDate(text)
    case 'str':
    case 'inlineStr':
      return emptyAsNull(unescaped(text))
    case 'e':
      return text
    default:
      return numberValue(text.trim(), context.formats[style] ?? { kind: 'number' }, context.is1904)
  }
}

/** Text with the characters that a workbook writes as `_x000D_` (ST_Xstring). */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function emptyAsNull(text: string): string | null {
  return text === '' ? null : text
}

function numberValue(text: string, format: NumberFormat, is1904: boolean): CellValue {
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  switch (format.kind) {
    case 'date':
      return serialDate(value, is1904) ?? value
    case 'time':
      return timeOfDay(value, format.seconds)
    case 'duration':
      return elapsedTime(value, format.unit, format.seconds)
    case 'places':
      return inPlaces(value, format.sections) ?? exact(text, value)
    case 'number':
      return exact(text, value)
  }
}

/** More digits than a number can hold are kept as text. */
function exact(text: string, value: number): number | string {
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value
  return /^-?\d+$/.test(text) ? text : Math.abs(value) < 1e21 ? BigInt(value).toString() : value
}

function isoDate(text: string): Date | string {
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(text)
  const date = new Date(text.includes('T') && !hasZone ? `${text}Z` : text)
  return /^\d{4}-/.test(text) && !Number.isNaN(date.getTime()) ? date : text
}
