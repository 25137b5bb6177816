import type { AddedCell, OutputRow } from '../../tables/output-row.ts'
import type { Lookups } from '../lookup/create-lookups.ts'
import type { Lookup } from '../lookup/provider.ts'
import { inOrder } from '../pool/in-order.ts'
import { createLimit } from '../pool/limit.ts'
import type { PhoneRecord } from './phone-record.ts'

export const PHONE_LOOKUP_COLUMNS = ['lookup_valid', 'carrier', 'location', 'lookup'] as const

export interface PhoneLookups {
  lookups: Lookups<PhoneRecord>
  /** Lookups at a time. */
  concurrency: number
  /** Receives the time that the lookup of a number took, in milliseconds. */
  onLookup?: ((ms: number) => void) | undefined
}

/**
 * Asks for the valid phones of rows, several at a time, and adds what was found to each; the order stays. What a
 * service knows of the line replaces what the numbering plan says in the columns of PHONE_DETAILS.
 */
export function lookUpPhones(
  rows: AsyncIterable<OutputRow>,
  columns: readonly string[],
  { lookups, concurrency, onLookup }: PhoneLookups,
): AsyncGenerator<OutputRow> {
  const phones = columns.flatMap((column) => (column.endsWith('_e164') ? [placesOf(columns, column)] : []))
  const limit = createLimit(concurrency)
  const ask = async (number: string): Promise<Lookup<PhoneRecord>> => {
    const started = performance.now()
    const lookup = await lookups.lookup(number)
    onLookup?.(performance.now() - started)
    return lookup
  }
  const complete = async ({ row, added }: OutputRow): Promise<OutputRow> => {
    const all = [...added]
    for (const { e164, error, lineType, confidence, method } of phones) {
      const numbers = partsOf(added[e164])
      const found = await Promise.all(numbers.map((number) => limit(() => ask(number))))
      const records = found.map((lookup) => ('found' in lookup ? lookup.found : null))
      const planned = partsOf(added[lineType])
      all[lineType] = joined(records.map((record, n) => record?.lineType ?? planned[n] ?? ''))
      const known = records.filter((record) => record !== null)
      // Of several numbers the least certain one counts, and one without an answer leaves what the plan says.
      if (known.length > 0 && known.length === numbers.length && added[error] === null) {
        all[confidence] = Math.min(...known.map((record) => record.confidence))
        all[method] = 'lookup'
      }
      all.push(...lookupAnswers(found, records))
    }
    return { row, added: all }
  }
  // One slow lookup at the head must not keep the others waiting.
  return inOrder(rows, complete, () => concurrency * 8)
}

type PhonePlaces = Record<'e164' | 'error' | 'lineType' | 'confidence' | 'method', number>

function placesOf(columns: readonly string[], column: string): PhonePlaces {
  const stem = column.slice(0, -'e164'.length)
  const place = (name: string): number => columns.indexOf(stem + name)
  return {
    e164: place('e164'),
    error: place('error'),
    lineType: place('line_type'),
    confidence: place('confidence'),
    method: place('method'),
  }
}

function lookupAnswers(found: readonly Lookup<PhoneRecord>[], records: readonly (PhoneRecord | null)[]): AddedCell[] {
  if (found.length === 0) return [null, null, null, null]
  const known = records.filter((record) => record !== null)
  const failed = found.find((lookup) => 'error' in lookup)
  return [
    known.length === 0 ? null : known.every(({ valid }) => valid),
    joined(records.map((record) => record?.carrier ?? '')),
    joined(records.map((record) => record?.location ?? '')),
    failed?.error ?? 'found',
  ]
}

function partsOf(cell: AddedCell | undefined): string[] {
  return typeof cell === 'string' && cell !== '' ? cell.split('; ') : []
}

/** Several numbers of a cell stay in their order, between semicolons; null where none has an answer. */
function joined(parts: readonly string[]): string | null {
  return parts.every((part) => part === '') ? null : parts.join('; ')
}
