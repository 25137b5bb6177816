import type { CheckSpec } from '../contacts/check-spec.ts'
import { addedColumns, namedColumns } from '../contacts/create-checker.ts'
import { LOCATION_COLUMNS } from './geocode/locate-rows.ts'
import { DUPLICATE_COLUMNS } from './pairs/pairs.ts'
import { PHONE_LOOKUP_COLUMNS } from './phone-lookup/look-up-phones.ts'

/** What a run adds beside its checks. */
interface Extra {
  /** Places of a geocoding service. */
  located: boolean
  /** Answers of a look-up service for phones. */
  phoned: boolean
  pairs: boolean
}

/** All new columns in their order. */
export function outputColumns(spec: CheckSpec, { located, phoned, pairs }: Extra): string[] {
  return [
    ...addedColumns(spec),
    ...(located ? namedColumns('address', spec.addresses.length, LOCATION_COLUMNS) : []),
    ...(phoned ? namedColumns('phone', spec.phones.length, PHONE_LOOKUP_COLUMNS) : []),
    ...(pairs ? DUPLICATE_COLUMNS : []),
  ]
}
