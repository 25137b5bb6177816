import type { ExportedRow } from '../../vocabulary/record.ts'

/** By what the files of an export can be divided. */
export const PARTITION_KEYS = ['country', 'source', 'language', 'year', 'month', 'day'] as const
export type PartitionKey = (typeof PARTITION_KEYS)[number]

/** How Hive, and all who read as it writes, name the folder of what has no value. */
const NONE = '__HIVE_DEFAULT_PARTITION__'

/** Reads `country,month`; a text says what is wrong with it. */
export function parsePartition(text: string): PartitionKey[] | string {
  const keys = text.split(',').map((key) => key.trim())
  for (const key of keys) {
    if (!PARTITION_KEYS.some((known) => known === key)) {
      return `--partition takes ${PARTITION_KEYS.join(', ')} with commas between them: current value is '${text}'`
    }
  }
  return new Set(keys).size === keys.length ? (keys as PartitionKey[]) : `--partition names a key twice: '${text}'`
}

/** The folder of a row: `country=fiji/month=2026-11`, as Hive, DuckDB, Spark, Arrow and pandas read it. */
export function partitionFolder(row: ExportedRow, keys: readonly PartitionKey[]): string {
  return keys.map((key) => `${key}=${encoded(valueOf(row, key))}`).join('/')
}

function valueOf(row: ExportedRow, key: PartitionKey): string | null {
  switch (key) {
    case 'country':
      return row.country
    case 'source':
      return row.source
    case 'language':
      return row.language
    case 'year':
      return row.date?.slice(0, 4) ?? null
    case 'month':
      return row.date?.slice(0, 7) ?? null
    case 'day':
      return row.date?.slice(0, 10) ?? null
  }
}

/** Nothing in a value is a separator, or leads out of the folder. */
function encoded(value: string | null): string {
  if (value === null || value === '') return NONE
  return encodeURIComponent(value).replaceAll('.', '%2E').replaceAll('*', '%2A')
}
