// How much faster is many at once than one at a time, and how near is that to what pace, cap and latency allow at all?
// Shapes from a guide to concurrent extraction, run by the real scraper against a server in a process of its own, whose
// log is the proof:
//   X1  30 records of 507 ms from one host: 4, 6, 8 at once, and under a pace of 2 a second, where nothing can be
//   gained
//   X2  records of 5 s under the three host classes, and three hosts side by side by run-all (X3: the time saved)
//   X4  15 % of all tries fail in a way that passes, two retries; X4b a host that is dead for 90 s (in real time)
//   X5  memory of the whole tree for 1,000 records
// node bench/speedups.ts [--rounds 5] [--only X1a,X2] [--scale 5]; X2 runs so many times faster, both arms alike.
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { median } from './crawl/table.ts'
import { faults } from './speedups/faults.ts'
import { timedFleet } from './speedups/fleet.ts'
import { outage } from './speedups/outage.ts'
import { shortest, timed, type Shape, type Timing } from './speedups/timed.ts'
import { treeMemory } from './speedups/tree-memory.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: 'X' },
    scale: { type: 'string', default: '5' },
  },
})
const rounds = Number(values.rounds)
const K = Number(values.scale)
const isWanted = (name: string): boolean => values.only.split(',').some((start) => name.startsWith(start))

interface Experiment extends Shape {
  hosts?: number
  claim: string
}
const usual = { items: 30, latency_ms: 507, rate_limit: 0 }
const slow = { items: 30, latency_ms: 5000 / K }
const EXPERIMENTS: Record<string, Experiment> = {
  'X1a 4 at once': { ...usual, concurrency: 4, claim: '2.5x' },
  'X1b 6 at once': { ...usual, concurrency: 6, claim: '3.2x' },
  'X1c 8 at once': { ...usual, concurrency: 8, claim: '3.6x' },
  'X1d 2 a second, 3 at once': { ...usual, rate_limit: 0.5, concurrency: 3, claim: '2.5x' },
  'X2a platform, 1.5 a second, 2': { ...slow, rate_limit: 1 / 1.5 / K, concurrency: 2, claim: '-' },
  'X2b directory, 2 a second, 3': { ...slow, rate_limit: 1 / 2 / K, concurrency: 3, claim: '2.5-3.6x' },
  'X2c general, 3 a second, 4': { ...slow, rate_limit: 1 / 3 / K, concurrency: 4, claim: '-' },
  'X2d three platform hosts': { ...slow, items: 15, rate_limit: 1 / 1.5 / K, concurrency: 2, hosts: 3, claim: '-' },
}

const folder = mkdtempSync(join(tmpdir(), 'bench-speedups-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const shapes = Object.entries(EXPERIMENTS).filter(([name]) => isWanted(name))
if (shapes.length > 0) await speedups()
if (isWanted('X4a')) await printFaults()
if (isWanted('X4b')) await printOutage()
if (isWanted('X5')) await printMemory()
print(
  `load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
)

async function speedups(): Promise<void> {
  const taken = new Map<string, { one: Timing; many: Timing }[]>(shapes.map(([name]) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, shape] of shapes) taken.get(name)!.push(await pair(shape))
  }
  print(
    `X2: latency 5 s and paces divided by ${K}. Medians of ${rounds} rounds; seconds from the first start to the last end at the server\n`,
  )
  row(
    '',
    'one at a time',
    'at once',
    'limit',
    'speed-up',
    'its limit',
    'reached',
    'claim',
    'in flight',
    'least gap ms',
    'server stalled',
    'with start-up s',
  )
  for (const [name, shape] of shapes) {
    const times = taken.get(name)!
    const [one, many] = (['one', 'many'] as const).map((arm) => times.map((time) => time[arm].seconds))
    const limit = shortest(shape)
    const alone = (shape.hosts ?? 1) * shape.items * (shape.latency_ms / 1000)
    const all = times.map((time) => time.many)
    const flights = Math.max(...all.map(({ most_in_flight }) => most_in_flight))
    const gap = Math.min(...all.map(({ least_gap_ms }) => least_gap_ms))
    const reached = many!.map((seconds) => limit / seconds)
    row(
      name,
      median(one!).toFixed(2),
      median(many!).toFixed(2),
      limit.toFixed(2),
      `${median(times.map((time) => time.one.seconds / time.many.seconds)).toFixed(2)}x`,
      `${(alone / limit).toFixed(2)}x`,
      `${percent(median(reached))} (${percent(Math.min(...reached))}-${percent(Math.max(...reached))})`,
      shape.claim,
      `${flights} of ${shape.concurrency}`,
      shape.rate_limit === 0 ? '-' : `${gap.toFixed(0)} of ${(shape.rate_limit * 1000).toFixed(0)}`,
      `${Math.max(...all.map(({ stalled_ms }) => stalled_ms)).toFixed(0)} ms`,
      median(all.map(({ process_s }) => process_s)).toFixed(2),
    )
    if (name.startsWith('X2b') || name.startsWith('X2d')) {
      print(
        `    X3: ${percent(1 - median(many!) / median(one!))} of the time saved; claimed 60 to 80 %, at most ${percent(1 - limit / alone)}`,
      )
    }
  }
  if (isWanted('X1d')) print('    X1d: the pace of the guide itself leaves nothing to gain, whatever runs at once')
  print('')
}

/** The same scraper, one at a time and then many at once. */
async function pair(shape: Experiment): Promise<{ one: Timing; many: Timing }> {
  const alone = { ...shape, concurrency: 1 }
  if (shape.hosts === undefined) return { one: await timed(folder, alone), many: await timed(folder, shape) }
  return {
    one: await timedFleet(folder, alone, shape.hosts, '--sequential'),
    many: await timedFleet(folder, shape, shape.hosts),
  }
}

async function printFaults(): Promise<void> {
  for (const share of [0.1, 0.15, 0.25]) {
    const { items, unlucky, missing, stored, tries_per_item, most_in_flight } = await faults(folder, share, 2000)
    const exist = items - missing
    print(
      `X4 ${percent(share)} of tries fail, 2 retries: ${stored} of ${exist} stored, ${percent(stored / exist, 2)}; ` +
        `1-p^3 is ${percent(1 - share ** 3, 2)}, the dice left ${exist - unlucky}; ${tries_per_item.toFixed(2)} tries an item ` +
        `(1+p+p^2 is ${(1 + share + share ** 2).toFixed(2)}); at most ${most_in_flight} in flight; ${missing} that are missing not counted`,
    )
  }
}

async function printOutage(): Promise<void> {
  const seen = await outage(folder, 90)
  print(
    `X4b 90 s without a host: it saw ${seen.tries} tries for ${seen.items_asked} items, at second ${seen.at_s.join(' ')}; threshold 5 items ` +
      `with 2 retries each and one probe every 30 s. The other host took ${seen.other_s.toFixed(1)} s, by its pace alone ` +
      `${seen.other_alone_s.toFixed(1)}. Stored ${seen.stored} of ${seen.of}, after a second run ${seen.stored_in_the_end}`,
  )
}

async function printMemory(): Promise<void> {
  const peaks: { tree_mb: number; largest_mb: number }[] = []
  for (let round = 0; round < rounds; round++) peaks.push(await treeMemory(folder, 1000))
  const [tree, largest] = (['tree_mb', 'largest_mb'] as const).map((key) => peaks.map((peak) => peak[key]))
  print(
    `X5 1,000 records of 45 KB pages by run-all: peak of the tree ${median(tree!).toFixed(0)} MB (${Math.min(...tree!).toFixed(0)} to ` +
      `${Math.max(...tree!).toFixed(0)}), of its largest process ${median(largest!).toFixed(0)}; aim below 200, claim 600 to 1,200`,
  )
}

function percent(share: number, digits = 0): string {
  return `${(share * 100).toFixed(digits)} %`
}

function row(name: string, ...cells: string[]): void {
  const widths = [15, 9, 8, 10, 11, 22, 10, 11, 14, 16, 17]
  print(`${name.padEnd(30)}${cells.map((cell, i) => cell.padStart(widths[i]!)).join('')}`)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
