import type { SchemaElement } from 'hyparquet-writer'
import type { AddedType } from '../output-row.ts'

/**
 * day: a date; time: in UTC, to the millisecond; texts: a list, never null. The required kinds are never null either.
 */
export type ParquetKind = AddedType | 'required_text' | 'texts' | 'required_json' | 'day' | 'time'

const UTF8 = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const
const TIMESTAMP = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' } as const
const optional = { repetition_type: 'OPTIONAL' } as const
const required = { repetition_type: 'REQUIRED' } as const

/** The schema elements of a column (https://github.com/apache/parquet-format/blob/master/LogicalTypes.md). */
export function parquetColumn(name: string, kind: ParquetKind): SchemaElement[] {
  switch (kind) {
    case 'text':
      return [{ name, ...UTF8, ...optional }]
    case 'required_text':
      return [{ name, ...UTF8, ...required }]
    case 'texts':
      return [
        { name, ...required, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', ...UTF8, ...required },
      ]
    case 'required_json':
      return [{ name, type: 'BYTE_ARRAY', converted_type: 'JSON', ...required }]
    case 'day':
      return [{ name, type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' }, ...optional }]
    case 'time':
      return [{ name, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', logical_type: TIMESTAMP, ...optional }]
    case 'flag':
      return [{ name, type: 'BOOLEAN', ...optional }]
    case 'count':
      return [{ name, type: 'INT32', ...optional }]
    case 'number':
      return [{ name, type: 'DOUBLE', ...optional }]
  }
}
