import { hash } from 'node:crypto'
import type { ArchiveListing } from '../../config/source.ts'
import type { Store } from '../../store/store.ts'
import type { ListingRead } from './listing.ts'
import { daysSince } from './period.ts'
import { addNumber, hasNumber } from './ranges.ts'
import type { Ranges } from './ranges.ts'

/**
 * Which periods of an archive need no second visit: the page of a day that is some days past does not change any more,
 * and without this every run would ask for all of them again (20 years of days are 7,300 requests). Only pages that were
 * answered are remembered, and only after their entries were admitted. Kept as the fact `listing_position`.
 */
export interface ArchiveMemory {
  isRead(template: string, period: number): boolean
  /** The newest remembered period that had entries, or null. */
  witness(template: string): number | null
  note(template: string, read: ListingRead & { kind: 'page' | 'failed' }): Promise<void>
}

/** Late articles and corrected lists come within these days. */
const SETTLED_AFTER_DAYS = 3
const FACT = 'listing_position'

interface Remembered {
  /** Of what the pages' addresses are made from: another template is another archive. */
  listing: string
  templates: Record<string, { read: Ranges; witness: number | null }>
}

/** `forget` for full runs, which visit every page again and then remember it anew. */
export async function openArchiveMemory(
  store: Pick<Store, 'getFact' | 'setFact'>,
  listing: ArchiveListing,
  { today, forget }: { today: string; forget: boolean },
): Promise<ArchiveMemory> {
  const format = listing.date_format
  const digest = hash('sha256', JSON.stringify([listing.url_template, format]))
  const remembered = parse(await store.getFact(FACT))
  const kept = remembered !== null && remembered.listing === digest && !forget ? remembered.templates : {}
  const of = (template: string): { read: Ranges; witness: number | null } =>
    (kept[template] ??= { read: [], witness: null })

  return {
    isRead: (template, period) => hasNumber(of(template).read, period),
    witness: (template) => of(template).witness,
    async note(template, read) {
      const { period } = read.request
      if (period === undefined || daysSince(period, format, today) < SETTLED_AFTER_DAYS) return
      const answered = read.kind === 'page' || read.failure.kind === 'gone'
      const memory = of(template)
      if (!answered || hasNumber(memory.read, period)) return
      memory.read = addNumber(memory.read, period)
      if (read.kind === 'page' && read.page.entries.length > 0) memory.witness = Math.max(memory.witness ?? 0, period)
      await store.setFact(FACT, JSON.stringify({ listing: digest, templates: kept } satisfies Remembered))
    },
  }
}

function parse(fact: string | null): Remembered | null {
  return fact === null ? null : (JSON.parse(fact) as Remembered)
}
