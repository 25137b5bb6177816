import type { DirectoryRow } from './directory-row.ts'

/** A row with what another says where it says nothing itself. */
export function completedRow(row: DirectoryRow, further: DirectoryRow): DirectoryRow {
  const whole = { ...row }
  for (const key of Object.keys(row) as (keyof DirectoryRow)[]) if (isMissing(row[key])) take(whole, further, key)
  return whole
}

function isMissing(value: DirectoryRow[keyof DirectoryRow]): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}

function take<K extends keyof DirectoryRow>(row: DirectoryRow, further: DirectoryRow, key: K): void {
  row[key] = further[key]
}
