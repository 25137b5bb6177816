/**
 * Stands where the scraper child stands and behaves as its source's name says, so that the fleet can be tested against
 * every way a process can end without any web.
 */
import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]!
const task = JSON.parse(readFileSync(join(folder, 'task.json'), 'utf8'))
const started = new Date().toISOString()
const counts = {
  pages: { fetched: 3, from_cache: 0, failed: 0 },
  records: { found: 2, new: 2, updated: 0, unchanged: 0, rejected: 0 },
}

const stat = readFileSync('/proc/self/stat', 'latin1')
const identity = {
  pid: process.pid,
  start_time: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19],
  boot_id: readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim(),
}

function write(name: string, value: unknown): void {
  writeFileSync(join(folder, `${name}.tmp`), JSON.stringify(value))
  renameSync(join(folder, `${name}.tmp`), join(folder, name))
}

function state(): void {
  const progress = { ...counts, phase: 'articles', listing_pages: 1, pending: 0, waiting: '', rss_mb: 40, cpu_ms: 50 }
  write('state.json', { process: identity, started, updated: new Date().toISOString(), progress })
}

function result(status: string, reason: string | null = null, stats: object = {}): void {
  const finished = new Date().toISOString()
  write('result.json', {
    status,
    reason,
    detail: '',
    counts,
    started,
    finished,
    peak_rss_mb: 41,
    cpu_ms: 60,
    stats,
  })
}

/** Tells the test, on a line of its own in a file it named, that this scraper is at a certain point. */
function tell(what: string): void {
  const file = process.env.REGATTA_TEST_EVENTS
  const id = `${task.config.country}/${task.config.source}`
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ id, what, pid: process.pid, at: Date.now() })}\n`)
}

function politely(): void {
  tell('asked to stop')
  result('interrupted', 'stopped')
  tell('stopped')
  process.exit(130)
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const forever = (): void => void setInterval(() => {}, 1000)

const behaviours: Record<string, () => void | Promise<void>> = {
  ends_well: async () => {
    const gate = process.env.REGATTA_TEST_GATE
    do await wait(20)
    while (gate !== undefined && !existsSync(gate))
    result('success')
  },
  warns: () => result('warning', 'partial'),
  fails: () => {
    result('failed', 'no_entries')
    process.exitCode = 1
  },
  fails_when_told: async () => {
    while (!existsSync(process.env.REGATTA_TEST_FAILS!)) await wait(20)
    result('failed', 'no_entries')
    process.exitCode = 1
  },
  cannot_resolve: () => {
    result('failed', 'host_down', { failure_kinds: { dns: 2 } })
    process.exitCode = 1
  },
  fails_at_first: () => {
    if (task.attempt > 1) return result('success')
    result('failed', 'host_down')
    process.exitCode = 1
  },
  crashes: () => {
    process.stderr.write('half a line')
    process.exitCode = 3
  },
  ends_without_result: () => {},
  kills_itself: () => void process.kill(process.pid, 'SIGKILL'),
  dies_after_result: () => {
    result('success')
    process.kill(process.pid, 'SIGSEGV')
  },
  runs_out_of_memory: () => {
    const hoard: unknown[] = []
    for (;;) hoard.push(Array.from({ length: 100_000 }, () => ({})))
  },
  floods_its_log: () => {
    const line = `${'x'.repeat(1023)}\n`.repeat(1024)
    for (let mebibyte = 0; mebibyte < 200; mebibyte++) process.stdout.write(line)
    result('success')
  },
  hangs: forever,
  spins: () => {
    tell('begun')
    for (;;);
  },
  runs: () => {
    process.on('SIGTERM', politely)
    process.on('SIGINT', politely)
    forever()
  },
  ignores_signals: () => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {})
    forever()
  },
  forks_away: () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' })
    child.unref()
    tell(`forked ${child.pid}`)
    result('success')
  },
}

process.on('SIGHUP', () => {})
state()
process.stdout.write(`hello from ${task.config.source}\n`)
// A name may end in digits, so that a fleet can have several of a kind.
const behaviour = behaviours[String(task.config.source).replace(/_?\d+$/, '')]!
await behaviour()
tell('begun')
if (process.exitCode === undefined) tell('worked')
