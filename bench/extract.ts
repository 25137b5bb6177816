/**
 * Question: what does extracting one article, or one listing page, cost, in CPU, against the ways others do it?
 *
 *   node --expose-gc bench/extract.ts [pages] [rounds]
 *
 * Every contestant reads the same generated 45 KB pages and takes the same five parts (title, date, body, tags,
 * language); of listing pages of 45 and of 200 KB the 25 entries. Rounds are interleaved; the least of them counts, the
 * median shows how noisy the machine was.
 */
import { load } from 'cheerio'
import { compile, selectAll } from 'css-select'
import type { AnyNode, Element } from 'domhandler'
import { Parser, parseDocument } from 'htmlparser2'
import { createExtractor } from '../src/extract/create-extractor.ts'
import { readDetail } from '../src/extract/detail.ts'
import { createHtmlListing } from '../src/extract/listing/html-listing.ts'
import { articleStrategies, listingStrategies } from '../src/extract/strategies/parse-strategies.ts'
import { compileSelectors } from '../src/extract/select/source-selectors.ts'
import { pageOf } from '../src/extract/tree/page.ts'
import { parseFast, type Tree } from '../src/extract/tree/parse/parse-fast.ts'
import { articlePage, articleSource } from './extract/article-page.ts'
import { listingPage } from './extract/listing-page.ts'

const [pages = 40, rounds = 9] = process.argv.slice(2).map(Number)
// As a page comes from the network: one flat string.
const made = (page: (i: number) => string): string[] =>
  Array.from({ length: pages }, (_, i) => Buffer.from(page(i)).toString())
const htmls = made(articlePage)
const url = 'https://news.example/2025/09/24/story-1'
const entry = { url, title: 'A story', date: null, record: null }
const extractor = await createExtractor(articleSource('fast'), { kind: 'html', next: null })
const repairing = await createExtractor(articleSource('html5'), { kind: 'html', next: null })
const source = articleSource('fast')
const selectors = compileSelectors(source)
const context = { url, base: url, date: { now: new Date(), language: null } }
const rooted = { ...source, article_root: ['article.post'] }
const compiled = ['h1', 'time', '.entry-content p', '.tags a', 'html'].map((css) => compile<AnyNode, Element>(css))

const contestants: Record<string, (html: string) => unknown> = {
  'htmlparser2 tokens alone': (html) => new Parser({}).end(html),
  'cheerio.load, parse5': (html) => {
    const $ = load(html)
    const texts = (css: string): string[] =>
      $(css)
        .toArray()
        .map((element) => $(element).text())
    return [
      texts('h1')[0],
      $('time').attr('datetime'),
      texts('.entry-content p').join(' '),
      texts('.tags a'),
      $('html').attr('lang'),
    ]
  },
  'htmlparser2 tree, compiled css-select': (html) => {
    const tree = parseDocument(html)
    return compiled.map((test) => selectAll<AnyNode, Element>(test, tree).map(textWithin))
  },
  ...articlesRead([{ name: 'full', parse: parseFast }, ...articleStrategies(source).toReversed()], ''),
  ...articlesRead(articleStrategies(rooted).slice(0, 1), ', article_root'),
  'ours, parser: html5': (html) => repairing.detail(html, url, entry),
  'ours, parser: fast (proofs included)': (html) => extractor.detail(html, url, entry),
}

print(`${pages} articles of ${Math.round(htmls[0]!.length / 1024)} KB, CPU ms per page`)
compare(contestants, htmls, 'cheerio.load, parse5')
const listing = createHtmlListing(source, selectors)
for (const kilobytes of [45, 200]) {
  print(`listing pages of ${kilobytes} KB with 25 entries`)
  const ways = [{ name: 'full', parse: parseFast }, ...listingStrategies(source, []).toReversed()]
  const read = ways.map(({ name, parse }): [string, (html: string) => unknown] => [
    `ours, ${name}`,
    (html) => listing(pageOf(parse(html)!, url), context),
  ])
  const tokens = contestants['htmlparser2 tokens alone']!
  const all = { 'htmlparser2 tokens alone': tokens, ...Object.fromEntries(read) }
  compare(
    all,
    made((i) => listingPage(i, 25, kilobytes)),
    'ours, full',
  )
}
print(`heap kept per record: ${await heapPerRecord(2000)} bytes (the text of one is ${textSize()})`)

function articlesRead(
  ways: readonly { name: string; parse: (html: string) => Tree | null }[],
  note: string,
): Record<string, (html: string) => unknown> {
  const read = ways.map(({ name, parse }): [string, (html: string) => unknown] => [
    `ours, ${name}${note}`,
    (html) => readDetail(source, selectors, pageOf(parse(html)!, url), entry, context),
  ])
  return Object.fromEntries(read)
}

/** Interleaves the contestants and prints what each took, and how many times cheaper than `peer` it is. */
function compare(all: Record<string, (html: string) => unknown>, samples: readonly string[], peer: string): void {
  const times: Record<string, number[]> = {}
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(all)) {
      const ms = cpuPerPage(run, samples)
      // The first round is for the compiler.
      if (round > 0) (times[name] ??= []).push(ms)
    }
  }
  const least = (name: string): number => Math.min(...times[name]!)
  for (const name of Object.keys(all)) {
    const median = times[name]!.sort((a, b) => a - b)[Math.floor(rounds / 2)]!
    const cheaper = (least(peer) / least(name)).toFixed(1)
    print(`  ${name.padEnd(40)} least ${least(name).toFixed(2)}  median ${median.toFixed(2)}  ${cheaper}x`)
  }
}

function cpuPerPage(run: (html: string) => unknown, samples: readonly string[]): number {
  const start = process.cpuUsage()
  for (const html of samples) run(html)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000 / samples.length
}

function textWithin(element: Element): string {
  return element.children
    .map((node) => ('data' in node ? node.data : 'children' in node ? textWithin(node as Element) : ''))
    .join('')
}

/** What a thousand records hold on to when their pages are gone. */
async function heapPerRecord(count: number): Promise<number> {
  const { gc } = globalThis
  if (!gc) return Number.NaN
  gc()
  const before = process.memoryUsage().heapUsed
  const kept = Array.from({ length: count }, (_, i) => extractor.detail(articlePage(i), url, entry))
  gc()
  return Math.round((process.memoryUsage().heapUsed - before) / kept.length)
}

function textSize(): number {
  const extraction = extractor.detail(htmls[0]!, url, entry)
  return extraction.kind === 'record' ? JSON.stringify(extraction.record).length : 0
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
