// Does a fleet of thousands get through on a small machine? 2,372 singles in 215 countries and 20 groups of 12 (the
// size that the predecessor's users reached), each a real process over a real loopback web: the summary has to add up.
// Prints the time over the lower bound max(longest unit, total / slots) of the run itself, without history and with it,
// the peak memory of everything together (PSS), and CPU per scraper beside that of `node -e 0`.
// node bench/big-fleet.ts [--singles 2372] [--groups 20] [--members 12] [--runs 2] [--max-parallel auto] [--pace 0.1]
import { fork, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Summary } from '../src/vocabulary/run/summary.ts'
import { lowerBound } from '../src/fleet/plan/makespan.ts'
import { type FleetSize, sitesOf, writeFleet } from './big-fleet/write-fleet.ts'

const { values } = parseArgs({
  options: {
    singles: { type: 'string', default: '2372' },
    groups: { type: 'string', default: '20' },
    members: { type: 'string', default: '12' },
    countries: { type: 'string', default: '215' },
    runs: { type: 'string', default: '2' },
    pace: { type: 'string', default: '0.1' },
    'max-parallel': { type: 'string', default: 'auto' },
  },
})
const size: FleetSize = {
  singles: Number(values.singles),
  groups: Number(values.groups),
  members: Number(values.members),
  countries: Number(values.countries),
  pace: Number(values.pace),
}
const scrapers = size.singles + size.groups * size.members
const program = fileURLToPath(new URL('../bin/regatta.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bench-big-fleet-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const web = fork(fileURLToPath(new URL('big-fleet/web.ts', import.meta.url)), [String(sitesOf(size))])
const ports = await new Promise<number[]>((resolve) => web.once('message', (message) => resolve(message as number[])))
writeFleet(folder, size, ports, (n) => 1 + Math.floor((40 * ((n * 7919) % 1000) ** 3) / 1e9))
process.stdout.write(`${scrapers} scrapers: ${size.singles} singles, ${size.groups} groups of ${size.members}\n`)
row(['run', 'wall s', 'bound s', 'over', 'slots', 'peak MB', 'orchestr. MB', 'CPU ms each', 'ended'])
for (let run = 0; run < Number(values.runs); run++) await oneRun(run)
row(['node -e 0', '', '', '', '', '', '', String(Math.round(bareNode())), ''])
web.disconnect()

async function oneRun(run: number): Promise<void> {
  rmSync(join(folder, 'data'), { recursive: true, force: true })
  const data = join(folder, `data_${run}`)
  mkdirSync(data)
  const before = childrenCpu()
  const started = performance.now()
  const child = spawn(
    process.execPath,
    [program, 'run-all', '--json', '--data-dir', data, '--max-parallel', values['max-parallel'], '--log-level', 'warn'],
    { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  let [peak, own, most] = [0, 0, 0]
  const look = setInterval(() => {
    const tree = treeOf(child.pid!)
    most = Math.max(most, tree.length - 1)
    peak = Math.max(
      peak,
      tree.reduce((sum, pid) => sum + pss(pid), 0),
    )
    own = Math.max(own, pss(child.pid!))
  }, 500)
  const code = await new Promise((resolve) => child.once('close', resolve)).finally(() => clearInterval(look))
  const wall = (performance.now() - started) / 1000
  const summary = JSON.parse(out) as Summary
  const { success, ...others } = summary.totals
  const sum = Object.values(others).reduce((a, b) => a + b, 0) - others.scrapers + success
  if (summary.scrapers.length !== scrapers || sum !== scrapers) throw new Error('The summary does not add up')
  const bound = lowerBound(units(summary), slotsOf()) / 1000
  const cpu = ((childrenCpu() - before) / scrapers) * 1000
  row([
    run === 0 ? 'no history' : `history of ${run}`,
    wall.toFixed(0),
    bound.toFixed(0),
    (wall / bound).toFixed(3),
    String(slotsOf()),
    peak.toFixed(0),
    own.toFixed(0),
    cpu.toFixed(0),
    `${success} success, exit ${String(code)}, ${most} processes at most`,
  ])
}

/** Durations of the units in ms, from launch to end of their processes; a group's is that of its members together. */
function units(summary: Summary): number[] {
  const sums = new Map<string, number>()
  for (const { group, country, source, attempt } of summary.scrapers) {
    const at = join(folder, '.regatta/runs', summary.run, 'scrapers', country, source, String(attempt))
    const time = (file: string, key: string): number =>
      Date.parse((JSON.parse(readFileSync(join(at, file), 'utf8')) as Record<string, string>)[key]!)
    const name = group ?? `${country}/${source}`
    sums.set(name, (sums.get(name) ?? 0) + time('exit.json', 'finished') - time('launch.json', 'started'))
  }
  return [...sums.values()]
}

function slotsOf(): number {
  const run = readdirSync(join(folder, '.regatta/runs')).sort().at(-1)!
  return (JSON.parse(readFileSync(join(folder, '.regatta/runs', run, 'plan.json'), 'utf8')) as { max_parallel: number })
    .max_parallel
}

function bareNode(): number {
  const before = childrenCpu()
  for (let n = 0; n < 20; n++) spawnSync(process.execPath, ['-e', '0'])
  return ((childrenCpu() - before) / 20) * 1000
}

/** CPU seconds of all children that have ended and been waited for, theirs included. */
function childrenCpu(): number {
  const fields = read('/proc/self/stat').split(') ')[1]!.split(' ').map(Number)
  return (fields[13]! + fields[14]!) / 100
}

/** A process and all below it, those of other process groups included. */
function treeOf(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number)
  return [pid, ...children.flatMap(treeOf)]
}

/** MB; pages that several processes share count once in all. */
function pss(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

function row(cells: string[]): void {
  process.stdout.write(`${cells.map((cell, i) => (i === 8 ? `  ${cell}` : cell.padStart(13))).join('')}\n`)
}
