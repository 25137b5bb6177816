// What do an outage of the database and a rolling restart cost a fleet under load? Four workers, twelve hosts.
// node bench/cluster-outages.ts [--seconds 18] [--restarts 4]
import { parseArgs } from 'node:util'
import { cuttableLink } from '../test/cluster/cuttable-link.ts'
import { ended, overlapping, testCluster, type Seen, type TestCluster, until } from '../test/cluster/test-cluster.ts'
import { runStatement, stopPostgres } from '../test/database/start-postgres.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '18' }, restarts: { type: 'string', default: '4' } },
})
const [HOSTS, WORKERS] = [12, 4]
const cleanups: (() => Promise<void> | void)[] = []
const place = { after: (work: () => Promise<void> | void) => void cleanups.unshift(work) }

for (const [how, seconds] of [
  ['cut', 5],
  ['refuse', 5],
  ['cut', Number(values.seconds)],
  ['refuse', Number(values.seconds)],
] as const) {
  await outage(how, seconds)
}
await restarts()
for (const work of cleanups.splice(0)) await work()
await stopPostgres()

/** All workers lose the database at once; what the sites saw. */
async function outage(how: 'cut' | 'refuse', seconds: number): Promise<void> {
  const cluster = await testCluster(place, { hosts: HOSTS, articles: 100_000, rate_limit: 0.3 })
  await cluster.regatta('enqueue')
  const link = await cuttableLink(place, cluster.url)
  const workers = Array.from({ length: WORKERS }, (_, n) =>
    cluster.worker(`w${n}`, { url: link.url, words: ['--concurrency', '4'] }),
  )
  await until(async () => askedSince(await cluster.requests(), 0).size === HOSTS)
  const began = Date.now()
  link[how]()
  await new Promise((later) => setTimeout(later, seconds * 1000))
  link.mend()
  const mended = Date.now()
  await until(async () => askedSince(await cluster.requests(), mended).size === HOSTS)
  const requests = await cluster.requests()
  const first = [...askedSince(requests, mended).values()].map((at) => at - mended)
  const pauses = Array.from({ length: HOSTS }, (_, host) => longestPause(requests, host, began))
  const { failovers } = await cluster.status()
  say({
    outage: how,
    seconds,
    moved: failovers.length,
    first_request_after_s: rounded(Math.max(...first)),
    longest_pause_s: rounded(Math.max(...pauses)),
    overlapping: overlapping(requests).length,
    workers_ended: workers.filter(({ exitCode }) => exitCode !== null).length,
  })
  for (const work of cleanups.splice(0)) await work()
}

/** Every worker is replaced, one after the other, again and again. */
async function restarts(): Promise<void> {
  const articles = 400
  const cluster = await testCluster(place, { hosts: HOSTS, articles, rate_limit: 0.2 })
  const start = (n: number): ReturnType<TestCluster['worker']> =>
    cluster.worker(`w${n}`, { words: ['--concurrency', '4'] })
  const workers = Array.from({ length: WORKERS }, (_, n) => start(n))
  await cluster.regatta('enqueue')
  await until(async () => askedSince(await cluster.requests(), 0).size === HOSTS)
  const times: number[] = []
  for (let round = 0; round < Number(values.restarts); round++) {
    for (let n = 0; n < WORKERS; n++) {
      const began = performance.now()
      await ended(workers[n]!, 'SIGTERM')
      times.push(performance.now() - began)
      workers[n] = start(n)
      await until(async () =>
        (await cluster.status()).workers.some(({ id, status }) => id === `w${n}` && status === 'active'),
      )
    }
  }
  await until(async () => JSON.parse((await cluster.regatta('status', '--json')).out).finished !== null, 1000)
  const requests = await cluster.requests()
  const pages = requests.filter(({ path }) => path.startsWith('/a/')).map(({ host, path }) => `${host}${path}`)
  const [stored] = await runStatement(cluster.url, 'SELECT count(*)::int AS records FROM regatta.record')
  const [used] = await runStatement(
    cluster.url,
    'SELECT coalesce(max(retry_count), 0)::int + (SELECT count(*)::int FROM regatta.trial) AS attempts FROM regatta.job',
  )
  say({
    restarts: times.length,
    hand_back_s: {
      median: rounded(times.toSorted((a, b) => a - b)[times.length >> 1]!),
      worst: rounded(Math.max(...times)),
    },
    lost: HOSTS * articles - stored.records,
    pages_twice: pages.length - new Set(pages).size,
    attempts_used: used.attempts,
    overlapping: overlapping(requests).length,
  })
}

/** Of each host the first request since a time. */
function askedSince(requests: Seen[], since: number): Map<number, number> {
  const first = new Map<number, number>()
  for (const { host, at } of requests) if (at > since && !first.has(host)) first.set(host, at)
  return first
}

function longestPause(requests: Seen[], host: number, since: number): number {
  const times = requests.filter((one) => one.host === host && one.at > since - 2000).map(({ at }) => at)
  return Math.max(...times.slice(1).map((at, n) => at - times[n]!))
}

function rounded(ms: number): number {
  return Math.round(ms / 10) / 100
}

function say(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}
