import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { TestContext } from 'node:test'
import type { ClusterStatus } from '../../src/cluster/cluster-rows.ts'
import { migrateFleet } from '../../src/cluster/migrate-fleet.ts'
import { emptyDatabase } from '../database/start-postgres.ts'
import { scratchFolder } from '../store/scratch.ts'

/** A request as the sites saw it. */
export interface Seen {
  host: number
  path: string
  /** worker/epoch */
  from: string
  /** ms since 1970. */
  at: number
}

interface Called {
  code: number | null
  out: string
  err: string
}

export interface TestCluster {
  folder: string
  url: string
  ports: number[]
  regatta: (...words: string[]) => Promise<Called>
  /** With other variables of the environment. */
  regattaWith: (env: NodeJS.ProcessEnv, ...words: string[]) => Promise<Called>
  worker: (id: string, options?: WorkerStart) => ChildProcess
  status: () => Promise<ClusterStatus>
  requests: () => Promise<Seen[]>
}

export interface WorkerStart {
  words?: string[]
  env?: NodeJS.ProcessEnv
  /** Of the database, where it is not reached directly. */
  url?: string
  /** What starts it, such as a program that enters another network. */
  through?: string[]
  /** Arguments of Node, and the program, where it is not the one that is shipped. */
  program?: string[]
}

export interface TestFleet {
  hosts: number
  articles: number
  /** Seconds between two requests to a host. */
  rate_limit?: number
  /** Of the sites; on loopback by default. */
  address?: string
  /** Arguments of Node, and the program that migrates and is called, where it is not the one that is shipped. */
  program?: string[]
}

/** The program as it is shipped. */
export const PROGRAM = join(import.meta.dirname, '../../dist/cli.js')

/** A fleet of traced sites, its configs, and a database with our tables; all of it goes with the test. */
export async function testCluster(t: Pick<TestContext, 'after'>, fleet: TestFleet): Promise<TestCluster> {
  const { program: called = [PROGRAM] } = fleet
  const url = await emptyDatabase()
  if (fleet.program === undefined) await migrateFleet(url)
  // Before the folder goes, in which they write.
  const workers: ChildProcess[] = []
  t.after(async () => {
    for (const child of workers) await ended(child, 'SIGTERM')
  })
  const folder = scratchFolder(t)
  const { ports, requests } = await startHosts(t, fleet)
  writeConfigs(folder, ports, fleet)
  const env = { ...process.env, DATABASE_URL: url, REGATTA_TRACE: '1' }
  const start = (words: string[], more: NodeJS.ProcessEnv = {}, before: string[] = []): ChildProcess => {
    const [file, ...rest] = [...before, process.execPath, ...words] as [string, ...string[]]
    return spawn(file, rest, { cwd: folder, env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'pipe'] })
  }
  const regattaWith: TestCluster['regattaWith'] = async (more, ...words) => {
    const child = start([...called, ...words], more)
    const [out, err] = [collect(child.stdout), collect(child.stderr)]
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, out: out(), err: err() }
  }
  const regatta: TestCluster['regatta'] = (...words) => regattaWith({}, ...words)
  if (fleet.program !== undefined) await regatta('migrate')
  return {
    folder,
    url,
    ports,
    regatta,
    regattaWith,
    requests,
    worker(id, { words = [], url: reached = url, env: more = {}, through = [], program = called } = {}) {
      const state = ['--state-dir', join(folder, `state-${id}`), '--health-port', '0']
      const own = { WORKER_ID: id, DATABASE_URL: reached, ...more }
      const child = start([...program, 'worker', ...state, ...words], own, through)
      if (process.env['SHOW'] === '1') child.stderr?.pipe(process.stderr)
      else child.stderr?.resume()
      child.stdout?.resume()
      workers.push(child)
      return child
    },
    status: async () => JSON.parse((await regatta('cluster', 'status', '--json')).out) as ClusterStatus,
  }
}

/** Ends a process that may be stopped, and waits for it. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGCONT')
  child.kill(signal)
  await exit
}

/** Asks until it is so; the test's own limit ends what never is. */
export async function until<T>(ask: () => Promise<T | null | false>, every_ms = 200): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer !== null && answer !== false) return answer
    await new Promise((again) => setTimeout(again, every_ms))
  }
}

/** Requests of an owner that came after the first one of a later owner of the same host. */
export function overlapping(requests: Seen[]): Seen[] {
  const epochs = new Map<number, number>()
  return requests.filter(({ host, from }) => {
    const epoch = Number(from.slice(from.lastIndexOf('/') + 1))
    const newest = Math.max(epochs.get(host) ?? 0, epoch)
    epochs.set(host, newest)
    return epoch < newest
  })
}

async function startHosts(
  t: Pick<TestContext, 'after'>,
  { hosts, articles, address = '127.0.0.1' }: TestFleet,
): Promise<{ ports: number[]; requests: () => Promise<Seen[]> }> {
  const program = join(import.meta.dirname, '../children/traced-hosts.ts')
  const child = spawn(process.execPath, [program, String(hosts), String(articles), address], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  t.after(() => ended(child, 'SIGKILL'))
  const lines = createInterface({ input: child.stdout })
  const ports = JSON.parse(await nextLine(lines)) as number[]
  return {
    ports,
    requests: async () => {
      const line = nextLine(lines)
      child.stdin.write('\n')
      return JSON.parse(await line) as Seen[]
    },
  }
}

async function nextLine(lines: Interface): Promise<string> {
  const [line] = (await once(lines, 'line')) as [string]
  return line
}

function writeConfigs(folder: string, ports: number[], { rate_limit = 0, address = '127.0.0.1' }: TestFleet): void {
  mkdirSync(join(folder, 'configs/test'), { recursive: true })
  for (const [n, port] of ports.entries()) {
    const base = `http://${address}:${port}`
    writeFileSync(
      join(folder, `configs/test/host${n}.yaml`),
      `name: Host ${n}
base_url: ${base}
rate_limit: ${rate_limit}
concurrency: 1
listing: { type: pagination, url_template: "${base}/list?page={num}", start_page: 1 }
selectors:
  thumbnail: { container: .item, title: "a::text", url: "a::attr(href)" }
  article: { title: h1, body: .body p }
`,
    )
  }
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = ''
  stream?.setEncoding('utf8').on('data', (more: string) => (text += more))
  return () => text
}
