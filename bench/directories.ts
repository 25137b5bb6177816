/**
 * Question: of how many directory pages are all records read right? Pages of the layouts in `directories/`, in seven
 * languages, each with what a right reading gives. `npm run bench -- directories [--wrong] [--seed 1] [layout]`.
 */
import { parseArgs } from 'node:util'
import { parseFast } from '../src/extract/tree/parse/parse-fast.ts'
import { proposals } from '../src/extract/directory/extractors.ts'
import type { DirectoryRow } from '../src/extract/directory/directory-row.ts'
import { dayFirstIn } from '../src/extract/directory/rows/date-order.ts'
import { readDate } from '../src/extract/dates/read-date.ts'
import { DECISION_LAYOUTS } from './directories/decision-pages.ts'
import type { Layout } from './directories/layout.ts'
import { PLACE_LAYOUTS } from './directories/place-pages.ts'
import { LOCAL, madeDecisions, madeRecords, randomFrom, type MadeRecord, type Tongue } from './directories/records.ts'

const COUNTRY: Record<Tongue, string> = { en: 'US', de: 'DE', fr: 'FR', es: 'ES', it: 'IT', pt: 'PT', pl: 'PL' }
const BASE = 'https://directory.example/list'
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { wrong: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' } },
})

interface Tally {
  pages: number
  solved: number
  wanted: number
  found: number
  met: number
  fields: number
  right: number
}

const tallies = new Map<string, Tally>()
for (const layout of [...DECISION_LAYOUTS, ...PLACE_LAYOUTS]) {
  if (positionals.length > 0 && !positionals.some((part) => layout.name.includes(part))) continue
  const tongues: Tongue[] = layout.kind === 'decisions' ? ['en', 'en'] : (Object.keys(LOCAL) as Tongue[])
  for (const [n, tongue] of tongues.entries()) judge(layout, tongue, Number(values.seed) * 100 + n)
}
for (const [name, { pages, solved, wanted, found, met, fields, right }] of tallies) {
  const [precision, recall] = [met / Math.max(1, found), met / wanted]
  const f1 = (2 * precision * recall) / Math.max(0.001, precision + recall)
  process.stdout.write(
    `${name.padEnd(38)} pages ${String(pages).padStart(3)}  solved ${(solved / pages).toFixed(2)}  rows: precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} F1 ${f1.toFixed(3)}  fields ${(right / fields).toFixed(3)}\n`,
  )
}

function judge(layout: Layout, tongue: Tongue, seed: number): void {
  const random = randomFrom(seed)
  const count = 4 + Math.floor(random() * 22)
  const records = layout.kind === 'decisions' ? madeDecisions(random, count) : madeRecords(random, count, tongue)
  const html = layout.html(records, random)
  const { elements } = parseFast(/^[[{<]\??(?:xml|")/.test(html) ? '' : html)
  const offered = proposals(html, elements, { base: BASE, country: COUNTRY[tongue], elements })
  const best = offered[0]
  const dates = { now: new Date(), language: null }
  const read = best?.rows().map(({ row }) => row) ?? []
  const dayFirst = dayFirstIn(
    read.flatMap(({ date }) => date ?? []),
    dates,
  )
  const rows = read.map((row) => ({
    ...row,
    day: row.date === null ? null : readDate(row.date, dayFirst === undefined ? dates : { ...dates, dayFirst }),
  }))
  let met = 0
  let right = 0
  const wrong: string[] = []
  for (const record of records) {
    const row = rows.find(
      (one) =>
        one.name === record.name &&
        (!layout.says.includes('street') || one.street === null || plain(one.street) === plain(record.street)),
    )
    if (row !== undefined) met++
    for (const field of layout.says) {
      if (row !== undefined && isRight(row, record, field)) right++
      else
        wrong.push(`${field}: wanted ${record[field]}, read ${row === undefined ? 'no such row' : shown(row, field)}`)
    }
  }
  const fields = records.length * layout.says.length
  const solved = wrong.length === 0 && rows.length === records.length && best?.extractor === layout.extractor
  for (const name of [layout.name, `all ${layout.kind}`, `all ${tongue}`, `all by ${layout.extractor}`, 'all']) {
    const tally = tallies.get(name) ?? { pages: 0, solved: 0, wanted: 0, found: 0, met: 0, fields: 0, right: 0 }
    tallies.delete(name)
    tallies.set(name, {
      pages: tally.pages + 1,
      solved: tally.solved + Number(solved),
      wanted: tally.wanted + records.length,
      found: tally.found + rows.length,
      met: tally.met + met,
      fields: tally.fields + fields,
      right: tally.right + right,
    })
  }
  if (values.wrong && !solved) {
    process.stdout.write(
      `${layout.name} (${tongue}): ${best?.extractor} ${best?.why}, ${rows.length} of ${records.length} rows\n`,
    )
    for (const line of wrong.slice(0, 6)) process.stdout.write(`    ${line}\n`)
  }
}

function isRight(row: DirectoryRow, record: MadeRecord, field: keyof MadeRecord): boolean {
  const read = shown(row, field)
  if (field === 'document' || field === 'page')
    return read === linked(record[field]) || read?.endsWith(`?id=${record.number}`) === true
  return read === (field === 'day' ? record.day : plain(record[field]))
}

function linked(path: string): string {
  return new URL(path, BASE).href
}

function shown(row: DirectoryRow, field: keyof MadeRecord): string | null {
  switch (field) {
    case 'day':
    case 'date':
      return row.day
    case 'document':
    case 'page':
      return row.url
    case 'leader':
      return row.staff[0] === undefined ? null : plain(row.staff[0].name)
    case 'web':
      return row.web === null ? null : plain(row.web)
    case 'city':
    case 'email':
    case 'latitude':
    case 'longitude':
    case 'name':
    case 'number':
    case 'phone':
    case 'postcode':
    case 'state':
    case 'street':
      return row[field] === null ? null : plain(row[field])
  }
}

function plain(value: string | number): string {
  return String(value)
    .replace(/^http:/, 'https:')
    .replace(/[\s(),-]+/g, ' ')
    .trim()
}
