import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import type { Source } from '../../../src/config/source.ts'
import type { Login } from '../../../src/config/login.ts'
import { exampleSource } from '../example-source.ts'
import { type Ended, workplace } from '../run-scraper.ts'
import { loginOf, type LoginSite, type LoginSiteOptions, PASSWORD, startLoginSite, USER } from './login-site.ts'

interface Place {
  site: LoginSite
  folder: string
  run(patch?: Partial<Source>): Promise<Ended>
  titles(): Promise<string[]>
  sessions: string
}

async function placeWith(t: TestContext, options: Partial<LoginSiteOptions> = {}, login?: Login): Promise<Place> {
  const site = await startLoginSite(t, options)
  const place = workplace(t)
  const sessions = join(place.folder, 'sessions')
  return {
    site,
    folder: place.folder,
    sessions,
    run: (patch) =>
      place.run({ ...exampleSource(site.origin), login: login ?? loginOf(site), retries: 0, ...patch }, { sessions }),
    titles: async () => (await place.records()).map(({ title }) => title).toSorted(),
  }
}

const ITEMS = ['Item 1', 'Item 2', 'Item 3', 'Item 4']

for (const options of [
  {},
  { welcome: 'page' },
  { welcome: 'json' },
  { charset: 'windows-1252' },
  { method: 'get' },
  { licence: true },
  { anonymous: 'redirect' },
  { anonymous: '401' },
  { anonymous: 'teaser' },
] satisfies Partial<LoginSiteOptions>[]) {
  test(`logs in once, with all that the form holds: ${JSON.stringify(options)}`, async (t) => {
    const place = await placeWith(t, options)
    const { result } = await place.run()
    assert.equal(result.status, 'success', result.detail)
    assert.deepEqual(await place.titles(), ITEMS)
    assert.equal(place.site.logins, 1)
    const { token, ...sent } = place.site.forms[0] ?? {}
    assert.match(token ?? '', /^[0-9a-f-]{36}$/)
    assert.deepEqual(sent, { user: USER, pass: PASSWORD, remember: 'on', do: 'in' })
    assert.equal(place.site.asked.includes('GET /logout'), false, 'a link that logs out is not followed')
    assert.deepEqual(result.stats['login'], { logins: 1, reused: false, expired: 0 })
  })
}

test('the session is kept for the next run, in a file of its owner alone, and used without another login', async (t) => {
  const place = await placeWith(t)
  await place.run()
  const file = join(place.sessions, 'atlantis', 'herald.json')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(statSync(place.sessions).mode & 0o777, 0o700)
  const kept = readFileSync(file, 'utf8')
  assert.equal(kept.includes(PASSWORD), false)
  const { result } = await place.run({ max_articles: 1 })
  assert.equal(result.status, 'success', result.detail)
  assert.deepEqual(result.stats['login'], { logins: 0, reused: true, expired: 0 })
  assert.equal(place.site.logins, 1)
  // Somebody else's session is not this one's.
  const other = await place.run({ login: loginOf(place.site, { password: 'other than before' }) })
  assert.equal(other.result.reason, 'login_failed')
})

for (const anonymous of ['redirect', '401'] as const) {
  test(`a kept session that has ended is replaced by one login (${anonymous})`, async (t) => {
    const place = await placeWith(t, { anonymous })
    await place.run()
    place.site.sessions.clear()
    const { result } = await place.run()
    assert.equal(result.status, 'success', result.detail)
    assert.equal(place.site.logins, 2)
    assert.deepEqual(result.stats['login'], { logins: 1, reused: true, expired: 1 })
  })
}

for (const anonymous of ['form', 'redirect', '401', 'teaser'] as const) {
  test(`sessions that end under many pages cost one login each, and no page (${anonymous})`, async (t) => {
    const place = await placeWith(t, { items: 60, pages_per_session: 12, anonymous })
    const { result } = await place.run({ concurrency: 8 })
    assert.equal(result.status, 'success', result.detail)
    assert.equal((await place.titles()).length, 60)
    const { logins, expired } = result.stats['login'] as { logins: number; expired: number }
    assert.equal(logins, place.site.logins)
    assert.equal(expired, logins - 1)
    // 61 pages and more, since each login lands on one, and pages that were under way have to be requested again.
    assert.ok(logins >= 6 && logins <= 12, String(logins))
  })
}

test('a wrong password is tried once, and the run ends with what the page says, without the password', async (t) => {
  const password = 'wr0ng pässword'
  const site = await startLoginSite(t)
  const place = workplace(t)
  const config = { ...exampleSource(site.origin), login: loginOf(site, { password }) }
  const { result, log, code } = await place.run(config)
  assert.deepEqual([result.status, result.reason, code], ['failed', 'login_failed', 1])
  assert.match(result.detail, /\/session did not let it in \(HTTP 401\): the page says "No such user or password: /)
  assert.equal(`${log}${JSON.stringify(result)}`.includes(password), false)
  assert.equal(site.forms.length, 1)
  assert.deepEqual(site.asked, ['GET /login', 'POST /session'])
})

test('a session that ends right after a login ends the run instead of another login', async (t) => {
  const place = await placeWith(t, { pages_per_session: 1 })
  const { result } = await place.run()
  assert.deepEqual([result.status, result.reason], ['failed', 'login_failed'], result.detail)
  assert.match(result.detail, /over again right after a login/)
  assert.equal(place.site.logins, 1)
})

test('pages that never show a session are lost, and cost no login', async (t) => {
  const place = await placeWith(t, { items: 8, bare: ['/item/3', '/item/5'] })
  const { result } = await place.run()
  assert.deepEqual([result.status, result.reason], ['warning', 'partial'], result.detail)
  assert.equal(result.counts.records.new, 6)
  assert.equal(place.site.logins, 1)
})

test('a login that never arrived is tried again, one that was refused by the server too', async (t) => {
  const place = await placeWith(t, { trouble: ['cut', 502] })
  const { result } = await place.run()
  assert.equal(result.status, 'success', result.detail)
  assert.equal(place.site.forms.length, 3)
})

test('what is filled in goes to no host but those of the config', async (t) => {
  const other = await startLoginSite(t)
  const place = await placeWith(t, { action: `${other.origin}/session` })
  const { result } = await place.run()
  assert.equal(result.reason, 'login_failed')
  assert.match(result.detail, /which is no host of this config/)
  assert.deepEqual(other.asked, [])
})

test('a step that cannot be done says which, and where', async (t) => {
  const site = await startLoginSite(t)
  const place = workplace(t)
  const steps = [{ action: 'fill', selector: '#email', value: USER, when: null } as const]
  const { result } = await place.run({ ...exampleSource(site.origin), login: loginOf(site, { steps }) })
  assert.equal(result.reason, 'login_failed')
  assert.match(result.detail, /^step 1 \(fill #email\) on http:.*\/login: nothing on the page matches #email/)
})

test('cookies of a browser let in, and nobody logs in for them when they have ended', async (t) => {
  const site = await startLoginSite(t)
  site.sessions.set('from-a-browser', { pages: 0, licence: true })
  const place = workplace(t)
  const sessions = join(place.folder, 'sessions')
  mkdirSync(join(place.folder, 'configs'))
  writeFileSync(
    join(place.folder, 'configs', 'cookies.txt'),
    [
      '# Netscape HTTP Cookie File',
      '',
      '#HttpOnly_127.0.0.1\tFALSE\t/\tFALSE\t0\tsid\tfrom-a-browser',
      '.elsewhere.example\tTRUE\t/\tTRUE\t1999999999\tother\tsecret-of-another-site',
    ].join('\r\n'),
  )
  const file = join(place.folder, 'configs', 'herald.yaml')
  const login = { kind: 'cookies', cookies: 'cookies.txt', logged_in: 'a.logout', expired: null } as const
  const config = { ...exampleSource(site.origin, { file }), login }
  const { result } = await place.run(config, { sessions })
  assert.equal(result.status, 'success', result.detail)
  assert.equal(site.logins, 0)
  const kept = readdirSync(sessions, { recursive: true, withFileTypes: true }).find((entry) => entry.isFile())
  assert.doesNotMatch(readFileSync(join(kept?.parentPath ?? '', kept?.name ?? ''), 'utf8'), /secret-of-another-site/)
  site.sessions.clear()
  const again = await place.run(config, { sessions })
  assert.equal(again.result.reason, 'login_failed')
  assert.match(again.result.detail, /export them again/)
  const gone = await place.run({ ...config, login: { ...login, cookies: 'none.txt' } })
  assert.equal(gone.result.reason, 'invalid_config')
  assert.match(gone.result.detail, /none\.txt cannot be read/)
})

test('a source that says nothing of a login is told that its pages ask for one', async (t) => {
  const site = await startLoginSite(t)
  const place = workplace(t)
  const { result } = await place.run(exampleSource(site.origin))
  assert.deepEqual([result.status, result.reason], ['failed', 'no_entries'])
  assert.match(result.detail, /what is shown is a login form: has the config a `login`/)
})
