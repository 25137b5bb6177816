import { countSteps, type SearchProgress, type OnSearchProgress } from '../duplicates/search-progress.ts'
import type { Table } from '../../tables/table.ts'

/** The same table, reporting how far it has been read. */
export function withReadingProgress(
  table: Table,
  phase: SearchProgress['phase'],
  onProgress: OnSearchProgress | undefined,
): Table {
  async function* rows(): Table['rows'] {
    const step = countSteps((count) => onProgress?.({ phase, count, done: table.done() }))
    for await (const row of table.rows) {
      step()
      yield row
    }
  }
  return { ...table, rows: rows() }
}
