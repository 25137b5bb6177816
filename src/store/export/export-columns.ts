import type { ExportedRow } from '../../vocabulary/record.ts'

/** The columns, in order; the fields of an exported row. */
export const COLUMNS = [
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
] as const satisfies (keyof ExportedRow)[]

/** A row for formats without lists: they are joined with "; ", and extra is JSON. */
export function flatRow(row: ExportedRow): Record<string, string | null> {
  const { tags, authors, extra, ...texts } = row
  return { ...texts, tags: tags.join('; '), authors: authors.join('; '), extra: JSON.stringify(extra) }
}
