import { hash } from 'node:crypto'
import { foldName } from '../../contacts/regions/find-region.ts'
import type { DirectoryRow } from './directory-row.ts'

/**
 * What distinguishes a row that has no page of its own: the directory's id of it, else its name with where it is (or
 * else with its number and date, or how it is reached). Never its name alone where it says more: two places of one name
 * are two.
 */
export function rowKey(row: DirectoryRow): string {
  if (row.id !== null) return row.id
  const name = foldName(row.name ?? '')
    .replaceAll(' ', '-')
    .slice(0, LONGEST)
  const place = [row.street, row.postcode, row.city]
    .map((part) => foldName(part ?? ''))
    .join(' ')
    .trim()
  const file = [row.number, row.date]
    .map((part) => foldName(part ?? ''))
    .join(' ')
    .trim()
  const contact = row.phone?.replace(/\D/g, '') ?? row.email ?? row.web ?? ''
  const at = row.latitude === null ? '' : `${row.latitude} ${row.longitude}`
  const further = [place, at, file, contact].find((text) => text !== '') ?? ''
  return further === '' ? name : `${name}-${hash('sha256', further).slice(0, 8)}`
}

const LONGEST = 60
