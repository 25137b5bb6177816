import type { OutputColumns, OutputRow } from '../output-row.ts'
import { plainJson } from '../plain-json.ts'
import type { Original } from '../table.ts'
import { jsonLine } from './json-line.ts'

/**
 * The rows as JSON Lines. What was JSON Lines comes back as it was written, large numbers included, the new keys at its
 * end.
 */
export async function* writeJsonl(
  rows: AsyncIterable<OutputRow>,
  { input, added }: OutputColumns,
  original: Original | null,
): AsyncGenerator<string> {
  // Of the formats only Parquet holds what JSON.stringify cannot write, and the other way is slow.
  const stringify = original?.format === 'parquet' ? plainJson : JSON.stringify
  for await (const { row, added: cells } of rows) {
    const news = Object.fromEntries(added.map(({ name }, n) => [name, cells[n] ?? null]))
    if (original?.format === 'jsonl' && row.raw !== null) yield spliced(row.raw, news)
    else yield jsonLine({ ...only(row.values, input), ...news }, stringify)
  }
}

function spliced(raw: string, news: Record<string, unknown>): string {
  const text = raw.replace(/^\ufeff/, '').trim()
  const added = jsonLine(news)
  if (added === '{}\n') return `${text}\n`
  const open = text.slice(0, -1).trimEnd()
  return `${open}${open === '{' ? '' : ','}${added.slice(1)}`
}

function only(values: Readonly<Record<string, unknown>>, columns: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(columns.filter((column) => column in values).map((column) => [column, values[column]]))
}
