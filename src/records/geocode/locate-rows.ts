import type { Answer } from '../../contacts/answer.ts'
import type { CheckedRow } from '../files/checked-row.ts'
import { inOrder } from '../pool/in-order.ts'
import { createLimit } from '../pool/limit.ts'
import type { Geocoder } from './create-geocoder.ts'
import type { Lookup } from './provider.ts'

export const LOCATION_COLUMNS = ['lat', 'lon', 'confidence', 'located', 'lookup'] as const

export interface Located {
  geocoder: Geocoder
  /** Lookups at a time. */
  concurrency: number
}

/** Asks for the places of the addresses of rows, several at a time, and adds what was found to each; the order stays. */
export function locateRows(
  rows: AsyncIterable<CheckedRow>,
  added: readonly string[],
  { geocoder, concurrency }: Located,
): AsyncGenerator<CheckedRow> {
  const stems = added.flatMap((column, at) =>
    column.endsWith('_formatted') ? [{ at, ...besides(added, column) }] : [],
  )
  const limit = createLimit(concurrency)
  const locate = async ({ row, answers }: CheckedRow): Promise<CheckedRow> => {
    const all = [...answers]
    for (const { at, error, unchecked } of stems) {
      const address = answers[at]
      const hopeless = answers[error] === 'empty' || typeof address !== 'string'
      const lookup = hopeless ? null : await limit(() => geocoder.lookup(address))
      if (lookup !== null && ('found' in lookup || lookup.error === 'not_found')) {
        all[unchecked] = withoutExistence(answers[unchecked])
      }
      all.push(...locationAnswers(lookup))
    }
    return { row, answers: all }
  }
  // One slow lookup at the head must not keep the others waiting.
  return inOrder(rows, locate, () => concurrency * 8)
}

function besides(added: readonly string[], column: string): { error: number; unchecked: number } {
  const stem = column.slice(0, -'formatted'.length)
  return { error: added.indexOf(`${stem}error`), unchecked: added.indexOf(`${stem}unchecked`) }
}

function locationAnswers(lookup: Lookup | null): Answer[] {
  if (lookup === null) return [null, null, null, null, null]
  if ('error' in lookup) return [null, null, null, null, lookup.error]
  const { lat, lon, confidence, formatted } = lookup.found
  return [lat, lon, confidence, formatted, 'found']
}

function withoutExistence(unchecked: Answer | undefined): Answer {
  const rest = String(unchecked ?? '')
    .split('; ')
    .filter((what) => what !== 'existence' && what !== '')
  return rest.length === 0 ? null : rest.join('; ')
}
