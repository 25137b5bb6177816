import { contentDigest } from '../digest.ts'
import { DOCUMENT_ATTEMPTS } from '../document-attempts.ts'
import { jsonColumn } from '../json-column.ts'
import type { Admitted, Adoption, Settled, Store } from '../store.ts'
import { recordColumns } from './record-columns.ts'
import type { WriteCall } from './store-writer.ts'
import { entryArgument, outcomeArgument } from './write-arguments.ts'

/** A failure that may pass is tried in this many runs before it is given up. */
const MOST_ATTEMPTS = 5
/** So often a page that an ill run rejected is visited again. */
const MOST_SECOND_LOOKS = 10
/** A page that is missing (404) and still listed is tried in so many runs. */
const MOST_TRIES_OF_MISSING = 4
/** Listing pages that are kept. */
const MOST_LISTING_PAGES = 1000
type Writes = Pick<
  Store,
  | 'beginRun'
  | 'endRun'
  | 'admit'
  | 'settle'
  | 'adopt'
  | 'keepAnswers'
  | 'settleDocument'
  | 'setFact'
  | 'setMeasures'
  | 'keepListingPage'
>

/** The part of a store that writes. `now` says when. */
export function storeWrites(write: WriteCall, now: () => Date): Writes {
  const begun = async (what: string, run: string, kind: string, argument: object): Promise<void> => {
    if (!(await write<boolean>(kind, { run, ...argument }))) throw new Error(`${what}: run ${run} was never begun`)
  }
  return {
    beginRun: async (begin) => {
      await write('begin_run', {
        ...begin,
        most_attempts: MOST_ATTEMPTS,
        most_second_looks: MOST_SECOND_LOOKS,
        document_attempts: DOCUMENT_ATTEMPTS,
      })
    },
    endRun: (run, end) => begun('endRun', run, 'end_run', end),
    admit: async (entries, { run, full }) => {
      const named = new Map(entries.toReversed().map((entry) => [entry.url, entry]))
      const once = entries.filter((entry) => named.get(entry.url) === entry)
      return await write<Admitted>('admit', {
        run,
        now: now().toISOString(),
        most_tries_of_missing: MOST_TRIES_OF_MISSING,
        entries: once.map((entry) => entryArgument(entry, full)),
      })
    },
    settle: async (outcomes, run) =>
      await write<Settled>('settle', { run, now: now().toISOString(), outcomes: outcomes.map(outcomeArgument) }),
    adopt: async (records, run) =>
      await write<Adoption[]>('adopt', {
        run,
        now: now().toISOString(),
        records: records.map((record) => ({
          url: record.url,
          digest: contentDigest(record),
          ...recordColumns(record),
        })),
      }),
    keepAnswers: async (spec, answers) => {
      const rows = answers.map(({ position, answers: given }) => ({ position, answers: jsonColumn(given) }))
      await write('keep_answers', { spec, answers: rows })
    },
    settleDocument: async (position, outcome) => {
      await write('settle_document', { position, ...outcome })
    },
    setFact: async (key, value) => {
      await write('set_fact', { key, value })
    },
    setMeasures: (run, measures) => begun('setMeasures', run, 'set_measures', { measures }),
    keepListingPage: async (url, memo) => {
      await write('keep_listing_page', { url, most: MOST_LISTING_PAGES, ...memo })
    },
  }
}
