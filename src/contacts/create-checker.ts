import { isSupportedCountry } from 'libphonenumber-js/max'
import type { Answer } from './answer.ts'
import { ADDRESS_COLUMNS, addressRegion, createAddressCheck } from './address-answers.ts'
import type { CheckedCells, CheckSpec } from './check-spec.ts'
import { PHONE_DETAILS } from './phones/phone-details.ts'
import { PHONE_COLUMNS, phoneAnswers, phoneRegion } from './phone-answers.ts'

/** The columns that the checks add. A second phone is `phone_2_*`, and so on; addresses alike. */
export function addedColumns({ phones, addresses, details }: CheckSpec): string[] {
  const ofPhones = details === true ? [...PHONE_COLUMNS, ...PHONE_DETAILS] : PHONE_COLUMNS
  return [
    ...namedColumns('phone', phones.length, ofPhones),
    ...namedColumns('address', addresses.length, ADDRESS_COLUMNS),
  ]
}

/** The columns of each of several phones or addresses: the first without a number. */
export function namedColumns(stem: string, count: number, columns: readonly string[]): string[] {
  const stems = Array.from({ length: count }, (_, n) => (n === 0 ? stem : `${stem}_${n + 1}`))
  return stems.flatMap((each) => columns.map((column) => `${each}_${column}`))
}

/** A check of one row: its cells in, what the new columns say out. Needs nothing but the processor. */
export function createChecker(spec: CheckSpec): (cells: CheckedCells) => Answer[] {
  // A country without telephones (Bouvet Island) still has addresses.
  const region = spec.region !== null && isSupportedCountry(spec.region) ? spec.region : null
  const addresses = spec.addresses.map((columns) => ({ count: columns.length, check: createAddressCheck(columns) }))
  return (cells) => {
    let at = 0
    const said = spec.regionField === null ? '' : (cells[at++] ?? '')
    const home = phoneRegion(said, region)
    const phones = spec.phones.flatMap(() => phoneAnswers(cells[at++] ?? '', home, spec.details))
    const country = addressRegion(said, spec.region)
    const found = addresses.flatMap(({ count, check }) => check(cells.slice(at, (at += count)), country))
    return [...phones, ...found]
  }
}
