import { openStoreCatalog } from '../../../store/open-store-catalog.ts'
import type { StoreCatalog } from '../../../store/store-catalog.ts'
import type { StoredRecord } from '../../../store/store.ts'
import type { JsonValue } from '../../../vocabulary/record.ts'
import { shorten } from '../../../vocabulary/text/plain-text.ts'
import type { RecordTruth, ScraperTruth, Truth } from './contract.ts'
import type { Difference } from './difference.ts'

export interface RecordCheck {
  stored: number
  missing: number
  doubled: number
  /** Stored, and no article of the web. */
  beyond: number
  /** Stored with another title, date, body or tags. */
  wrong: number
  differences: Difference[]
}

/** Holds the records in the stores against the articles of the web: each once, whole, and no others. */
export async function checkRecords(truth: Truth, dataDir: string): Promise<RecordCheck> {
  const check: RecordCheck = { stored: 0, missing: 0, doubled: 0, beyond: 0, wrong: 0, differences: [] }
  const catalog = openStoreCatalog(dataDir)
  for (const scraper of truth.scrapers) await checkScraper(scraper, catalog, check)
  return check
}

async function checkScraper(truth: ScraperTruth, catalog: StoreCatalog, check: RecordCheck): Promise<void> {
  const scraper = `${truth.country}/${truth.source}`
  const differs = (what: string): number => check.differences.push({ scraper, what })
  const wanted = new Map(truth.records.map((record) => [record.url, record]))
  const titles = new Set<string>()
  for await (const record of recordsOf(truth, catalog)) {
    check.stored += 1
    const article = wanted.get(record.url)
    wanted.delete(record.url)
    if (article !== undefined) {
      titles.add(article.title)
      const faults = compare(record, article)
      if (faults.length > 0) check.wrong += 1
      for (const fault of faults) differs(`${record.url}: ${fault}`)
    } else if (titles.has(record.title)) {
      check.doubled += 1
      differs(`${record.url}: is stored a second time`)
    } else {
      check.beyond += 1
      differs(`${record.url}: is no article of this paper`)
    }
  }
  check.missing += wanted.size
  for (const url of wanted.keys()) differs(`${url}: is missing`)
}

async function* recordsOf(scraper: ScraperTruth, catalog: StoreCatalog): AsyncGenerator<StoredRecord> {
  if (!(await catalog.has(scraper))) return
  const store = await catalog.reader(scraper)
  try {
    yield* store.records()
  } finally {
    await store.close()
  }
}

function compare(record: StoredRecord, article: RecordTruth): string[] {
  const pairs: [string, string, string][] = [
    ['title', record.title, article.title],
    ['date', record.date ?? 'null', article.date ?? 'null'],
    ['body', record.body ?? 'null', article.body ?? 'null'],
    ['tags', record.tags.join(' | '), article.tags.join(' | ')],
    ...Object.entries(article.extra ?? {}).map(([name, wanted]): [string, string, string] => {
      return [name, asText(record.extra[name]), wanted]
    }),
    ...(article.facts === undefined
      ? []
      : [['facts', factsOf(record).join('; '), article.facts.join('; ')] satisfies [string, string, string]]),
  ]
  return pairs.flatMap(([field, found, wanted]) => {
    const [a, b] = [squeezed(found), squeezed(wanted)]
    return a === b ? [] : [`${field} is ${around(a, b)} and should be ${around(b, a)}`]
  })
}

/** The recurring times of a record, as the truth writes them. */
function factsOf({ extra }: StoredRecord): string[] {
  const facts = Array.isArray(extra['facts']) ? extra['facts'] : []
  return facts.map(factText).toSorted()
}

function factText(fact: JsonValue): string {
  if (typeof fact !== 'object' || fact === null || Array.isArray(fact)) return JSON.stringify(fact)
  const { kind = null, days, start, end } = fact
  const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')
  return `${kind === null ? 'null' : text(kind)} ${Array.isArray(days) ? days.map(text).join(',') : ''} ${text(start)}-${text(end)}`
}

function asText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}

/** How blanks are written is no difference. */
function squeezed(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}

/** The part of a text where it begins to differ from another. */
function around(text: string, other: string): string {
  let at = 0
  while (at < text.length && text[at] === other[at]) at += 1
  const from = Math.max(0, at - 20)
  return JSON.stringify(`${from > 0 ? '...' : ''}${shorten(text.slice(from), 60)}`)
}
