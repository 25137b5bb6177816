import type { Source } from '../../config/source.ts'
import type { CheckSpec } from '../../contacts/check-spec.ts'
import { findRegion } from '../../contacts/regions/find-region.ts'

/**
 * What to check in the records of a source: what its config says, or (`every`) all fields whose type can be checked.
 */
export function validationSpec({ country, fields, validate }: Source, every: boolean): CheckSpec | null {
  if (validate === undefined && !every) return null
  const typed = (type: string): string[] => Object.keys(fields).filter((name) => fields[name]!.type === type)
  const phones = validate?.phones ?? typed('phone')
  const addresses = validate?.addresses ?? typed('address').map((name) => [name])
  if (phones.length === 0 && addresses.length === 0) return null
  const region = findRegion(validate?.region ?? country)
  return { phones, addresses, region, regionField: validate?.region_field ?? null }
}
