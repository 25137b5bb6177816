/**
 * Question: what does extracting one article cost, in CPU, against the ways others do it?
 *
 *   node --expose-gc bench/extract.ts [pages] [rounds]
 *
 * Every contestant reads the same generated 45 KB pages and takes the same five parts (title, date, body, tags, language).
 * Rounds are interleaved; the least of them counts, the median shows how noisy the machine was.
 */
import { load } from 'cheerio'
import { compile, selectAll } from 'css-select'
import type { AnyNode, Element } from 'domhandler'
import { Parser, parseDocument } from 'htmlparser2'
import { createExtractor } from '../src/extract/create-extractor.ts'
import { readDetail } from '../src/extract/detail.ts'
import { articleWays } from '../src/extract/proof/ways.ts'
import { reachOf } from '../src/extract/select/anchors.ts'
import { compileSelectors } from '../src/extract/select/source-selectors.ts'
import { createCutter } from '../src/extract/tree/cut-regions.ts'
import { pageOf } from '../src/extract/tree/page.ts'
import { parseFast } from '../src/extract/tree/parse-fast.ts'
import { TELLING } from '../src/extract/tree/telling.ts'
import { articlePage, articleSource } from './extract/article-page.ts'

const [pages = 40, rounds = 9] = process.argv.slice(2).map(Number)
const htmls = Array.from({ length: pages }, (_, i) => articlePage(i))
const url = 'https://news.example/2025/09/24/story-1'
const entry = { url, title: 'A story', date: null, record: null }
const extractor = await createExtractor(articleSource('fast'))
const repairing = await createExtractor(articleSource('html5'))
const source = articleSource('fast')
const selectors = compileSelectors(source)
const context = { url, base: url, date: { now: new Date(), language: null } }
const { article } = source.selectors
const cut = createCutter(reachOf(Object.values(article).flat()).anchors ?? [], TELLING)
const compiled = ['h1', 'time', '.entry-content p', '.tags a', 'html'].map((css) => compile<AnyNode, Element>(css))

const contestants: Record<string, (html: string) => unknown> = {
  'htmlparser2 tokens alone (the floor)': (html) => new Parser({}).end(html),
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
  'ours, only cutting the text': (html) => cut(html)?.html.length,
  ...Object.fromEntries(
    [{ name: 'full', parse: parseFast }, ...articleWays(source).toReversed()].map(({ name, parse }) => [
      `ours, ${name} tree always`,
      (html: string) => readDetail(source, selectors, pageOf(parse(html)!, url), entry, context),
    ]),
  ),
  'ours, parser: html5': (html) => repairing.detail(html, url, entry),
  'ours, parser: fast (proofs included)': (html) => extractor.detail(html, url, entry),
}

const times: Record<string, number[]> = {}
for (let round = 0; round <= rounds; round++) {
  for (const [name, run] of Object.entries(contestants)) {
    const ms = cpuPerPage(run)
    // The first round is for the compiler.
    if (round > 0) (times[name] ??= []).push(ms)
  }
}
const least = (name: string): number => Math.min(...times[name]!)
const peer = least('cheerio.load, parse5')
print(`${htmls.length} pages of ${Math.round(htmls[0]!.length / 1024)} KB, CPU ms per page`)
for (const name of Object.keys(contestants)) {
  const median = times[name]!.sort((a, b) => a - b)[Math.floor(rounds / 2)]!
  print(
    `${name.padEnd(40)} least ${least(name).toFixed(2)}  median ${median.toFixed(2)}  ${(peer / least(name)).toFixed(1)}x`,
  )
}
print(`heap kept per record: ${await heapPerRecord(2000)} bytes (the text of one is ${textSize()})`)

function cpuPerPage(run: (html: string) => unknown): number {
  const start = process.cpuUsage()
  for (const html of htmls) run(html)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000 / htmls.length
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
