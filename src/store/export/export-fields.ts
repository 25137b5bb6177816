import { didYouMean } from '../../config/parse/nearest.ts'
import type { ExportedRow, JsonValue } from '../../vocabulary/record.ts'

/** The fields of an exported row in their order; all of them are exported unless others are named. */
export const EXPORT_FIELDS = [
  'country',
  'source',
  'name',
  'url',
  'title',
  'date',
  'date_raw',
  'body',
  'tags',
  'authors',
  'language',
  'scraped_at',
  'run',
  'extra',
  'documents',
] as const satisfies (keyof ExportedRow)[]

/** A field of the row, or one of the source's own: `extra.` and its name. */
export type ExportField = (typeof EXPORT_FIELDS)[number] | `extra.${string}`

/** Reads `url,title,extra.price`; a text says what is wrong with it. */
export function parseExportFields(text: string): ExportField[] | string {
  const fields: ExportField[] = []
  for (const name of text.split(',').map((each) => each.trim())) {
    if (name === '') return `--fields must be names with commas between them: current value is '${text}'`
    if (!isField(name)) {
      const hint = didYouMean(name, EXPORT_FIELDS) || `; there are ${EXPORT_FIELDS.join(', ')} and extra.NAME`
      return `--fields: there is no field "${name}"${hint}`
    }
    if (fields.includes(name)) return `--fields names "${name}" twice`
    fields.push(name)
  }
  return fields
}

/** What a row holds in a field; null where it has nothing. */
export function fieldValue(row: ExportedRow, field: ExportField): JsonValue {
  if (field === 'documents') return row.documents.map((document) => ({ ...document }))
  if (!isOwn(field)) return row[field]
  const name = field.slice('extra.'.length)
  return Object.hasOwn(row.extra, name) ? (row.extra[name] ?? null) : null
}

function isField(name: string): name is ExportField {
  return isOwn(name) || (EXPORT_FIELDS as readonly string[]).includes(name)
}

function isOwn(name: string): name is `extra.${string}` {
  return name.startsWith('extra.') && name.length > 'extra.'.length
}
