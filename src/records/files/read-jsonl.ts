import { readLines } from '../../store/import/lines.ts'
import { textChunks } from './text-chunks.ts'
import type { Table, TableRow } from './table.ts'

/** JSON Lines: one object a line. Its columns are known when it was read once, so it is read twice. */
export async function openJsonl(path: string, size: number, encoding?: string): Promise<Table> {
  const columns = new Set<string>()
  for await (const row of rowsOf(textChunks(path, size, encoding).chunks)) {
    if ('values' in row) for (const column in row.values) columns.add(column)
  }
  const text = textChunks(path, size, encoding)
  return {
    format: 'jsonl',
    columns: [...columns],
    rows: rowsOf(text.chunks),
    done: text.done,
    original: { format: 'jsonl' },
    notes: () => (text.damaged() ? ['some bytes are not text in this encoding: see --encoding'] : []),
  }
}

async function* rowsOf(chunks: AsyncIterable<string>): AsyncGenerator<TableRow> {
  let number = 0
  for await (const { line, raw } of readLines(chunks)) {
    if (raw.trim() === '') continue
    number++
    const values = parseObject(line === 1 ? raw.replace(/^\ufeff/, '') : raw)
    yield typeof values === 'string' ? { number, line, raw, broken: values } : { number, line, raw, values }
  }
}

function parseObject(text: string): Record<string, unknown> | string {
  try {
    const value = JSON.parse(text) as unknown
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return 'not a JSON object'
    return value as Record<string, unknown>
  } catch (error) {
    return `not JSON: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`
  }
}
