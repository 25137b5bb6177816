// How far is a run from the shortest possible one? Simulated fleets of 70 scrapers with 2 to 6 groups of 3 to 8 members
// and log-normal durations, on 8 slots: the time of each order over the lower bound max(longest unit, total / slots).
//   before      the groups one after the other in the main process, in front of them the singles in parallel
//   first come  units in any order
//   ours        the real planner, with no history, with history off by 30 %, and with a fifth of it missing
// node bench/makespan.ts [fleets] [slots] [sigma]
import { parseSource } from '../src/config/parse/parse.ts'
import { type Source, scraperId } from '../src/config/source.ts'
import { lowerBound, makespan } from '../src/fleet/plan/makespan.ts'
import { planFleet, type PlannedUnit } from '../src/fleet/plan/plan.ts'

const [fleets = 1000, slots = 8, sigma = 1] = process.argv.slice(2).map(Number)
const random = createRandom(20_261_121)
const ratios: Record<string, number[]> = {}

for (let n = 0; n < fleets; n++) {
  const sources = createFleet()
  const durations = new Map(sources.map((source) => [scraperId(source), 60_000 * Math.exp(sigma * normal())]))
  const off = new Map([...durations].map(([id, ms]) => [id, ms * Math.exp(0.3 * normal())]))
  const partial = new Map([...off].filter(() => random() >= 0.2))
  const units = plan(sources, new Map())
  const times = (list: PlannedUnit[]): number[] =>
    list.map(({ members }) => sum(members.map((one) => durations.get(scraperId(one))!)))
  const bound = lowerBound(times(units), slots)
  const firstCome = shuffled(units)
  const [groups, singles] = ['group', 'single'].map((kind) => firstCome.filter((unit) => unit.kind === kind)) as [
    PlannedUnit[],
    PlannedUnit[],
  ]
  add('before: groups in the main process', makespan(times(singles), slots) + sum(times(groups)), bound)
  add('first come', makespan(times(firstCome), slots), bound)
  add('ours, first run (no history)', makespan(times(units), slots), bound)
  add('ours, a fifth without history', makespan(times(plan(sources, partial)), slots), bound)
  add('ours, history off by 30 %', makespan(times(plan(sources, off)), slots), bound)
  add('ours, exact history', makespan(times(plan(sources, durations)), slots), bound)
}

const cells = (values: (string | number)[]): string => {
  return values.map((value) => (typeof value === 'number' ? value.toFixed(3) : value).padStart(8)).join('')
}
process.stdout.write(
  `${''.padEnd(36)}${cells(['mean', 'p50', 'p90', 'p99', 'max'])}\n${'the limit'.padEnd(36)}${cells([1, 1, 1, 1, 1])}\n`,
)
for (const [name, all] of Object.entries(ratios)) {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  process.stdout.write(`${name.padEnd(36)}${cells([sum(all) / all.length, at(0.5), at(0.9), at(0.99), at(1)])}\n`)
}

function add(name: string, time: number, bound: number): void {
  ;(ratios[name] ??= []).push(time / bound)
}

function plan(sources: Source[], history: Map<string, number>): PlannedUnit[] {
  return planFleet(sources, { groupBy: 'source', maxParallel: slots, history }).units
}

/** 70 scrapers, some of them in groups: a source name that several countries have. */
function createFleet(): Source[] {
  const sources: Source[] = []
  const groups = whole(2, 6)
  for (let group = 0; group < groups; group++) {
    const members = whole(3, 8)
    for (let n = 0; n < members; n++) sources.push(createSource(`land_${String(n).padStart(2, '0')}`, `group_${group}`))
  }
  while (sources.length < 70)
    sources.push(createSource(`land_${String(whole(0, 19)).padStart(2, '0')}`, `paper_${sources.length}`))
  return sources
}

function createSource(country: string, source: string): Source {
  const site = `https://${source.replace('_', '-')}.example`
  const yaml = `name: Paper
base_url: ${site}
listing: { type: pagination, url_template: '${site}/news?page={num}' }
selectors: { thumbnail: { container: li, title: a, url: 'a::attr(href)' }, article: { body: p } }
`
  const parsed = parseSource(yaml, { file: `configs/${country}/${source}.yaml`, country, source }, { lint: false })
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'))
  return parsed.source
}

/** Mulberry32: the same fleets every time. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Box and Muller. */
function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function whole(least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function shuffled<T>(list: T[]): T[] {
  return list
    .map((item) => ({ item, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
