import type { Column } from './column.ts'
import { compareDate } from './compare-date.ts'
import { compareId } from './compare-id.ts'
import { compareNumber } from './compare-number.ts'
import { comparePhone } from './compare-phone.ts'
import { compareWords } from './compare-words.ts'

/** How alike two values of a column are, 0 to 1. */
export function compareValues(column: Column, a: number, b: number): number {
  if (a === b) return 1
  switch (column.type) {
    case 'name':
    case 'address':
    case 'text':
      return compareWords(column, a, b)
    case 'phone':
      return comparePhone(column.values.get(a), column.values.get(b))
    case 'date':
      return compareDate(column.values.get(a), column.values.get(b))
    case 'number':
      return compareNumber(Number(column.values.get(a)), Number(column.values.get(b)))
    case 'id':
      return compareId(column.values.get(a), column.values.get(b))
  }
}
