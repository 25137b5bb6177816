import type { DatabaseSync } from 'node:sqlite'
import { guarded } from './store-error.ts'
import type { Store } from './store.ts'
import { prepareAdmit, prepareIsKnown } from './sqlite/frontier/admit.ts'
import { prepareAdopt } from './sqlite/adopt.ts'
import { prepareKeepAnswers, prepareUnchecked } from './sqlite/checks.ts'
import { checkFolder } from './sqlite/file/check-folder.ts'
import { openForWriting, transaction } from './sqlite/file/connection.ts'
import {
  prepareFilesWith,
  preparePendingDocumentCount,
  preparePendingDocuments,
  prepareSettleDocument,
} from './sqlite/documents.ts'
import { prepareSetFact } from './sqlite/facts.ts'
import { prepareEarlierMeasures, prepareSetMeasures } from './sqlite/measures.ts'
import { readingPart } from './sqlite/reading.ts'
import { prepareBeginRun, prepareEndRun } from './sqlite/runs.ts'
import { migrate } from './sqlite/schema.ts'
import { prepareKeepListingPage, prepareListingPage, prepareRecordPage } from './sqlite/pages.ts'
import { watchFile } from './sqlite/file/same-file.ts'
import { prepareSettle } from './sqlite/frontier/settle.ts'
import { lockForWriting } from './sqlite/file/writer-lock.ts'
import { describeWriter, nameWriter } from './sqlite/file/writer-name.ts'

/**
 * Opens a store for its one writer, creating the file (its folder must exist) or bringing it up to date.
 * Throws StoreError: 'in_use' at once when another process writes it, and whatever else is wrong with the file.
 */
export function openSqliteStore(file: string, { now = () => new Date() }: { now?: () => Date } = {}): Store {
  checkFolder(file)
  const unlock = lockForWriting(file, () => describeWriter(file))
  let db: DatabaseSync | undefined
  try {
    db = openForWriting(file)
    return storeOn(db, file, now, unlock)
  } catch (error) {
    db?.close()
    unlock()
    throw error
  }
}

function storeOn(db: DatabaseSync, file: string, now: () => Date, unlock: () => void): Store {
  transaction(db, file, () => {
    migrate(db)
    nameWriter(db)
  })
  const beginRun = prepareBeginRun(db)
  const endRun = prepareEndRun(db)
  const admit = prepareAdmit(db)
  const settle = prepareSettle(db)
  const adopt = prepareAdopt(db)
  const unchecked = prepareUnchecked(db)
  const keepAnswers = prepareKeepAnswers(db)
  const pendingDocuments = preparePendingDocuments(db)
  const pendingDocumentCount = preparePendingDocumentCount(db)
  const settleDocument = prepareSettleDocument(db)
  const filesWith = prepareFilesWith(db)
  const setFact = prepareSetFact(db)
  const setMeasures = prepareSetMeasures(db)
  const earlierMeasures = prepareEarlierMeasures(db)
  const isKnown = prepareIsKnown(db)
  const recordPage = prepareRecordPage(db)
  const listingPage = prepareListingPage(db)
  const keepListingPage = prepareKeepListingPage(db)
  const write = <T>(work: () => T): T => transaction(db, file, work)
  const checkFile = watchFile(file)

  return {
    ...readingPart(db, file),
    beginRun: async (begin) => write(() => beginRun(begin)),
    endRun: async (run, end) => {
      checkFile()
      write(() => endRun(run, end))
    },
    admit: async (entries, { run, full }) => write(() => admit(entries, { run, full, now: now().toISOString() })),
    settle: async (outcomes, run) => write(() => settle(outcomes, run, now().toISOString())),
    adopt: async (records, run) => write(() => adopt(records, run, now().toISOString())),
    unchecked: async (...args) => guarded(file, () => unchecked(...args)),
    keepAnswers: async (spec, answers) => write(() => keepAnswers(spec, answers)),
    pendingDocuments: async (...args) => guarded(file, () => pendingDocuments(...args)),
    pendingDocumentCount: async () => guarded(file, () => pendingDocumentCount()),
    settleDocument: async (position, outcome) => write(() => settleDocument(position, outcome)),
    filesWith: async (sha256) => guarded(file, () => filesWith(sha256)),
    setMeasures: async (run, measures) => write(() => setMeasures(run, measures)),
    earlierMeasures: async (run, limit) => guarded(file, () => earlierMeasures(run, limit)),
    setFact: async (key, value) => write(() => setFact(key, value)),
    isKnown: async (url) => guarded(file, () => isKnown(url)),
    recordPage: async (url) => guarded(file, () => recordPage(url)),
    listingPage: async (url) => guarded(file, () => listingPage(url)),
    keepListingPage: async (url, memo) => write(() => keepListingPage(url, memo)),
    close: async () => {
      if (db.isOpen) guarded(file, () => db.close())
      unlock()
    },
  }
}
