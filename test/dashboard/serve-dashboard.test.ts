import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { ConfigDocument, HostsDocument, LogPart, ScraperDocument } from '../../src/dashboard/detail-shapes.ts'
import type { FleetDocument } from '../../src/dashboard/shapes.ts'
import type { PlanReport } from '../../src/vocabulary/run/plan.ts'
import { main } from '../../src/cli/main.ts'
import { paperIo } from '../cli/paper-io.ts'
import { scratchFolder } from '../store/scratch.ts'
import { makeFleet } from './made-fleet.ts'
import { startDashboard, TOKEN } from './start-dashboard.ts'

const folder = scratchFolder({ after })
await makeFleet(folder, { scrapers: 6, runs: 3, perCountry: 3 })
const open = await startDashboard({ after }, folder)
const locked = await startDashboard({ after }, folder, ['--token-file', 'token', '--host', '0.0.0.0'])
const far = `http://127.0.0.1:${locked.port}`

test('the whole fleet comes with the past of each scraper', async () => {
  const fleet = (await (await fetch(`${open.url}/api/fleet`)).json()) as FleetDocument
  assert.equal(fleet.rows.length, 6)
  assert.deepEqual([...new Set(fleet.rows.map(({ country }) => country))], ['fiji', 'samoa'])
  for (const row of fleet.rows) assert.match(row.trail, /^[swf]{3}$/)
  assert.deepEqual(fleet.offers, { actions: false, cluster: false, config_dir: 'configs' })
})

test('every answer forbids what a page of another site could do with it', async () => {
  for (const path of ['/', '/api/fleet', '/api/nothing', '/assets/dashboard.js', '/healthz', '/scrapers/fiji/sun']) {
    const { headers } = await fetch(`${open.url}${path}`)
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/, path)
    assert.match(policy, /frame-ancestors 'none'/, path)
    assert.doesNotMatch(policy, /unsafe/, path)
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
    assert.equal(headers.get('access-control-allow-origin'), null, path)
  }
})

test('what is not there is not found, and says so in a sentence', async () => {
  for (const path of [
    '/api/nothing',
    '/api/runs/20200101_000000_0000',
    '/api/runs/..%2f..%2fetc',
    '/assets/x.js',
    '/assets/..%2f..%2fpackage.json',
  ]) {
    const response = await fetch(`${open.url}${path}`)
    assert.equal(response.status, 404, path)
    assert.match(((await response.json()) as { error: string }).error, /^there is no such/, path)
  }
})

test('a browser that has the page already is not sent it again', async () => {
  const first = await fetch(`${open.url}/assets/dashboard.js`, { headers: { 'accept-encoding': 'br' } })
  assert.equal(first.headers.get('content-encoding'), 'br')
  assert.match(await first.text(), /regatta/)
  const again = await fetch(`${open.url}/assets/dashboard.js`, {
    headers: { 'if-none-match': first.headers.get('etag')! },
  })
  assert.equal(again.status, 304)
})

test('other machines need the token for everything but the empty page', async () => {
  for (const path of ['/api/fleet', '/api/runs', '/api/events'])
    assert.equal((await fetch(`${far}${path}`)).status, 401, path)
  assert.equal((await fetch(`${far}/`)).status, 200)
  const response = await fetch(`${far}/api/fleet`, { headers: { authorization: `Bearer ${TOKEN}` } })
  assert.equal(response.status, 200)
})

test('the metrics are those of the list, of each scraper only where they are requested', async () => {
  const text = await (await fetch(`${open.url}/metrics`)).text()
  assert.match(text, /^regatta_fleet_scrapers\{status="success"\} \d$/m)
  assert.match(text, /^regatta_fleet_running 0$/m)
  assert.doesNotMatch(text, /source="sun"/)
  assert.match(await (await fetch(`${open.url}/metrics?scrapers=1`)).text(), /country="fiji",source="sun"/)
})

test('a scraper, its log and its config are shown where there is one of that name, and nothing else is', async () => {
  const found = (await (await fetch(`${open.url}/api/scrapers/fiji/sun`)).json()) as ScraperDocument
  assert.equal(found.ends.length, 3)
  assert.deepEqual([found.store, found.samples], [null, []])
  const log = (await (await fetch(`${open.url}/api/scrapers/fiji/sun/log`)).json()) as LogPart
  assert.deepEqual(log, { log: null, continues: false, next: 0, lines: [] })
  const config = (await (await fetch(`${open.url}/api/configs/fiji/sun`)).json()) as ConfigDocument
  assert.ok(config.settings.some(({ path, value }) => path === 'name' && value === 'The sun'))
  for (const name of [
    'fiji/none',
    '..%2f..%2f..%2fetc/passwd',
    '..%2f.regatta/history',
    'fiji/sun%00',
    'fiji/..%2ffiji%2fsun',
  ]) {
    for (const path of [`scrapers/${name}`, `scrapers/${name}/log`, `configs/${name}`]) {
      assert.equal((await fetch(`${open.url}/api/${path}`)).status, 404, path)
    }
  }
})

test('the plan is that of a dry run, and hosts are those of the configs', async () => {
  const plan = (await (await fetch(`${open.url}/api/plan`)).json()) as PlanReport
  assert.equal(plan.order.length, 3, 'scrapers of one source name run one after the other')
  const { hosts } = (await (await fetch(`${open.url}/api/hosts`)).json()) as HostsDocument
  assert.deepEqual(hosts[0]?.scrapers, ['fiji/herald'])
  assert.equal(hosts.length, 6)
})

test('it ends by a signal and leaves nothing behind', async (t) => {
  const own = scratchFolder(t)
  await makeFleet(own, { scrapers: 2, runs: 1 })
  const before = readdirSync(join(own, '.regatta'))
  const { stop, url } = await startDashboard(t, own)
  const events = await fetch(`${url}/api/events`)
  assert.equal(events.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  assert.equal(await stop('SIGINT'), 0)
  await events.text().catch(() => '')
  assert.deepEqual(
    readdirSync(join(own, '.regatta')).filter((name) => !name.startsWith('config-cache')),
    before,
  )
})

test('what cannot be served is refused in a sentence that says what to do', async (t) => {
  const own = scratchFolder(t)
  const refused = async (...words: string[]): Promise<[number, string]> => {
    const io = paperIo({ cwd: own })
    return [await main(['dashboard', ...words], io), io.stderr.text]
  }
  assert.deepEqual(await refused('--host', '0.0.0.0'), [
    2,
    'regatta: --host 0.0.0.0 lets other machines in: that needs --token-file\nMake one: (umask 077; openssl rand -hex 24 > token)\n',
  ])
  for (const port of ['-1', '65536', 'x', '']) assert.equal((await refused('--port', port))[0], 2, port)
  const [code, said] = await refused('--token-file', 'none')
  assert.equal(code, 2)
  assert.match(said, /--token-file: none cannot be read: .*\nMake one/)
  const taken = await refused('--port', String(open.port))
  assert.equal(taken[0], 1)
  assert.match(taken[1], /is taken: --port takes another one/)
})
