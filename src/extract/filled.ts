import type { JsonValue } from '../vocabulary/record.ts'

/** Whether a part of a record says something. */
export function isFilled(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return false
  return !Array.isArray(value) || value.length > 0
}
