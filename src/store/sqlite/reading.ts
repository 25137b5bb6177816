import type { DatabaseSync } from 'node:sqlite'
import { guarded } from '../store-error.ts'
import type { StoreReader } from '../store.ts'
import { prepareFailures } from './frontier/failures.ts'
import { prepareGetFact } from './facts.ts'
import { preparePending, preparePendingCount } from './frontier/pending.ts'
import { prepareQuality } from './quality.ts'
import { prepareExtraFields, prepareRecordCount, prepareRecords } from './records.ts'

/** What the writer of a store and its readers have in common, on an open SQLite file with our tables. */
export function readingPart(db: DatabaseSync, file: string): Omit<StoreReader, 'close'> {
  return guarded(file, () => {
    const pending = preparePending(db)
    const pendingCount = preparePendingCount(db)
    const getFact = prepareGetFact(db)
    const failures = prepareFailures(db)
    const records = prepareRecords(db)
    const recordCount = prepareRecordCount(db)
    const extraFields = prepareExtraFields(db)
    const quality = prepareQuality(db)
    return {
      pending: async (...args) => guarded(file, () => pending(...args)),
      pendingCount: async (which) => guarded(file, () => pendingCount(which)),
      getFact: async (key) => guarded(file, () => getFact(key)),
      failures: () => streamed(file, failures),
      records: (options) => streamed(file, () => records(options)),
      recordCount: async () => guarded(file, recordCount),
      extraFields: async () => guarded(file, extraFields),
      quality: async () => guarded(file, quality),
    }
  })
}

async function* streamed<T>(file: string, rows: () => Iterable<T>): AsyncGenerator<T> {
  const iterator = rows()[Symbol.iterator]()
  for (;;) {
    const next = guarded(file, () => iterator.next())
    if (next.done === true) return
    yield next.value
  }
}
