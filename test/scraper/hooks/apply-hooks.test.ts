import assert from 'node:assert/strict'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { exampleSource } from '../example-source.ts'
import { workplace } from '../run-scraper.ts'
import { startNewsSite } from '../start-news-site.ts'

async function hooked(t: TestContext, code: string, articles = 3) {
  const site = await startNewsSite({ articles })
  t.after(() => site.close())
  const place = workplace(t)
  const hooks = join(place.folder, 'herald.hooks.ts')
  writeFileSync(hooks, code.replaceAll('FOLDER', place.folder))
  const run = () => place.run(exampleSource(site.origin, { hooks }))
  return { place, run, site }
}

test('a record is changed, completed from the page, and rejected, by TypeScript of the user', async (t) => {
  const { run, place } = await hooked(
    t,
    `interface Page { url: string; status: number; text: string; $: (selector: string) => { text(): string; attr(name: string): string | undefined } }
interface Rec { title: string; tags: string[]; extra: Record<string, unknown> }
export function record(record: Rec, page: Page | null): Rec | null {
  if (record.title.endsWith('2')) return null
  return { ...record, title: record.title.toUpperCase(), tags: [page!.$('h1').text(), String(page!.status)], extra: { day: page!.$('time').attr('datetime') } }
}
`,
  )
  const { result } = await run()
  assert.deepEqual([result.status, result.detail], ['warning', '1 record rejected: rejected by a hook 1'])
  const records = (await place.records()).toSorted((a, b) => a.title.localeCompare(b.title))
  assert.deepEqual(
    records.map(({ title, tags }) => [title, tags]),
    [1, 3].map((n) => [`ARTICLE ${n}`, [`Article ${n}`, '200']]),
  )
  assert.match(JSON.stringify(records[0]?.extra['day']), /^"\d{4}-/)
})

test("entries of a listing are the user's own, and done is told of the end", async (t) => {
  const { run, place } = await hooked(
    t,
    `import { writeFileSync } from 'node:fs'
export const entries = (page: { $: any }) => page.$('.card a').toArray().slice(0, 2).map((a: any) => ({ url: a.attribs.href, title: 'Listed', tags: ['own'] }))
export const done = async (run: object) => writeFileSync('FOLDER/done.json', JSON.stringify(run))
`,
    5,
  )
  const { result } = await run()
  assert.equal(result.counts.records.new, 2)
  assert.deepEqual(
    (await place.records()).map(({ tags }) => tags),
    [['own'], ['own']],
  )
  const told = JSON.parse(readFileSync(join(place.folder, 'done.json'), 'utf8')) as {
    status: string
    records: { new: number }
  }
  assert.deepEqual([told.status, told.records.new], ['success', 2])
})

test('a page that selectors say nothing of may be made a record', async (t) => {
  const site = await startNewsSite({ articles: 2, article_layout: 'prose' })
  t.after(() => site.close())
  const place = workplace(t)
  const hooks = join(place.folder, 'a.hooks.ts')
  writeFileSync(
    hooks,
    "export const record = (record: any, page: any) => ({ ...record, title: page.$('h1').text(), body: page.$('.prose').text() })",
  )
  const { result } = await place.run(exampleSource(site.origin, { hooks }))
  assert.deepEqual([result.status, result.counts.records.new], ['success', 2])
})

test('what a hook throws is a failed page with the file and the line, and the run goes on', async (t) => {
  const { run } = await hooked(
    t,
    `
export function record(record: { title: string }) {
  if (record.title.endsWith('2')) throw new TypeError('no such thing')
  return record
}
`,
  )
  const { result, log } = await run()
  assert.deepEqual([result.status, result.reason, result.counts.records.new], ['warning', 'partial', 2])
  assert.match(log, /herald\.hooks\.ts:3:\d+ TypeError: no such thing/)
})

test('a link that leads out of the folder is not followed', async (t) => {
  const site = await startNewsSite({ articles: 1 })
  t.after(() => site.close())
  const [place, other] = [workplace(t), workplace(t)]
  writeFileSync(join(other.folder, 'x.hooks.ts'), 'export const record = () => null')
  symlinkSync(join(other.folder, 'x.hooks.ts'), join(place.folder, 'x.hooks.ts'))
  const { result } = await place.run(exampleSource(site.origin, { hooks: join(place.folder, 'x.hooks.ts') }))
  assert.deepEqual([result.status, result.reason], ['failed', 'invalid_config'])
  assert.match(result.detail, /leads out of its folder/)
})

const BROKEN: [name: string, code: string, why: RegExp][] = [
  ['that is not valid', 'export const record = (', /herald\.hooks\.ts.*(?:Error|Expected)/],
  ['that exports nothing of use', 'export const entry = () => []', /exports none of entries, record, done/],
  ['whose hook is no function', 'export const record = 5', /record is exported and is no function/],
  ['that throws when it is loaded', "\n\nthrow new Error('not today')", /herald\.hooks\.ts:3:7 Error: not today/],
]
for (const [name, code, why] of BROKEN) {
  test(`a module ${name} is an invalid config`, async (t) => {
    const { run } = await hooked(t, code)
    const { result } = await run()
    assert.deepEqual([result.status, result.reason], ['failed', 'invalid_config'])
    assert.match(result.detail, why)
  })
}
