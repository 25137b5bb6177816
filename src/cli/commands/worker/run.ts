import { hostname } from 'node:os'
import { openQueue, SHORTEST_HEARTBEAT_S } from '../../../cluster/queue.ts'
import { STAGES, type Stage } from '../../../cluster/stages.ts'
import { serveHealth } from '../../../cluster/worker/health.ts'
import { createMonitoring } from '../../../cluster/worker/monitoring.ts'
import { startWorker } from '../../../cluster/worker/worker.ts'
import { openChecked } from '../../../database/migrate.ts'
import { retryQuery } from '../../../database/retry-query.ts'
import { childPrograms } from '../../../processes/programs.ts'
import { spawnExeca } from '../../../processes/spawn-execa.ts'
import { makeStateFolder } from '../../../runs/folder/files/make-folder.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { NAME } from '../../../vocabulary/product.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { databaseUrl } from '../../session/database-url.ts'
import { writeReportIn } from './write-report-in.ts'

interface WorkerArgs {
  type: Stage | 'all' | undefined
  concurrency: number
  heartbeat: number
  grace: number
  healthPort: number | undefined
}

const USUAL_PORT = 8080
const LIMITS = ['MAX_RECORDS_PER_SITE', 'NUM_RECORDS_FOR_SCHEDULE'] as const
/** How long a database may take to answer when the worker starts: both may have been started together. */
const START_PATIENCE_MS = 30_000

/** Works until SIGTERM or SIGINT, then hands back what it has. */
export async function runWorker(args: WorkerArgs & CommonArgs, io: Io): Promise<number> {
  const given = readType(args.type ?? io.env['WORKER_TYPE'])
  if (given === null) return refuse(io, `WORKER_TYPE must be one of ${[...STAGES, 'all'].join(', ')}`)
  if (args.heartbeat < SHORTEST_HEARTBEAT_S * 1000) {
    return refuse(io, `--heartbeat must be at least ${SHORTEST_HEARTBEAT_S}s`)
  }
  const [max_records, max_sites] = LIMITS.map((name) => readLimit(io.env[name]))
  if (max_records === undefined || max_sites === undefined) {
    return refuse(io, `${LIMITS[max_records === undefined ? 0 : 1]} must be a whole number above 0`)
  }
  const database = databaseUrl(io)
  if (!database.ok) return refuse(io, database.refusal)
  const id = io.env['WORKER_ID'] ?? `${hostname()}-${process.pid}`
  const say = (message: string): void => {
    if (!args.quiet) io.stderr.write(`${new Date().toISOString()} ${plainText(id)}: ${plainText(message)}\n`)
  }

  const began = performance.now()
  const patient = (): boolean => performance.now() - began < START_PATIENCE_MS
  const connection = await retryQuery(() => openChecked(database.url, { most: 4 }), patient)
  const queue = await retryQuery(() => openQueue(database.url, { maintain: true }), patient)
  makeStateFolder(args.stateDir)
  const { stop, forget } = untilSignal(say)
  const worker = startWorker(queue, connection, {
    id,
    type: given,
    stages: given === 'all' ? STAGES : [given],
    concurrency: args.concurrency,
    heartbeat_ms: args.heartbeat,
    grace_ms: args.grace,
    max_records,
    max_sites,
    stateDir: args.stateDir,
    dataDir: args.dataDir,
    logDir: args.logDir,
    programs: childPrograms(spawnExeca),
    stop,
    writeReport: (folder) => writeReportIn(folder, args, io, stop),
    monitoring: createMonitoring(io.env['MONITORING_URL'], (error) => say(`monitoring: ${String(error)}`)),
    say,
  })
  const health = await serveHealth(args.healthPort ?? USUAL_PORT, {
    worker: worker.state,
    database: connection,
    heartbeat_ms: args.heartbeat,
    elsewhere: args.healthPort === undefined,
  })
  if (typeof health === 'string') say(health)
  else io.stdout.write(`READY ${health.url}\n`)
  try {
    await worker.ended
    return 0
  } finally {
    forget()
    if (typeof health !== 'string') health.close()
    await queue.stop({ graceful: false }).catch(() => undefined)
    await connection.destroy().catch(() => undefined)
    say(`${NAME} worker ended`)
  }
}

/** Null is no limit; undefined is none that can be read. */
function readLimit(text: string | undefined): number | null | undefined {
  if (text === undefined || text === '') return null
  const value = Number(text)
  return Number.isSafeInteger(value) && value > 0 ? value : undefined
}

function readType(text: string | undefined): Stage | 'all' | null {
  if (text === undefined || text === '' || text === 'all') return 'all'
  return STAGES.find((stage) => stage === text) ?? null
}

/** The second signal is for the scrapers as well: they are children of their own groups and hear of it from us. */
function untilSignal(say: (message: string) => void): { stop: AbortSignal; forget: () => void } {
  const stop = new AbortController()
  const onSignal = (signal: NodeJS.Signals): void => {
    if (!stop.signal.aborted) say(`${signal}: handing back`)
    stop.abort()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal)
  return {
    stop: stop.signal,
    forget: () => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, onSignal)
    },
  }
}
