import type { ColumnMetaData, RowGroup } from 'hyparquet'

/** What one row group may hold, since all of it is in memory at once. */
export interface GroupLimits {
  rows: number
  /** Of all columns together; lists have several in a row. */
  values: number
  /** What its pages unpack to. */
  bytes: number
}

/** pyarrow writes up to 1,048,576 rows, Spark 128 MB, DuckDB 122,880 rows. */
export const GROUP_LIMITS: GroupLimits = { rows: 2_000_000, values: 30_000_000, bytes: 512_000_000 }

/** What a file says of a row group. */
export interface StatedGroup extends Pick<RowGroup, 'num_rows'> {
  columns: { meta_data?: Pick<ColumnMetaData, 'num_values' | 'total_uncompressed_size'> | undefined }[]
}

/** Why a row group is not read, by what the file says of it, or null. A few bytes may stand for a billion values. */
export function groupFault({ num_rows, columns }: StatedGroup, limits: GroupLimits): string | null {
  let values = 0
  let bytes = 0
  for (const { meta_data } of columns) {
    values += Number(meta_data?.num_values ?? 0)
    bytes += Number(meta_data?.total_uncompressed_size ?? 0)
  }
  const facts: [found: number, most: number, unit: string][] = [
    [Number(num_rows), limits.rows, 'rows'],
    [values, limits.values, 'values'],
    [bytes, limits.bytes, 'bytes'],
  ]
  for (const [found, most, unit] of facts) {
    // Also false for what is no number.
    if (!(found >= 0)) return `says that it holds ${found} ${unit}`
    if (found > most) return `holds ${found} ${unit}, at most ${most} are read: write the file with smaller row groups`
  }
  return null
}
