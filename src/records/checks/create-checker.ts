import type { CountryCode } from 'libphonenumber-js/max'
import type { Answer } from '../files/checked-row.ts'
import type { CheckedCells, CheckSpec } from './check-spec.ts'
import { PHONE_COLUMNS, phoneAnswers, phoneRegion } from './phone-answers.ts'

/** The columns that the checks add. A second phone is `phone_2_*`, and so on. */
export function addedColumns({ phones }: CheckSpec): string[] {
  return phones.flatMap((_, n) => PHONE_COLUMNS.map((column) => `phone_${n === 0 ? '' : `${n + 1}_`}${column}`))
}

/** A check of one row: its cells in, what the new columns say out. Needs nothing but the processor. */
export function createChecker(spec: CheckSpec): (cells: CheckedCells) => Answer[] {
  const region = spec.region as CountryCode | null
  return (cells) => {
    let at = 0
    const home = spec.regionField === null ? region : phoneRegion(cells[at++] ?? '', region)
    return spec.phones.flatMap(() => phoneAnswers(cells[at++] ?? '', home))
  }
}
