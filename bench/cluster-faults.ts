// What happens to a fleet whose workers are killed, stopped and cut off, as its sites see it? `--rounds 40`.
import { parseArgs } from 'node:util'
import { cuttableLink } from '../test/cluster/cuttable-link.ts'
import { faultRound, undo, type Fault, type FaultFigures, type Victim } from '../test/cluster/fault-round.ts'
import { ended, overlapping, testCluster, until } from '../test/cluster/test-cluster.ts'
import { runStatement, stopPostgres } from '../test/database/start-postgres.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '40' } } })
const FAULTS: Fault[] = ['kill_all', 'kill_worker', 'stop_all', 'stop_worker', 'cut', 'cut_then_mend']
const [HOSTS, WORKERS] = [12, 4]

const cleanups: (() => Promise<void> | void)[] = []
const place = { after: (work: () => Promise<void> | void) => void cleanups.unshift(work) }
const cluster = await testCluster(place, { hosts: HOSTS, articles: 100_000, rate_limit: 0.3 })
await cluster.regatta('enqueue')

let started = 0
async function start(): Promise<Victim> {
  const id = `w${++started}`
  const link = await cuttableLink(place, cluster.url)
  return { id, link, process: cluster.worker(id, { url: link.url, words: ['--concurrency', '4'] }) }
}

const workers = await Promise.all(Array.from({ length: WORKERS }, start))
const rounds: FaultFigures[] = []
for (let round = 0; round < Number(values.rounds); round++) {
  await until(async () => (await cluster.status()).assignments.length === HOSTS)
  // One that has hosts: those of the last victim went to others.
  const { assignments } = await cluster.status()
  const index = workers.findIndex(({ id }) => assignments.some(({ worker }) => worker === id))
  const [victim] = workers.splice(index, 1)
  const fault = FAULTS[round % FAULTS.length]!
  const figures = await faultRound(cluster, victim!, fault)
  rounds.push(figures)
  process.stdout.write(`${JSON.stringify(figures)}\n`)
  // Stopped and cut ones come back to life beside the new owners.
  if (/stop|mend/.test(fault)) await new Promise((later) => setTimeout(later, 5000))
  undo(victim!)
  await ended(victim!.process, 'SIGKILL')
  workers.push(await start())
}

const requests = await cluster.requests()
const sorted = (name: 'claimed_s' | 'asked_s' | 'silent_s'): number[] =>
  rounds.map((one) => one[name]).toSorted((a, b) => a - b)
const figures = (name: 'claimed_s' | 'asked_s' | 'silent_s'): object => {
  const all = sorted(name)
  return { median: all[Math.floor(all.length / 2)], worst: all.at(-1) }
}
const [refused] = await runStatement(cluster.url, 'SELECT count(*)::int AS count FROM regatta.refusal')
const summary = {
  rounds: rounds.length,
  hosts: rounds.reduce((sum, { hosts }) => sum + hosts, 0),
  requests: requests.length,
  overlapping: overlapping(requests).length,
  claimed_s: figures('claimed_s'),
  asked_s: figures('asked_s'),
  silent_s: figures('silent_s'),
  refused: refused.count,
}
process.stdout.write(`${JSON.stringify(summary)}\n`)
for (const work of cleanups) await work()
await stopPostgres()
