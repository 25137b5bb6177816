import type { JsonValue } from '../../vocabulary/record.ts'
import type { ExportField } from './export-fields.ts'

/** A value for formats whose cells hold no lists: texts are joined with "; ", other lists and objects are JSON. */
export function flatCell(value: JsonValue): string | number | boolean | null {
  if (value === null || typeof value !== 'object') return value
  const isTexts = Array.isArray(value) && value.every((item) => typeof item === 'string')
  return isTexts ? value.join('; ') : JSON.stringify(value)
}

/** The same for a workbook, which has dates. */
export function sheetCell(value: JsonValue, field: ExportField): string | number | boolean | Date | null {
  return (isTime(field) ? toDate(value) : null) ?? flatCell(value)
}

/** For a database: lists and objects are JSON, a boolean is 1 or 0. */
export function databaseCell(value: JsonValue): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : value
}

/** Whether a field holds times: ISO 8601 in UTC. */
export function isTime(field: ExportField): boolean {
  return field === 'date' || field === 'scraped_at'
}

/** Null for what is no date. */
export function toDate(value: JsonValue): Date | null {
  const date = typeof value === 'string' ? new Date(value) : null
  return date === null || Number.isNaN(date.getTime()) ? null : date
}
