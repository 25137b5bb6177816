import { statSync } from 'node:fs'
import type { Table } from '../../../tables/table.ts'

/** A larger file takes a while to read, and what is not read exactly of it is a small share. */
const LARGEST_BYTES = 16_000_000

/**
 * Counts the rows of a file ahead of the work, by reading it once more; null where that costs more than it is worth:
 * large files that are checked without lookups, and stores.
 */
export async function countRows(path: string, hasLookups: boolean, open: () => Promise<Table>): Promise<number | null> {
  const found = statSync(path)
  if (!found.isFile() || (!hasLookups && found.size > LARGEST_BYTES)) return null
  const table = await open()
  let rows = 0
  for await (const _ of table.rows) rows++
  return rows
}
