import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { main } from '../../../../src/cli/main.ts'
import { createLog } from '../../../../src/runs/folder/log.ts'
import { parseSource } from '../../../../src/config/parse/parse.ts'
import { openStoreCatalog } from '../../../../src/store/open-store-catalog.ts'
import { scrape } from '../../../../src/scraper/scrape.ts'
import { taskFor } from '../../../scraper/task-for.ts'
import { paperIo } from '../../paper-io.ts'
import { listing, paperSite, stories, type Answers } from '../new/paper-site.ts'

const CONFIG = (origin: string, container = '.hit', body = '.story-text p'): string =>
  `name: Post\nbase_url: ${origin}\nlisting:\n  type: follow_link\n  url_template: ${origin}/news\nrate_limit: 0\nselectors:\n  thumbnail:\n    container: ${container}\n    title: h2\n    url: a::attr(href)\n  article:\n    body: ${body}\n`

async function workshop(t: TestContext, answers: Answers, ...selectors: [container?: string, body?: string]) {
  const site = await paperSite(t, answers)
  const folder = mkdtempSync(join(tmpdir(), 'regatta-coach-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'configs/fiji'), { recursive: true })
  const file = join(folder, 'configs/fiji/post.yaml')
  writeFileSync(file, CONFIG(site.origin, ...selectors))
  const check = async (...words: string[]) => {
    const io = paperIo({ cwd: folder })
    const code = await main(['check', ...words], io)
    return { code, out: io.stdout.text, err: io.stderr.text }
  }
  return { ...site, folder, file, check }
}

const SITE: Answers = { '/news': listing(1, 6), ...stories(1, 6) }

test('--live says what every selector found, both ends of a text, what the page states, and the agreement', async (t) => {
  const { check } = await workshop(t, SITE)
  const { code, out } = await check('--live', '2')
  assert.equal(code, 0, out)
  assert.match(out, /^ {2}thumbnail\.container +\.hit: 6$/m)
  assert.match(out, /^ {2}article\.body +\.story-text p: 8, on 2 of 2 pages$/m)
  assert.match(out, /characters: The council of the harbour met .*\[\.\.\.\].* lorries\. Item 13\.$/m)
  assert.match(out, /date as the page states/)
  assert.match(out, /100 % of the words that extract finds/)
  assert.match(out, /filled: title 2\/2, date 2\/2, body 2\/2, tags 0\/2, authors 0\/2/)
})

test('a selector that matches nothing is named, with the nearest one that does; a new config is not told of a change', async (t) => {
  const { check } = await workshop(t, SITE, '.hitt')
  const { code, out } = await check('--live', '2')
  assert.equal(code, 1)
  assert.match(out, /thumbnail\.container +\.hitt: matches 0 of \d+ elements; near: \.hit \(6\)/)
  assert.doesNotMatch(out, /has the layout changed/)
})

test('pages without a record come with their URLs and the reason', async (t) => {
  const { check } = await workshop(t, {
    ...SITE,
    '/news/1/council-decides-on-pier-1': '<h1>Council decides on pier</h1>',
  })
  const { out } = await check('--live', '2')
  assert.match(out, /rejected: no body {2}http:\/\/127\.0\.0\.1:\d+\/news\/1\/council-decides-on-pier-1/)
})

test('--json is one document with the judgement of every trial', async (t) => {
  const { check } = await workshop(t, SITE, '.hit', '.gone p')
  const { out } = await check('--live', '1', '--json')
  const { configs, live } = JSON.parse(out) as {
    configs: number
    live: { judgement: { selectors: { key: string; matches: number }[]; pages: { from: Record<string, string> }[] } }[]
  }
  assert.equal(configs, 1)
  assert.equal(live[0]?.judgement.selectors.find(({ key }) => key === 'article.body')?.matches, 0)
  assert.equal(live[0].judgement.pages[0]?.from['body'], 'without selectors')
})

test('--fix mends the file before it is checked', async (t) => {
  const { check, file } = await workshop(t, SITE, '.hit', '#story p')
  const before = readFileSync(file, 'utf8')
  assert.match((await check()).out, /needs quotes: '#story p'/)
  const { err } = await check('--fix')
  assert.match(err, /post\.yaml: line 13: quotes around #story p/)
  assert.equal(readFileSync(file, 'utf8'), before.replace('#story p', "'#story p'"))
})

test('--suggest proposes what finds stored records again, and only --write writes it', async (t) => {
  const answers: Answers = { ...SITE }
  const { check, folder, file, origin } = await workshop(t, answers)
  const parsed = parseSource(readFileSync(file, 'utf8'), {
    country: 'fiji',
    source: 'post',
    file: 'configs/fiji/post.yaml',
  })
  assert.ok(parsed.ok)
  const stores = openStoreCatalog(join(folder, 'data'))
  await scrape(taskFor(parsed.source, stores.location(parsed.source)), { log: createLog('error', () => undefined) })
  assert.match((await check('--suggest')).out, /its selectors find what is stored of 4 records/)

  for (const [path, answer] of Object.entries(answers)) {
    if (typeof answer !== 'string') continue
    answers[path] = answer.replaceAll('"hit"', '"entry-card"').replaceAll('story-text', 'post-body')
  }
  const before = readFileSync(file, 'utf8')
  const { out } = await check('--suggest')
  assert.match(out, /^ {2}- {5}container: \.hit\n(?:.*\n)* {2}\+ {5}container: \.entry-card$/m)
  assert.match(out, /article\.body: \.post-body p finds what is stored on 4 of 4 pages; \.story-text p on 0/)
  assert.match(out, /nothing is written/)
  assert.equal(readFileSync(file, 'utf8'), before)
  const written = await check('--suggest', '--write')
  assert.match(written.out, /^ {2}written$/m)
  assert.equal(readFileSync(file, 'utf8'), before.replace('.hit', '.entry-card').replace('.story-text', '.post-body'))
  assert.equal((await check('--live', '1')).code, 0, origin)
})

test('flags that need another one say so', async (t) => {
  const { check } = await workshop(t, SITE)
  assert.match((await check('--replay', 'x.warc')).err, /--replay goes with --live/)
  assert.match((await check('--write')).err, /--write goes with --suggest/)
  assert.match((await check('--watch', '--json')).err, /--watch is for people/)
})
