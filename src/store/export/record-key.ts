import type { ExportField } from './export-fields.ts'

/** The columns by which a row of a table is known: an export to a table replaces the row that has the same. */
export const RECORD_KEY = ['country', 'source', 'url'] as const

/** Whether fields that were chosen leave one of them out. */
export function missingTableKey(fields: readonly ExportField[]): boolean {
  return RECORD_KEY.some((column) => !fields.includes(column))
}
