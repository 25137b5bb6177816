import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { execFile } from 'node:child_process'
import { installPackage } from './install-package.ts'

const installed = installPackage()
const server = createServer((request, response) => {
  const path = request.url ?? '/'
  const body =
    path === '/news'
      ? '<ul><li><a href="/1">One</a></li><li><a href="/2">Two</a></li></ul>'
      : `<h1>Story ${path.slice(1)}</h1><p>It rained in the harbour on day ${path.slice(1)}.</p>`
  response.writeHead(path === '/robots.txt' ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(body)
})
let origin = ''
before(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  mkdirSync(join(installed.work, 'node_modules'), { recursive: true })
  symlinkSync(installed.folder, join(installed.work, 'node_modules/regatta'))
  mkdirSync(join(installed.work, 'configs/fiji'), { recursive: true })
  writeFileSync(
    join(installed.work, 'configs/fiji/gazette.yaml'),
    `name: Gazette\nbase_url: ${origin}\nrate_limit: 0\nlisting: { type: follow_link, url_template: ${origin}/news }\nselectors:\n  thumbnail: { container: li, title: a, url: 'a::attr(href)' }\n  article: { body: p }\nhooks: ./gazette.hooks.ts\n`,
  )
  writeFileSync(
    join(installed.work, 'configs/fiji/gazette.hooks.ts'),
    `import type { Page, Record } from 'regatta'\nexport const record = (record: Record, page: Page | null): Record => ({ ...record, tags: [String(page?.status)] })\n`,
  )
})
after(() => {
  server.close()
  installed.remove()
})

async function program(code: string): Promise<unknown> {
  const file = join(installed.work, 'program.mts')
  writeFileSync(file, code)
  const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: installed.work })
  return JSON.parse(stdout)
}

test('a program reads the plan, runs one source and gets its records one after the other', async () => {
  const said = await program(`
    import { readPlan, runSource, type ScrapedPage } from 'regatta'
    const plan = await readPlan()
    const run = runSource('configs/fiji/gazette.yaml')
    const records: ScrapedPage[] = []
    for await (const record of run) records.push(record)
    const { status, records: counts } = await run.result
    console.log(JSON.stringify({ plan, titles: records.map(({ title, tags }) => [title, ...tags]).sort(), status, counts }))`)
  assert.deepEqual(said, {
    plan: {
      singles: [{ country: 'fiji', source: 'gazette', config: 'configs/fiji/gazette.yaml' }],
      groups: [],
      invalid: [],
    },
    titles: [
      ['One', '200'],
      ['Two', '200'],
    ],
    status: 'success',
    counts: { found: 2, new: 2, updated: 0, unchanged: 0, rejected: 0 },
  })
})

test('a page is read without a config, and an invalid config is a result', async () => {
  const said = await program(`
    import { extract, runSource } from 'regatta'
    const { title, date } = extract('<title>Rain</title><meta property="article:published_time" content="2026-02-03T10:00:00Z">', 'https://gazette.example/rain')
    const { status, reason, detail } = await runSource('configs/fiji/missing.yaml').result
    console.log(JSON.stringify({ title, date, status, reason, detail }))`)
  const { detail, ...rest } = said as { detail: string }
  assert.deepEqual(rest, { title: 'Rain', date: '2026-02-03', status: 'failed', reason: 'invalid_config' })
  assert.match(detail, /missing\.yaml cannot be read/)
})

test('the types of the package stand alone, and are those of a program and of hooks', () => {
  const tsc = join(process.cwd(), 'node_modules/.bin/tsc')
  const words = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2024',
    '--lib',
    'es2024,esnext,dom',
    '--types',
    '',
  ]
  const { stdout, status } = spawnSync(tsc, [...words, 'configs/fiji/gazette.hooks.ts'], {
    cwd: installed.work,
    encoding: 'utf8',
  })
  assert.equal(status, 0, stdout)
})
