import type { Column } from './fields/column.ts'
import { IN_PART } from './model/nothing-in-common.ts'

/**
 * Which fields say so, those that weigh most first: `phone equal; name 93%; city differs`. Empty fields are omitted.
 */
export function explain(columns: readonly Column[], fields: readonly number[], telling: readonly number[]): string {
  const words = columns
    .map((column, i) => ({ name: column.name, likeness: fields[i]!, weight: telling[i]! }))
    .filter(({ likeness }) => likeness >= 0)
    .toSorted((x, y) => y.likeness * y.weight - x.likeness * x.weight)
    .map(({ name, likeness }) => `${name} ${degree(likeness)}`)
  return words.length === 0 ? 'nothing to compare' : words.join('; ')
}

function degree(likeness: number): string {
  if (likeness >= 1) return 'equal'
  return likeness < IN_PART ? 'differs' : `${Math.floor(likeness * 100)}%`
}
