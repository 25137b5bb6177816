/**
 * How good and how fast is finding duplicates? The public sets beside a TF-IDF cosine with the best threshold one could
 * have chosen, made-up records of their kinds over several seeds (beside the threshold that would have been best),
 * made-up people, and the rule profile for contacts beside a naive loop. CPU seconds, for other work goes on.
 * node bench/records/duplicates.ts [sets | kinds 5 | different 3 | people 1000000 | contacts]
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
import { KINDS } from './kinds/kinds.ts'
import { withoutMatches } from './kinds/made.ts'
import { measure } from './kinds/measure-kinds.ts'
import { mulberry, syntheticPeople } from './synthetic-people.ts'

interface PublicSet {
  kind: 'dirty' | 'clean-clean'
  records: (Row & { id: string })[]
  matches: [string, string][]
}

/** With more right pairs, trying thresholds takes minutes. */
const ORACLE_PAIRS = 20_000

const [part = 'all', size] = process.argv.slice(2)
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const cpu = (since: NodeJS.CpuUsage): string => {
  const { user, system } = process.cpuUsage(since)
  return `${((user + system) / 1e6).toFixed(2)} s CPU`
}

if (part === 'all' || part === 'sets') publicSets()
if (part === 'all' || part === 'kinds') kinds(Number(part === 'kinds' ? (size ?? 5) : 1))
if (part === 'all' || part === 'different') different(Number(part === 'different' ? (size ?? 3) : 1))
if (part === 'all' || part === 'contacts') contacts()
if (part === 'all' || part === 'people') people(Number(size ?? 100_000))

function publicSets(): void {
  const folder = join(import.meta.dirname, '../../../shared/data/duplicates-dev')
  if (!existsSync(folder)) return say('skipped: the folder of the public sets is not there')
  say('set                       rows   precision  recall     F1   best threshold   TF-IDF cosine, best threshold')
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
  const task = { rows, against, id: 'id', truth }
  const began = process.cpuUsage()
  const { precision, recall, f1 } = measure(task, false)
  const spent = cpu(began)
  const figures = [precision, recall, f1, measure(task).oracle].map((each) => each.toFixed(4))
  const base = baseline(rows, against, new Set(set.matches.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`])))
  say(
    `${name.padEnd(24)} ${String(bare.length).padStart(5)}      ${figures.join('  ')}   ${base.toFixed(4)}      ${spent}`,
  )
}

function kinds(seeds: number): void {
  say(
    `made-up kind, ${seeds} seeds       rows   pairs   mean F1   worst   best threshold   wrong pairs where nothing is twice`,
  )
  const [means, oracles]: [number[], number[]] = [[], []]
  for (const make of KINDS) {
    const made = Array.from({ length: seeds }, (_, i) => make(i + 1))
    const first = made[0]!
    const measured = made.map((kind) => measure(kind, kind.truth.size < ORACLE_PAIRS))
    const wrong = measure(withoutMatches(first), false).found
    const f1 = measured.map((each) => each.f1)
    means.push(mean(f1))
    oracles.push(mean(measured.map(({ oracle }) => oracle)))
    const rows = String(first.rows.length + (first.against?.length ?? 0)).padStart(6)
    const pairs = String(first.truth.size).padStart(7)
    const figures = [means.at(-1)!, Math.min(...f1), oracles.at(-1)!].map((each) => each.toFixed(4))
    say(`${first.name.padEnd(27)} ${rows} ${pairs}    ${figures.join('   ')}   ${String(wrong).padStart(12)}`)
  }
  say(`mean F1 ${mean(means).toFixed(4)}, with the best thresholds ${mean(oracles).toFixed(4)}`)
}

/** Files of a tenth of the usual size, of all of it, and of five times as much: whatever is found is wrong. */
function different(seeds: number): void {
  say(`nothing is twice, ${seeds} seeds     wrong pairs (rows)`)
  for (const make of ALL_DIFFERENT) {
    const found = [0.1, 1, 5].map((scale) => {
      const made = Array.from({ length: seeds }, (_, i) => make(i + 1, scale))
      return `${mean(made.map((kind) => measure(kind, false).found)).toFixed(1)} (${made[0]!.rows.length})`
    })
    say(`${make(1, 0.1).name.padEnd(27)} ${found.join('   ')}`)
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0) / Math.max(1, numbers.length)
}

/** F1 of one cosine threshold over TF-IDF words, the best there is: chosen with the truth in hand. */
function baseline(rows: readonly Row[], against: readonly Row[] | undefined, truth: Set<string>): number {
  const table = readRows(rows, against, { id: 'id' })
  const index = indexRecords(table.columns, (_, value) => value.split(' '))
  const pairs = candidatePairs(index, { split: table.split, most: 50, budget: 1e9 })
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
