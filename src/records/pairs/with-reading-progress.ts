import { countSteps, type SearchProgress, type OnSearchProgress } from '../duplicates/search-progress.ts'
import type { Table } from '../../tables/table.ts'

/** The same table, whose reader is told of as it goes on. */
export function withReadingProgress(
  table: Table,
  phase: SearchProgress['phase'],
  tell: OnSearchProgress | undefined,
): Table {
  async function* rows(): Table['rows'] {
    const step = countSteps((count) => tell?.({ phase, count, done: table.done() }))
    for await (const row of table.rows) {
      step()
      yield row
    }
  }
  return { ...table, rows: rows() }
}
