import { createPdfReader } from '../../documents/pdf-reader.ts'
import type { DocumentOutcome, PendingDocument, Store } from '../../store/store.ts'
import { counted } from '../../vocabulary/text/counted.ts'
import { documentStatistics } from '../outcome/document-statistics.ts'
import type { RunContext } from '../run-context.ts'
import { type DocumentEnd, fetchDocument } from './fetch-document.ts'
import { openParts, type Parts } from './parts.ts'
import { createTurns, type StoringTools } from './store-document.ts'

const BATCH = 100

/**
 * Downloads the documents that records of this run and of earlier ones wait for, several at once: each worker takes the
 * next that nobody has. Each that is not stored in the end is counted and stays for the next run. Replayed runs
 * download nothing: recordings hold no documents.
 */
export async function downloadDocuments(run: RunContext): Promise<void> {
  const { task, store, stopping, log, counters, clock } = run
  if (task.files == null || task.replay != null) return
  const parts = openParts(task.files)
  const total = await store.pendingDocumentCount()
  if (total === 0) return parts.sweep()
  run.phase = 'documents'
  parts.create()
  const begun = clock.now()
  counters.documents.total = total
  await using opened = new AsyncDisposableStack()
  const pdf = createPdfReader()
  opened.defer(() => pdf.close())
  const tools = { run, partsFolder: parts.folder, naming: createTurns(), pdf }

  let full: string | null = null
  const next = createPull(store)
  const worker = async (): Promise<void> => {
    for (let one = await next(); one !== undefined && !stopping.aborted && full === null; one = await next()) {
      const since = clock.now()
      const end = await settle(one, parts, tools)
      counters.documents.busy_ms += clock.now() - since
      counters.documents.phase_ms = clock.now() - begun
      if (end.kind === 'no_room') full ??= end.why
    }
  }
  await Promise.all(Array.from({ length: task.config.concurrency }, worker))
  log.info({ ...documentStatistics(counters.documents) }, 'documents ended')
  if (full !== null) {
    const left = await store.pendingDocumentCount()
    counters.documents.no_room = left
    log.error({ folder: task.files, why: full }, `${counted(left, 'document')} wait for room on the disk`)
  } else if (stopping.aborted) log.info('documents that were not downloaded wait for the next run')
  else parts.sweep()
}

/** Gives out the documents that wait, each once and in order; undefined when there is none any more. */
function createPull(store: Pick<Store, 'pendingDocuments'>): () => Promise<PendingDocument | undefined> {
  const queue: PendingDocument[] = []
  let cursor: number | undefined = 0
  let filling: Promise<void> | null = null
  const fill = async (after: number): Promise<void> => {
    queue.push(...(await store.pendingDocuments(BATCH, after)))
    cursor = queue.at(-1)?.position
    filling = null
  }
  return async () => {
    while (queue.length === 0 && cursor !== undefined) await (filling ??= fill(cursor))
    return queue.shift()
  }
}

/** Downloads one and notes what became of it. */
async function settle(one: PendingDocument, parts: Parts, tools: StoringTools): Promise<DocumentEnd> {
  const end = await fetchDocument(one, parts.fileOf(one.position), tools)
  if (end.kind === 'no_room') parts.keep(one.position)
  if (end.kind !== 'settled') return end
  const { outcome } = end
  if (outcome.status === 'failed') {
    await tools.run.store.settleDocument(one.position, outcome)
    if (outcome.transient) parts.keep(one.position)
  }
  note(one, outcome, tools.run)
  return end
}

function note(one: PendingDocument, outcome: DocumentOutcome, { counters, log, watchdog }: RunContext): void {
  watchdog.touch()
  if (outcome.status === 'stored') {
    counters.documents.stored++
    log.info({ url: one.url, name: outcome.name, bytes: outcome.bytes }, 'document stored')
  } else {
    counters.documents.failed++
    log.warn({ url: one.url, record: one.record, why: outcome.reason }, 'document failed')
  }
}
