import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, relative } from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { type LoginSiteOptions, PASSWORD, startLoginSite, USER } from '../scraper/login/login-site.ts'
import { scratchFolder } from '../store/scratch.ts'

const BIN = join(import.meta.dirname, '../../bin/regatta.mjs')
const VALUES = {
  PAPER_KEY: 'k3y/with "odd" & signs+',
  PAPER_TOKEN: 'tok-4711-EN',
  PAPER_COOKIE: 'c00kie-value',
  PAPER_PATH: 'privateFolder',
}

const asked: { url: string; headers: Record<string, unknown> }[] = []
const server = createServer(({ url = '', headers }, response) => {
  if (url !== '/robots.txt') asked.push({ url, headers })
  response.writeHead(url === '/robots.txt' ? 404 : 200, { 'Content-Type': 'text/html' })
  // Sites repeat what they were sent, in links, forms and messages.
  const said = [url, headers.authorization, headers.cookie, decodeURIComponent(url)].map(escaped).join(' ')
  const list = `<div class=c><a href="/a1">One</a></div><div class=c><a href="/broken">Two</a></div>${said}`
  if (url.startsWith('/broken')) response.destroy()
  else response.end(url.includes('/list') ? list : `<h1>Title</h1><p>body</p><footer>${said}</footer>`)
})
before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
after(() => server.close())

function escaped(text: string | undefined): string {
  return (text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function config(port: number): string {
  return `name: Paper
base_url: http://127.0.0.1:${port}
headers: { Authorization: "Bearer \${PAPER_TOKEN}", X-Edition: "\${PAPER_EDITION:-main}" }
cookies: { sid: "\${PAPER_COOKIE}" }
rate_limit: 0
retries: 0
listing:
  type: pagination
  url_template: "http://127.0.0.1:${port}/\${PAPER_PATH}/list?key=\${PAPER_KEY}&page={num}"
max_pages: 1
selectors:
  thumbnail: { container: div.c, title: a, url: a }
  article: { title: h1, body: p }
`
}

interface Ran {
  code: number
  stdout: string
  said: string
}

/** Runs the program in a folder, with nothing in its environment that a config of these tests names. */
async function regatta(cwd: string, env: Record<string, string>, ...words: string[]): Promise<Ran> {
  return await new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [BIN, ...words],
      { cwd, env: { ...process.env, ...env } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, said: stdout + stderr }),
    )
  })
}

function folderWith(t: Parameters<typeof scratchFolder>[0]): string {
  const folder = scratchFolder(t)
  mkdirSync(join(folder, 'configs', 'fiji'), { recursive: true })
  writeFileSync(join(folder, 'configs', 'fiji', 'paper.yaml'), config((server.address() as AddressInfo).port))
  return folder
}

function secretsIn(text: string): string[] {
  const spelt = [...Object.values(VALUES), PASSWORD, USER].flatMap((value) => [
    value,
    encodeURIComponent(value),
    encodeURI(value),
  ])
  return spelt.filter((value) => text.includes(value))
}

/** Names of files that have a secret in them, below a folder. */
function holders(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    const found = secretsIn((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1'))
    return found.length === 0 ? [] : [relative(folder, path)]
  })
}

test('values of the environment are sent, and stand in no file and no message of any run', async (t) => {
  const folder = folderWith(t)
  const reports = ['--events', 'events.jsonl', '--junit', 'j.xml', '--markdown', 'm.md', '--prometheus', 'p.prom']
  asked.length = 0
  const first = await regatta(
    folder,
    VALUES,
    'run-all',
    '--json',
    '--log-level',
    'debug',
    '--record',
    'tapes',
    ...reports,
  )
  const { url, headers } = asked.find((one) => one.url.includes('/list')) ?? { url: '', headers: {} }
  assert.equal(headers['authorization'], `Bearer ${VALUES.PAPER_TOKEN}`, first.said)
  assert.equal(headers['x-edition'], 'main')
  assert.equal(headers['cookie'], `sid=${VALUES.PAPER_COOKIE}`)
  assert.ok(url.startsWith(`/${VALUES.PAPER_PATH}/list?key=`), url)
  const summary = JSON.parse(first.stdout) as { scrapers: { records: { new: number } }[] }
  assert.equal(summary.scrapers[0]?.records.new, 1, first.said)

  const said = [first.said]
  for (const words of [
    ['run-all', '--full'],
    ['run', 'fiji/paper'],
    ['run-all', '--dry-run', '--json'],
    ['check', '--show', '--json'],
    ['check', '--live', '1'],
    ['status', '--json'],
    ['logs', 'fiji/paper'],
    ['report'],
  ])
    said.push((await regatta(folder, VALUES, ...words)).said)
  assert.deepEqual(secretsIn(said.join('\n')), [], said.join('\n'))
  assert.deepEqual(holders(folder), [])

  const replayed = await regatta(folder, {}, 'run-all', '--replay', 'tapes', '--json')
  assert.match(replayed.said, /"new":\s*1/, 'a recording answers without the values')
})

test('.env is for what is not set, and never in the place of what is', async (t) => {
  const folder = folderWith(t)
  const file = Object.entries(VALUES).map(([name, value]) => `${name}='${value}'`)
  writeFileSync(join(folder, '.env'), [...file, 'PAPER_EDITION=from-the-file'].join('\n'))
  asked.length = 0
  await regatta(folder, { PAPER_TOKEN: 'set-before' }, 'run-all')
  const headers = asked.find((one) => one.url.includes('/list'))?.headers ?? {}
  assert.deepEqual([headers['authorization'], headers['x-edition']], ['Bearer set-before', 'from-the-file'])
  assert.deepEqual(holders(folder), ['.env'])
})

test('a variable that is not set is invalid_config with its place, and nothing is requested', async (t) => {
  const folder = folderWith(t)
  const { PAPER_TOKEN: _, ...others } = VALUES
  asked.length = 0
  const { stdout, said, code } = await regatta(
    folder,
    { ...others, PAPER_TOKEN: '' },
    'run-all',
    '--json',
    '--retries',
    '1',
  )
  const { scrapers } = JSON.parse(stdout) as { scrapers: Record<string, unknown>[] }
  assert.deepEqual([scrapers[0]?.['status'], scrapers[0]?.['reason'], code], ['failed', 'invalid_config', 2], said)
  assert.match(
    String(scrapers[0]?.['detail']),
    /^configs\/fiji\/paper\.yaml:3:27: headers\.Authorization needs the variable PAPER_TOKEN, which is not set$/,
  )
  assert.deepEqual(asked, [])
  const check = await regatta(folder, others, 'check')
  assert.match(check.said, /configs\/fiji\/paper\.yaml:3:27 info not-set headers\.Authorization: .*PAPER_TOKEN/)
  assert.equal(check.code, 0)
})

for (const options of [{}, { method: 'get', charset: 'windows-1252' }] satisfies Partial<LoginSiteOptions>[]) {
  for (const isRight of [true, false]) {
    const what = `${isRight ? 'a login' : 'a refused login'} by ${JSON.stringify(options)}`
    test(`${what} leaves its password in no file, recording or message`, async (t) => {
      const site = await startLoginSite(t, options)
      const folder = scratchFolder(t)
      mkdirSync(join(folder, 'configs', 'fiji'), { recursive: true })
      writeFileSync(
        join(folder, 'configs', 'fiji', 'inventory.yaml'),
        `name: Inventory
base_url: ${site.origin}
rate_limit: 0
listing: { type: pagination, url_template: "${site.origin}/page/{num}" }
max_pages: 1
selectors:
  thumbnail: { container: div.card, title: a, url: a }
  article: { title: h1, body: .story p }
login:
  url: ${site.origin}/login
  steps:
    - { fill: '#user', value: '\${INVENTORY_USER}' }
    - { fill: '#password', value: '\${INVENTORY_PASSWORD}' }
    - { click: 'button[type=submit]' }
  logged_in: a.logout
`,
      )
      const env = { INVENTORY_USER: USER, INVENTORY_PASSWORD: isRight ? PASSWORD : `not ${PASSWORD}` }
      const words = ['run-all', '--json', '--log-level', 'debug', '--record', 'tapes', '--events', 'events.jsonl']
      const { stdout, said } = await regatta(folder, env, ...words, '--retries', '1')
      const { scrapers } = JSON.parse(stdout) as { scrapers: Record<string, unknown>[] }
      assert.equal(scrapers[0]?.['reason'], isRight ? null : 'login_failed', said)
      assert.equal(site.forms.length, 1, 'once, whatever came of it')
      assert.deepEqual(secretsIn(said), [], said)
      assert.deepEqual(holders(folder), [])
    })
  }
}
