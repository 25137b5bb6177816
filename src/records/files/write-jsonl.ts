import { jsonLine } from '../../store/export/jsonl.ts'
import type { CheckedRow, OutputColumns } from './checked-row.ts'
import type { Original } from './table.ts'
import { plainJson } from './write-csv.ts'

/** The rows as JSON Lines. What was JSON Lines comes back as it was written, large numbers included, the new keys at its end. */
export async function* writeJsonl(
  rows: AsyncIterable<CheckedRow>,
  { input, added }: OutputColumns,
  original: Original,
): AsyncGenerator<string> {
  for await (const { row, answers } of rows) {
    const news = Object.fromEntries(added.map((column, n) => [column, answers[n] ?? null]))
    if (original.format === 'jsonl' && row.raw !== null) yield spliced(row.raw, news)
    else yield jsonLine(JSON.parse(plainJson({ ...only(row.values, input), ...news })))
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
