/**
 * How good and how fast is finding duplicates? The public sets beside a TF-IDF cosine with the best threshold one could have chosen,
 * made-up records of their kinds and made-up people, and the rule profile for contacts beside a naive loop. CPU seconds, for other work goes on.
 * node bench/records/duplicates.ts [sets | kinds | people 1000000 | contacts]
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { candidatePairs } from '../../src/records/duplicates/blocking/candidate-pairs.ts'
import { cosine, indexRecords } from '../../src/records/duplicates/blocking/record-keys.ts'
import { compareContacts, parseContact, type Contact } from '../../src/records/duplicates/brief/contact.ts'
import { matchContacts } from '../../src/records/duplicates/brief/match-contacts.ts'
import { findDuplicates } from '../../src/records/duplicates/find-duplicates.ts'
import type { Row } from '../../src/records/duplicates/options.ts'
import { readRows } from '../../src/records/duplicates/read-rows.ts'
import { KINDS } from './kinds/kinds.ts'
import { mulberry, syntheticPeople } from './synthetic-people.ts'

interface PublicSet {
  kind: 'dirty' | 'clean-clean'
  records: (Row & { id: string })[]
  matches: [string, string][]
}

const [part = 'all', size = '100000'] = process.argv.slice(2)
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const cpu = (since: NodeJS.CpuUsage): string => {
  const { user, system } = process.cpuUsage(since)
  return `${((user + system) / 1e6).toFixed(2)} s CPU`
}

if (part === 'all' || part === 'sets') publicSets()
if (part === 'all' || part === 'kinds') kinds()
if (part === 'all' || part === 'contacts') contacts()
if (part === 'all' || part === 'people') people(Number(size))

function publicSets(): void {
  const folder = join(import.meta.dirname, '../../../shared/data/duplicates-dev')
  if (!existsSync(folder)) return say('skipped: the folder of the public sets is not there')
  say('set             rows   precision  recall     F1   TF-IDF cosine, best threshold')
  for (const name of ['febrl1', 'fodors_zagats', 'abt_buy']) {
    const path = join(folder, `${name}.json.gz`)
    const set = JSON.parse(gunzipSync(readFileSync(path)).toString()) as PublicSet
    const bare = set.records.map((row): Row => ({ ...row, table: undefined }))
    const isFirst = (i: number): boolean => set.kind === 'dirty' || set.records[i]!['table'] === 'a'
    const rows = bare.filter((_, i) => isFirst(i))
    const against = set.kind === 'dirty' ? undefined : bare.filter((_, i) => !isFirst(i))
    const truth = new Set(set.matches.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]))
    const began = process.cpuUsage()
    const result = findDuplicates(rows, { id: 'id', ...(against === undefined ? {} : { against }) })
    const spent = cpu(began)
    const right = result.pairs.filter(({ a, b }) => truth.has(`${result.idOf(a)} ${result.otherIdOf(b)}`)).length
    const [precision, recall] = [right / result.pairs.length, right / set.matches.length]
    const f1 = (2 * right) / (result.pairs.length + set.matches.length)
    const base = baseline(rows, against, truth)
    say(
      `${name.padEnd(14)} ${String(bare.length).padStart(5)}      ${precision.toFixed(4)}  ${recall.toFixed(4)}  ${f1.toFixed(4)}   ${base.toFixed(4)}      ${spent}`,
    )
  }
}

function kinds(): void {
  say('made-up kind            rows   pairs   precision  recall     F1')
  let total = 0
  for (const make of KINDS) {
    const { name, rows, against, truth } = make()
    const { pairs } = findDuplicates(rows, against === undefined ? {} : { against })
    const right = pairs.filter(({ a, b }) => truth.has(`${a} ${b}`)).length
    const f1 = (2 * right) / (pairs.length + truth.size)
    total += f1
    const counts = `${String(rows.length + (against?.length ?? 0)).padStart(6)}  ${String(truth.size).padStart(6)}`
    say(
      `${name.padEnd(21)} ${counts}      ${(right / pairs.length).toFixed(4)}  ${(right / truth.size).toFixed(4)}  ${f1.toFixed(4)}`,
    )
  }
  say(`mean F1 ${(total / KINDS.length).toFixed(4)}`)
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
