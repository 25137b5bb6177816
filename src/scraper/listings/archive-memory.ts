import { isMissing } from '../../http/failure-kinds.ts'
import type { Store } from '../../store/store.ts'
import type { ListingRead } from '../walk/track.ts'
import { daysSince, periodSpan } from './period.ts'
import type { DateFormat } from './period.ts'
import { addNumber, hasNumber } from './ranges.ts'
import type { Ranges } from './ranges.ts'

/**
 * Which periods of an archive need no second visit: the page of a day that is some days past does not change any more,
 * and without this every run would ask for all of them again (20 years of days are 7,300 requests). Some days past
 * today, and past the newest day with entries: where a site has paused or lags behind, the days after that are still to
 * be filled. Only pages that were answered are remembered, and only after their entries were admitted; empty ones only
 * when another page of the same run had entries, since else it may be the selectors that found nothing. Kept as the
 * fact `listing_position`.
 */
export interface ArchiveMemory {
  isRead(template: string, period: number): boolean
  /**
   * The newest period that had entries, or null: read again when a run finds nothing, to see whether it still has some.
   */
  canary(template: string): number | null
  note(template: string, read: ListingRead & { kind: 'page' | 'failed' }): Promise<void>
}

/** Late articles and corrected lists come within these days. */
const SETTLED_AFTER_DAYS = 3
/**
 * So many empty periods after the newest one with entries are asked for again in every run; a site that is over is not
 * asked for ever.
 */
const PAUSE = 100
const FACT = 'listing_position'

interface Remembered {
  /** Of what decides which entries the pages name: another one is another archive. */
  listing: string
  /** `witness` is the canary, as earlier versions stored it. */
  templates: Record<string, { read: Ranges; witness: number | null }>
}

/** Reads what earlier runs remembered; nothing when the listing is another one (`digest`) or with `forget`. */
export async function openArchiveMemory(
  store: Pick<Store, 'getFact' | 'setFact'>,
  { digest, format, today, forget }: ArchiveMemoryOptions,
): Promise<ArchiveMemory> {
  const remembered = parse(await store.getFact(FACT))
  const kept = remembered !== null && remembered.listing === digest && !forget ? remembered.templates : {}
  const empty = new Map<string, number[]>()
  const foundEntries = new Set<string>()
  const of = (template: string): Remembered['templates'][string] => (kept[template] ??= { read: [], witness: null })

  return {
    isRead: (template, period) => hasNumber(of(template).read, period),
    canary: (template) => of(template).witness,
    async note(template, read) {
      const { period } = read.request
      const answered = read.kind === 'page' || isMissing(read.failure.kind)
      if (period === undefined || !answered) return
      const memory = of(template)
      const unsure = empty.get(template) ?? []
      if (daysSince(period, format, today) >= SETTLED_AFTER_DAYS) unsure.push(period)
      empty.set(template, unsure)
      if (read.kind === 'page' && read.page.containers > 0) {
        foundEntries.add(template)
        memory.witness = Math.max(memory.witness ?? period, period)
      }
      const { witness: canary } = memory
      if (!foundEntries.has(template) || canary === null) return
      const newest = periodSpan(canary, format).to
      for (const settled of unsure.splice(0)) {
        const isFilled = daysSince(settled, format, newest) >= SETTLED_AFTER_DAYS
        if (isFilled || settled > canary + PAUSE) memory.read = addNumber(memory.read, settled)
      }
      await store.setFact(FACT, JSON.stringify({ listing: digest, templates: kept } satisfies Remembered))
    },
  }
}

export interface ArchiveMemoryOptions {
  /** See Remembered.listing. */
  digest: string
  format: DateFormat
  /** YYYY-MM-DD. */
  today: string
  /** For full runs, which visit every page again and then remember it anew. */
  forget: boolean
}

function parse(fact: string | null): Remembered | null {
  return fact === null ? null : (JSON.parse(fact) as Remembered)
}
