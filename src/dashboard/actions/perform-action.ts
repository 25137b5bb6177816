import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { orderScrapers } from '../../fleet/actions/order-scrapers.ts'
import type { RunReader } from '../../runs/run-reader.ts'
import { counted } from '../../vocabulary/text/counted.ts'
import { plainText, shorten } from '../../vocabulary/text/plain-text.ts'
import type { ActionAnswer } from '../shapes.ts'
import type { ActionRequest } from './action-request.ts'

export interface ActionPlaces {
  configDir: string
  dataDir: string
  logDir: string
  stateDir: string
  cwd: string
  env: NodeJS.ProcessEnv
  runs: RunReader
}

/** How long a run may take to begin, in ms. */
const TO_BEGIN_MS = 20_000
/** A stop waits for pages to be finished, in ms. */
const TO_STOP_MS = 120_000

/**
 * Does what was asked for, as the commands do: runs are started, repeated and stopped by this program itself in
 * processes of their own, which outlive the dashboard.
 */
export async function performAction(request: ActionRequest, places: ActionPlaces): Promise<ActionAnswer> {
  switch (request.action) {
    case 'run':
      return begin(['run-all', '--detach', ...request.patterns], places)
    case 'retry':
      return begin(['retry', request.run, '--failed', '--quiet'], places)
    case 'stop': {
      const words = ['stop', request.run, ...(request.now ? ['--now'] : [])]
      const ended = await program([...words, '--quiet'], places, TO_STOP_MS)
      return ended.code === 0 ? { ok: true, message: `run ${request.run} was stopped` } : refused(ended)
    }
    case 'order':
      return order(request, places)
  }
}

const DONE = { stop: 'stopped', pause: 'paused', resume: 'resumed' } as const

function order(
  { order: action, run, scrapers }: ActionRequest & { action: 'order' },
  { stateDir }: ActionPlaces,
): ActionAnswer {
  const orders = orderScrapers(scrapers, action, { stateDir, run })
  const given = orders.filter(({ outcome }) => outcome === 'given').length
  if (given > 0) return { ok: true, message: `${counted(given, 'scraper')} will be ${DONE[action]}` }
  const isOver = orders.every(({ outcome }) => outcome === 'over')
  return { ok: false, message: isOver ? 'it has ended already' : `nothing is to be ${DONE[action]}` }
}

/** Starts a run, and returns once it is there, or the program has said why not. */
async function begin(words: string[], places: ActionPlaces): Promise<ActionAnswer> {
  const before = await places.runs.newest()
  const abort = new AbortController()
  const ended = program(words, places, TO_BEGIN_MS)
  const begun = untilBegun(before, places.runs, abort.signal)
  const first = await Promise.race([ended, begun])
  abort.abort()
  if (typeof first === 'string') return { ok: true, message: `run ${first} has begun`, run: first }
  const run = await places.runs.newest()
  if (first.code !== 0 || run === null || run === before) return refused(first)
  return { ok: true, message: `run ${run} has begun`, run }
}

async function untilBegun(before: string | null, runs: RunReader, signal: AbortSignal): Promise<string | Ended> {
  while (!signal.aborted) {
    const run = (await runs.lockHolder())?.run ?? null
    if (run !== null && run !== before) return run
    await sleep(100, undefined, { signal }).catch(() => undefined)
  }
  return { code: null, said: '' }
}

interface Ended {
  /** null while it still runs after its time. */
  code: number | null
  said: string
}

/** Runs a command of this program; of one that takes longer than `patience` the end is not waited for. */
async function program(words: readonly string[], places: ActionPlaces, patience: number): Promise<Ended> {
  const { configDir, dataDir, logDir, stateDir, cwd, env } = places
  const folders = ['--config-dir', configDir, '--data-dir', dataDir, '--log-dir', logDir, '--state-dir', stateDir]
  // Of its own session: Ctrl-C ends the dashboard, not the run.
  const child = spawn(process.execPath, [process.argv[1]!, ...words, ...folders, '--no-color'], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    if (said.length < 4000) said += chunk.toString('utf8')
  })
  child.unref()
  // Not its exit: what it said may come after that.
  const ended = once(child, 'close').then(
    ([code]) => ({ code: typeof code === 'number' ? code : 1, said }),
    (error: unknown) => ({ code: 1, said: error instanceof Error ? error.message : String(error) }),
  )
  const late = sleep(patience, undefined, { ref: false }).then((): Ended => ({ code: null, said }))
  return Promise.race([ended, late])
}

function refused({ said }: Ended): ActionAnswer {
  const line = said.split('\n').find((one) => one.trim() !== '') ?? 'the command did not say why'
  return { ok: false, message: shorten(plainText(line), 400) }
}
