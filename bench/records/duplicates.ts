/**
 * How good and how fast is finding duplicates? The public sets beside a TF-IDF cosine with the best threshold one could
 * have chosen, made-up records of their kinds over several seeds (beside the threshold that would have been best),
 * made-up people, and the rule profile for contacts beside a naive loop. CPU seconds, for other work goes on.
 * node bench/records/duplicates.ts [sets | kinds 5 | held-out 2 0.5 501 | kinds SEEDS SCALE FIRST_SEED | different 3 |
 * people 1000000 | contacts]
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { candidatePairs } from '../../src/records/duplicates/blocking/candidate-pairs.ts'
import { cosine, indexRecords } from '../../src/records/duplicates/blocking/record-keys.ts'
import { compareContacts, parseContact, type Contact } from '../../src/records/duplicates/contact-rule/contact.ts'
import { matchContacts } from '../../src/records/duplicates/contact-rule/match-contacts.ts'
import { findDuplicates } from '../../src/records/duplicates/find-duplicates.ts'
import type { Row } from '../../src/records/duplicates/options.ts'
import { readRows } from '../../src/records/duplicates/compared-rows.ts'
import { ALL_DIFFERENT } from './kinds/all-different.ts'
import { HELD_OUT } from './kinds/held-out.ts'
import { KINDS } from './kinds/kinds.ts'
import { withoutMatches } from './kinds/made.ts'
import { measure, type Task } from './kinds/measure-kinds.ts'
import { mulberry, syntheticPeople } from './synthetic-people.ts'

interface PublicSet {
  kind: 'dirty' | 'clean-clean'
  records: (Row & { id: string })[]
  matches: [string, string][]
}

/** With more right pairs, trying thresholds takes minutes. */
const ORACLE_PAIRS = 20_000
/** Times the usual number of rows. */
const SCALES = [0.1, 1, 5]

const HEAD =
  'kind                              rows    right    found  precision  recall      F1   worst    best  CPU s'

const [part = 'all', size, scale = '1', seed = '1'] = process.argv.slice(2)
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const cpu = (since: NodeJS.CpuUsage): string => {
  const { user, system } = process.cpuUsage(since)
  return `${((user + system) / 1e6).toFixed(2)} s CPU`
}

if (part === 'all' || part === 'sets') publicSets()
if (part === 'all' || part === 'kinds') kinds(Number(part === 'kinds' ? (size ?? 5) : 1))
if (part === 'held-out') heldOut(Number(size ?? 2))
if (part === 'all' || part === 'different') different(Number(part === 'different' ? (size ?? 3) : 1))
if (part === 'all' || part === 'contacts') contacts()
if (part === 'all' || part === 'people') people(Number(size ?? 100_000))

/** One line of the table: means over tasks of one kind; `best` is F1 with the best of some thresholds. */
function report(name: string, tasks: readonly Task[], withOracle: boolean): number {
  const measured = tasks.map((task) => {
    const began = process.cpuUsage()
    const quality = measure(task, false)
    const spent = process.cpuUsage(began)
    const oracle = withOracle && task.truth.size < ORACLE_PAIRS ? measure(task).oracle : quality.f1
    return { ...quality, oracle, seconds: (spent.user + spent.system) / 1e6 }
  })
  const over = (of: (each: (typeof measured)[number]) => number): number => mean(measured.map(of))
  const counts = [
    mean(tasks.map(({ rows, against }) => rows.length + (against?.length ?? 0))),
    mean(tasks.map(({ truth }) => truth.size)),
    over(({ found }) => found),
  ]
  const nothing = tasks.every(({ truth }) => truth.size === 0)
  const shares = [
    over(({ precision }) => precision),
    over(({ recall }) => recall),
    over(({ f1 }) => f1),
    Math.min(...measured.map(({ f1 }) => f1)),
    over(({ oracle }) => oracle),
  ].map((each) => (nothing ? '-' : each.toFixed(3)).padStart(8))
  const cells = [
    ...counts.map((each) => each.toFixed(0).padStart(8)),
    ...shares,
    over(({ seconds }) => seconds)
      .toFixed(1)
      .padStart(7),
  ]
  say(`${name.padEnd(30)} ${cells.join(' ')}`)
  return over(({ f1 }) => f1)
}

function publicSets(): void {
  const folder = join(import.meta.dirname, '../../../shared/data/duplicates-dev')
  if (!existsSync(folder)) return say('skipped: the folder of the public sets is not there')
  say(HEAD)
  for (const name of ['febrl1', 'fodors_zagats', 'abt_buy']) {
    const path = join(folder, `${name}.json.gz`)
    const set = JSON.parse(gunzipSync(readFileSync(path)).toString()) as PublicSet
    publicSet(name, set)
    if (set.kind !== 'dirty') publicSet(`${name}, one file`, { ...set, kind: 'dirty' })
  }
}

function publicSet(name: string, set: PublicSet): void {
  const bare = set.records.map((row): Row => ({ ...row, table: undefined }))
  const isFirst = (i: number): boolean => set.kind === 'dirty' || set.records[i]!['table'] === 'a'
  const rows = bare.filter((_, i) => isFirst(i))
  const against = set.kind === 'dirty' ? undefined : bare.filter((_, i) => !isFirst(i))
  const place = new Map([...rows, ...(against ?? [])].map((row, i) => [row['id']!, i]))
  const truth = new Set(
    set.matches.map(([a, b]) => {
      const [x, y] = [place.get(a)!, place.get(b)!].sort((one, other) => one - other)
      return `${x} ${y! - (against === undefined ? 0 : rows.length)}`
    }),
  )
  report(name, [{ rows, against, id: 'id', truth }], true)
  const base = baseline(rows, against, new Set(set.matches.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`])))
  say(`    TF-IDF cosine with the best threshold: F1 ${base.toFixed(4)}`)
}

function kinds(seeds: number): void {
  say(`${HEAD}    (made-up kinds, ${seeds} seeds; then those of two files with nothing in common)`)
  const made = KINDS.map((make) => Array.from({ length: seeds }, (_, i) => make(Number(seed) + i, Number(scale))))
  const f1 = made.map((tasks) => report(tasks[0]!.name, tasks, true))
  say(`mean F1 ${mean(f1).toFixed(4)}`)
  for (const tasks of made) {
    if (tasks[0]!.against !== undefined) report(`${tasks[0]!.name}, apart`, tasks.map(withoutMatches), false)
  }
}

/** Kinds that no part of the search was made for. */
function heldOut(seeds: number): void {
  say(`${HEAD}    (kinds held out, ${seeds} seeds)`)
  const made = HELD_OUT.map((make) => Array.from({ length: seeds }, (_, i) => make(Number(seed) + i, Number(scale))))
  for (const tasks of made) report(tasks[0]!.name, tasks, true)
}

/** Files of a tenth of the usual size, of all of it, and of five times as much: whatever is found is wrong. */
function different(seeds: number): void {
  say(`${HEAD}    (nothing is twice, ${seeds} seeds)`)
  for (const make of ALL_DIFFERENT) {
    for (const times of SCALES) {
      const tasks = Array.from({ length: seeds }, (_, i) => make(i + 1, times))
      report(tasks[0]!.name, tasks, false)
    }
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0) / Math.max(1, numbers.length)
}

/** F1 of one cosine threshold over TF-IDF words, the best there is: chosen with the truth in hand. */
function baseline(rows: readonly Row[], against: readonly Row[] | undefined, truth: Set<string>): number {
  const table = readRows(rows, against, { id: 'id' })
  const index = indexRecords(table.columns, (_, value) => value.split(' '))
  const pairs = candidatePairs(index, { split: table.split, catalogueOf: null, most: 50, budget: 1e9 })
  const scored = Array.from(pairs.a, (a, i) => {
    const b = pairs.b[i]!
    return { score: cosine(index, a, b), match: truth.has(`${table.idOf(a)} ${table.idOf(b)}`) }
  }).sort((x, y) => y.score - x.score)
  let [best, right] = [0, 0]
  for (const [i, { score, match }] of scored.entries()) {
    if (match) right++
    if (scored[i + 1]?.score !== score) best = Math.max(best, (2 * right) / (i + 1 + truth.size / 2))
  }
  return best
}

function people(rows: number): void {
  const copies = Math.floor(rows * 0.2)
  const made = syntheticPeople(rows - copies, copies)
  const before = process.memoryUsage.rss()
  const began = process.cpuUsage()
  const result = findDuplicates(made.rows, { recallSample: Math.max(1, Math.floor(1e6 / rows)) })
  const spent = cpu(began)
  const counts = new Map<number, number>()
  for (const person of made.person) counts.set(person, (counts.get(person) ?? 0) + 1)
  const planted = counts.values().reduce((total, count) => total + (count * (count - 1)) / 2, 0)
  const right = result.pairs.filter(({ a, b }) => made.person[a] === made.person[b]).length
  say(
    `${rows} people, ${planted} planted pairs: precision ${(right / result.pairs.length).toFixed(4)}, recall ${(right / planted).toFixed(4)}`,
  )
  const peak = process.resourceUsage().maxRSS / 1024
  say(
    `${spent}, peak ${peak.toFixed(0)} MB (${(before / 2 ** 20).toFixed(0)} MB of it the rows); ${JSON.stringify(result.statistics)}`,
  )
}

function contacts(): void {
  const random = mulberry(3)
  const made = syntheticPeople(3000, 0, 1, 5).rows.map((row) => contactOf(row))
  const fresh = Array.from({ length: 1000 }, (_, i) => {
    const like = made[Math.floor(random() * made.length)]!
    if (i % 10 === 0) return { ...like, address: like.address.replace('street', 'st').replace('avenue', 'ave') }
    if (i % 10 === 1) return { ...like, address: '' }
    return contactOf(syntheticPeople(1, 0, 1, 1000 + i).rows[0]!)
  })
  let began = process.cpuUsage()
  const slow: string[] = []
  for (const [a, one] of fresh.entries()) {
    for (const [b, other] of made.entries()) {
      const found = compareContacts(parseContact(one), parseContact(other))
      if (found !== null) slow.push(JSON.stringify({ a, b, ...found }))
    }
  }
  const naive = process.cpuUsage(began)
  const parsed = [fresh.map(parseContact), made.map(parseContact)] as const
  began = process.cpuUsage()
  const loop: string[] = []
  for (const [a, one] of parsed[0].entries()) {
    for (const [b, other] of parsed[1].entries()) {
      const found = compareContacts(one, other)
      if (found !== null) loop.push(JSON.stringify({ a, b, ...found }))
    }
  }
  const once = process.cpuUsage(began)
  matchContacts(fresh, made)
  began = process.cpuUsage()
  const fast = matchContacts(fresh, made)
  const index = process.cpuUsage(began)
  const same = fast.map((match) => JSON.stringify(match)).join('\n')
  const total = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6
  say(
    `contacts, 1,000 new against 3,000 known: ${fast.length} matches, identical: ${same === slow.join('\n') && same === loop.join('\n')}`,
  )
  say(
    `naive loop ${total(naive).toFixed(2)} s CPU; parsed once ${total(once).toFixed(2)} s; index ${total(index).toFixed(4)} s: ${(total(naive) / total(index)).toFixed(0)} and ${(total(once) / total(index)).toFixed(0)} times faster`,
  )
}

function contactOf(row: Row): Contact {
  const address = `${row['street']}, ${row['suburb']}, IL ${row['postcode']}`
  return { name: `${row['given_name']} ${row['surname']}`, phone: row['phone']!, address }
}
