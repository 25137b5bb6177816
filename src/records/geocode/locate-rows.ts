import type { AddedCell, OutputRow } from '../../tables/output-row.ts'
import { inOrder } from '../pool/in-order.ts'
import { createLimit } from '../pool/limit.ts'
import type { Lookups } from '../lookup/create-lookups.ts'
import type { Lookup } from '../lookup/provider.ts'
import type { Place } from './place.ts'

export const LOCATION_COLUMNS = ['lat', 'lon', 'confidence', 'located', 'lookup'] as const

export interface Located {
  geocoder: Lookups<Place>
  /** Lookups at a time. */
  concurrency: number
  /** Receives the time that the lookup of an address took, in milliseconds. */
  onLookup?: ((ms: number) => void) | undefined
}

/**
 * Asks for the places of the addresses of rows, several at a time, and adds what was found to each; the order stays.
 */
export function locateRows(
  rows: AsyncIterable<OutputRow>,
  columns: readonly string[],
  { geocoder, concurrency, onLookup }: Located,
): AsyncGenerator<OutputRow> {
  const stems = columns.flatMap((column, at) =>
    column.endsWith('_formatted') ? [{ at, ...besides(columns, column) }] : [],
  )
  const limit = createLimit(concurrency)
  const lookUp = async (address: string): Promise<Lookup<Place>> => {
    const started = performance.now()
    const lookup = await geocoder.lookup(address)
    onLookup?.(performance.now() - started)
    return lookup
  }
  const locate = async ({ row, added }: OutputRow): Promise<OutputRow> => {
    const all = [...added]
    for (const { at, error, unchecked } of stems) {
      const address = added[at]
      const hopeless = added[error] === 'empty' || typeof address !== 'string'
      const lookup = hopeless ? null : await limit(() => lookUp(address))
      if (lookup !== null && ('found' in lookup || lookup.error === 'not_found')) {
        all[unchecked] = withoutExistence(added[unchecked])
      }
      all.push(...locationAnswers(lookup))
    }
    return { row, added: all }
  }
  // One slow lookup at the head must not keep the others waiting.
  return inOrder(rows, locate, () => concurrency * 8)
}

function besides(columns: readonly string[], column: string): { error: number; unchecked: number } {
  const stem = column.slice(0, -'formatted'.length)
  return { error: columns.indexOf(`${stem}error`), unchecked: columns.indexOf(`${stem}unchecked`) }
}

function locationAnswers(lookup: Lookup<Place> | null): AddedCell[] {
  if (lookup === null) return [null, null, null, null, null]
  if ('error' in lookup) return [null, null, null, null, lookup.error]
  const { lat, lon, confidence, formatted } = lookup.found
  return [lat, lon, confidence, formatted, 'found']
}

function withoutExistence(unchecked: AddedCell | undefined): AddedCell {
  const rest = String(unchecked ?? '')
    .split('; ')
    .filter((what) => what !== 'existence' && what !== '')
  return rest.length === 0 ? null : rest.join('; ')
}
