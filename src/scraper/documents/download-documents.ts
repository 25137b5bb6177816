import { mkdirSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { checkDocument } from '../../documents/check-document.ts'
import { documentName } from '../../documents/file-name.ts'
import { createPdfReader, type PdfReader } from '../../documents/pdf-reader.ts'
import { keepDocument } from '../../documents/keep-document.ts'
import { createDownload } from '../../http/download.ts'
import type { Download } from '../../http/transport/received-body.ts'
import type { DocumentOutcome, PendingDocument } from '../../store/store.ts'
import { hostOf } from '../../vocabulary/host-of.ts'
import { isSystemError } from '../../vocabulary/system-error.ts'
import type { RunContext } from '../run-context.ts'
import { linkedName } from './linked-name.ts'

/** After these waits a document that was not what it should be is asked for again, in ms. */
const WAITS_MS = [1000, 2000]
/** From the first request for a document to its stored file. */
const DEADLINE_MS = 180_000
const MOST_BYTES = 2_000_000_000
/** A disk with less room than this is left alone. */
const ROOM_BYTES = 100_000_000
const BATCH = 100

/**
 * Downloads the documents that records of this run and of earlier ones wait for, several at once. Each that is not
 * stored in the end is counted and stays for the next run. Replayed runs download nothing: recordings hold no
 * documents.
 */
export async function downloadDocuments(run: RunContext): Promise<void> {
  const { task, store, stopping, log } = run
  if (task.files == null || task.replay != null) return
  let cursor = 0
  let batch = await store.pendingDocuments(BATCH, cursor)
  if (batch.length === 0) return
  run.phase = 'documents'
  const parts = join(task.files, '.parts')
  mkdirSync(parts, { recursive: true })
  await using opened = new AsyncDisposableStack()
  const tools = { parts, naming: createTurns(), pdf: createPdfReader() }
  opened.defer(() => tools.pdf.close())

  while (batch.length > 0 && !stopping.aborted) {
    const queue = [...batch]
    const worker = async (): Promise<void> => {
      for (let one = queue.shift(); one !== undefined && !stopping.aborted; one = queue.shift()) {
        const outcome = await download(one, run, tools)
        if (outcome === null) continue
        if (outcome.status === 'failed') await store.settleDocument(one.position, outcome)
        note(one, outcome, run)
      }
    }
    await Promise.all(Array.from({ length: task.config.concurrency }, worker))
    cursor = batch.at(-1)?.position ?? cursor
    batch = await store.pendingDocuments(BATCH, cursor)
  }
  if (stopping.aborted) log.info('documents that were not downloaded wait for the next run')
}

interface Tools {
  /** Folder of what is under way. */
  parts: string
  naming: Turns
  pdf: PdfReader
}

/** One after the other: a name, or a content, must be on record before the next document is given one. */
type Turns = <T>(work: () => Promise<T>) => Promise<T>

function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** Null when the run is stopped: the document still waits then. */
async function download(one: PendingDocument, run: RunContext, tools: Tools): Promise<DocumentOutcome | null> {
  const { parts } = tools
  const part = join(parts, String(one.position))
  const body = createDownload(part, one.url, MOST_BYTES)
  const deadline = AbortSignal.timeout(DEADLINE_MS)
  const signal = AbortSignal.any([deadline, run.aborting])
  for (let tries = 0; ; tries++) {
    const room = await roomIn(parts)
    if (room < ROOM_BYTES)
      return { status: 'failed', reason: `only ${Math.round(room / 1e6)} MB of disk space are left` }
    const outcome = await tried(one, { ...tools, run, body, part, signal })
    if (outcome.kind === 'stored') return outcome.outcome
    if (run.stopping.aborted && outcome.kind === 'aborted') return null
    if (deadline.aborted) return { status: 'failed', reason: `not there within ${DEADLINE_MS / 1000} s` }
    const pause = WAITS_MS[tries]
    if (outcome.kind !== 'untrue' || pause === undefined) return { status: 'failed', reason: outcome.reason }
    run.log.info({ url: one.url, why: outcome.reason, wait_ms: pause }, 'document asked for again')
    await wait(pause, undefined, { signal: AbortSignal.any([signal, run.stopping]) }).catch(() => undefined)
    if (run.stopping.aborted) return null
  }
}

type Tried =
  | { kind: 'stored'; outcome: DocumentOutcome }
  /** An answer that is not the document. */
  | { kind: 'untrue'; reason: string }
  | { kind: 'failed' | 'aborted'; reason: string }

interface At extends Tools {
  run: RunContext
  body: Download
  /** Where the body goes. */
  part: string
  signal: AbortSignal
}

async function tried(one: PendingDocument, at: At): Promise<Tried> {
  const { run, body, part, naming, signal, pdf } = at
  const host = hostOf(one.url)
  const gaveUp = run.hosts.gaveUp(host)
  if (gaveUp !== null) return { kind: 'failed', reason: gaveUp.detail }
  const fetched = await run.watchdog.watch(`the document ${one.url}`, () =>
    run.client.fetch(one.url, { operation: 'document', signal, download: body }),
  )
  if (!fetched.ok) {
    const { failure } = fetched
    if (failure.kind === 'aborted') return { kind: 'aborted', reason: failure.message }
    run.hosts.noteFailure(failure.host, 'document', failure)
    // What is there is no part of what is there now, or can never become the whole.
    if (failure.status === 416 || failure.kind === 'too_large') body.remove()
    if (failure.status === 416) return { kind: 'untrue', reason: failure.message }
    if (failure.kind !== 'circuit_open') return { kind: 'failed', reason: failure.message }
    await run.hosts.rest(failure.host, 'document', run.stopping)
    return tried(one, at)
  }
  run.hosts.noteAnswer(hostOf(fetched.page.url), 'document')
  const { status } = fetched.page
  const checked = hasBody(status) ? await checkedPart(part, one, pdf) : { ok: false as const, fault: `HTTP ${status}` }
  if (!checked.ok) {
    body.remove()
    return { kind: 'untrue', reason: checked.fault }
  }
  const { ext, type, bytes, sha256 } = checked
  const filename = linkedName(fetched.page.url, fetched.page.headers['content-disposition'])
  const wanted = documentName(one.name, one.fields, { filename, ext, index: one.index, sha256 })
  return naming(async () => {
    const { store, task, log } = run
    const folder = task.files ?? ''
    const same = (await store.filesWith(sha256)).map((file) => basename(file))
    const name = await keepDocument(part, { folder, name: wanted, sha256, same })
    body.remove()
    if (name !== wanted) log.warn({ url: one.url, wanted, name }, 'another document has this name')
    const file = [task.config.country, task.config.source, 'files', name].join('/')
    const outcome = { status: 'stored', name, file, type, bytes, sha256 } as const
    await store.settleDocument(one.position, outcome)
    return { kind: 'stored', outcome }
  })
}

/** Only these answers go to the file; any other that is no failure has no document (204). */
function hasBody(status: number): boolean {
  return status === 200 || status === 206
}

/** What the file system says of one document is that document's fault. */
async function checkedPart(...args: Parameters<typeof checkDocument>): ReturnType<typeof checkDocument> {
  try {
    return await checkDocument(...args)
  } catch (error) {
    if (!isSystemError(error)) throw error
    return { ok: false, fault: error.message }
  }
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

async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
