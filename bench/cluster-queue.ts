// How fast are a hundred thousand jobs sent, taken and counted? `--jobs 100000`.
import { parseArgs } from 'node:util'
import { loadFleet } from '../src/config/files/load.ts'
import type { Source } from '../src/config/source.ts'
import { readCluster } from '../src/cluster/cluster-status.ts'
import { enqueueFleet } from '../src/cluster/enqueue.ts'
import { migrateFleet } from '../src/cluster/migrate-fleet.ts'
import { openQueue } from '../src/cluster/queue.ts'
import { connect } from '../src/database/connect.ts'
import { planFleet } from '../src/fleet/plan/plan.ts'
import { emptyDatabase, stopPostgres } from '../test/database/start-postgres.ts'

const { values } = parseArgs({ options: { jobs: { type: 'string', default: '100000' } } })
const JOBS = Number(values.jobs)
const CLAIMS = 300

const url = await emptyDatabase()
await migrateFleet(url)
const { sources } = await loadFleet('configs', [], process.cwd())
const [pattern] = sources
const fleet = Array.from({ length: JOBS }, (_, n): Source => ({
  ...pattern!,
  source: `s${n}`,
  hosts: [`h${n}.example`],
}))
const { units } = planFleet(fleet, { groupBy: 'host', maxParallel: 1, history: new Map() })
const database = connect(url, { most: 2, timeout_ms: 600_000 })
const queue = await openQueue(url, { maintain: true })
const settings = {
  mode: 'update',
  max_pages: null,
  max_articles: null,
  max_wait_ms: 0,
  log_level: 'info',
  timeout_ms: null,
  grace_ms: 0,
} as const

const sendingMs = await timed(() =>
  enqueueFleet(queue, database, {
    stage: 'extraction',
    units,
    isWanted: () => true,
    settled: [],
    settings,
    history: new Map(),
    location: ({ country, source }) => `postgres:${country}/${source}`,
    cwd: '/',
  }),
)
const claims: number[] = []
for (let n = 0; n < CLAIMS; n++) claims.push(await timed(() => queue.fetch('extraction', { batchSize: 1 })))
// The workers of the queue count once a second.
await new Promise((later) => setTimeout(later, 3000))
const looks: number[] = []
for (let n = 0; n < 50; n++) looks.push(await timed(() => readCluster(database)))
const figures = {
  jobs: JOBS,
  sent_per_s: Math.round((JOBS / sendingMs) * 1000),
  claim_ms: { p50: share(claims, 0.5), p95: share(claims, 0.95) },
  status_ms: { p50: share(looks, 0.5), p95: share(looks, 0.95) },
}
process.stdout.write(`${JSON.stringify(figures)}\n`)
await queue.stop({ graceful: false })
await database.destroy()
await stopPostgres()

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

function share(times: number[], part: number): number {
  return Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length * part)]! * 10) / 10
}
