import { setTimeout as wait } from 'node:timers/promises'
import { createDownload } from '../../http/download.ts'
import { createItemLimit, type ItemLimit } from '../../http/item-limit.ts'
import type { Download } from '../../http/transport/received-body.ts'
import type { DocumentOutcome, PendingDocument } from '../../store/store.ts'
import { hostOf } from '../../vocabulary/host-of.ts'
import { documentRequest } from '../rendering.ts'
import type { RunContext } from '../run-context.ts'
import { linkedName } from './linked-name.ts'
import { roomIn } from './room.ts'
import { storeDocument, type StoringTools } from './store-document.ts'

/** After these waits a document that was not what it should be is requested again, in ms. */
const WAITS_MS = [1000, 2000]
/** For a task of an earlier version, in seconds. */
const ITEM_TIMEOUT = 180
const MOST_BYTES = 2_000_000_000

/** What became of one document. */
export type DocumentEnd =
  | { kind: 'settled'; outcome: DocumentOutcome }
  /** The run is stopped: it still waits, and what is there of it is continued. */
  | { kind: 'left' }
  /** Our own disk is full: it waits, as do all others. */
  | { kind: 'no_room'; why: string }

/** Requests one document until it is what it should be, and stores it. */
export async function fetchDocument(
  one: PendingDocument,
  part: string,
  tools: StoringTools & { run: RunContext },
): Promise<DocumentEnd> {
  const { run } = tools
  const body = createDownload(part, one.url, { max_bytes: MOST_BYTES, room: () => roomIn(tools.partsFolder) })
  // From the first request to the last byte, without the time in which it waits for its turn.
  const seconds = run.task.config.item_timeout ?? ITEM_TIMEOUT
  const limit = createItemLimit(seconds * 1000, run.aborting, () => performance.now())
  limit.pause()
  try {
    for (let tries = 0; ; tries++) {
      if (roomIn(tools.partsFolder) <= 0) return { kind: 'no_room', why: 'less than 100 MB of disk space are left' }
      const tried = await request(one, { ...tools, body, part, limit })
      const pause = WAITS_MS[tries]
      if (tried.kind !== 'untrue' || pause === undefined) return ended(tried)
      run.log.info({ url: one.url, why: tried.reason, wait_ms: pause }, 'document requested again')
      await wait(pause, undefined, { signal: run.stopping }).catch(() => undefined)
      if (run.stopping.aborted) return { kind: 'left' }
    }
  } finally {
    limit.close()
  }
}

type Tried =
  | Extract<DocumentEnd, { kind: 'left' | 'no_room' }>
  | { kind: 'stored'; outcome: DocumentOutcome }
  /** An answer that is not the document. */
  | { kind: 'untrue'; reason: string }
  | { kind: 'failed'; reason: string; transient: boolean }

function ended(tried: Tried): DocumentEnd {
  switch (tried.kind) {
    case 'stored':
      return { kind: 'settled', outcome: tried.outcome }
    case 'untrue':
      return { kind: 'settled', outcome: { status: 'failed', reason: tried.reason, transient: true } }
    case 'failed':
      return { kind: 'settled', outcome: { status: 'failed', reason: tried.reason, transient: tried.transient } }
    case 'left':
    case 'no_room':
      return tried
  }
}

interface At extends StoringTools {
  run: RunContext
  body: Download
  /** Where the body goes. */
  part: string
  limit: ItemLimit
}

async function request(one: PendingDocument, at: At): Promise<Tried> {
  const { run, body, limit } = at
  for (;;) {
    const gaveUp = run.hosts.gaveUp(hostOf(one.url))
    if (gaveUp !== null) return { kind: 'failed', reason: gaveUp.detail, transient: true }
    if (run.stopping.aborted) return { kind: 'left' }
    const fetched = await run.watchdog.watch(`the document ${one.url}`, () =>
      run.client.fetch(one.url, {
        ...documentRequest(run.task.config, one.press),
        signal: limit.signal,
        limit,
        download: body,
      }),
    )
    if (fetched.ok) {
      run.hosts.noteAnswer(hostOf(fetched.page.url), 'document')
      return received(one, at, fetched.page)
    }
    const { failure } = fetched
    if (limit.isOver) return { kind: 'failed', reason: `not there within ${limit.seconds} s`, transient: true }
    if (failure.kind === 'aborted') return { kind: 'left' }
    if (failure.kind === 'disk') return { kind: 'no_room', why: failure.message }
    run.hosts.noteFailure(failure.host, 'document', failure)
    // What is there is no part of what is there now, or can never become the whole.
    if (failure.status === 416 || failure.kind === 'too_large') body.remove()
    if (failure.status === 416) return { kind: 'untrue', reason: failure.message }
    if (failure.kind !== 'circuit_open')
      return { kind: 'failed', reason: run.secrets.hide(failure.message), transient: failure.transient }
    await run.hosts.rest(failure.host, 'document', run.stopping)
  }
}

async function received(
  one: PendingDocument,
  at: At,
  { url, status, headers }: { url: string; status: number; headers: Record<string, string> },
): Promise<Tried> {
  // Only these answers go to the file; any other that is no failure has no document (204).
  if (status !== 200 && status !== 206) {
    at.body.remove()
    return { kind: 'untrue', reason: `HTTP ${status}` }
  }
  const filename = linkedName(url, headers['content-disposition'])
  const stored = await storeDocument(one, { file: at.part, filename }, at)
  at.body.remove()
  return stored.ok ? { kind: 'stored', outcome: stored.outcome } : { kind: 'untrue', reason: stored.fault }
}
