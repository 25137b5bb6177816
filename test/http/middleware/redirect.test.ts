import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FetchOutcome } from '../../../src/http/client.ts'
import type { Send } from '../../../src/http/exchange.ts'
import { createRedirect } from '../../../src/http/middleware/redirect.ts'
import { type Sites, startSites } from '../../sites/start-sites.ts'
import { politeClient } from '../polite-client.ts'

const detail = { operation: 'detail' } as const
const kind = (outcome: FetchOutcome): string => (outcome.ok ? 'ok' : outcome.failure.kind)

describe('redirects', () => {
  let sites: Sites
  before(async () => {
    sites = await startSites()
  })
  after(() => sites.close())

  const redirect = (to: string, code = 302): string => `/redirect?code=${code}&to=${encodeURIComponent(to)}`

  const refresh = (to: string): string => `/refresh?to=${encodeURIComponent(to)}`

  const rows: [path: string, end: string, requests: number][] = [
    [redirect('/page'), 'ok', 2],
    [redirect('page'), 'ok', 2],
    [redirect('//127.0.0.1:{port}/page'), 'ok', 2],
    [redirect('http://127.0.0.1:{port}/page#part'), 'ok', 2],
    [redirect('/page', 301), 'ok', 2],
    [redirect('/page', 303), 'ok', 2],
    [redirect('/page', 307), 'ok', 2],
    [redirect('/page', 308), 'ok', 2],
    [redirect('/page', 300), 'http', 1],
    ['/chain?left=10', 'ok', 11],
    ['/chain?left=50', 'redirect', 11],
    ['/redirect-loop', 'redirect', 2],
    ['/redirect-to-itself', 'redirect', 1],
    ['/redirect-without-location', 'redirect', 1],
    ['/cookie-gate', 'ok', 2],
    ['/cookie-trap', 'redirect', 2],
    [redirect('file:///etc/passwd'), 'redirect', 1],
    [redirect('data:text/html,hello'), 'redirect', 1],
    [redirect('javascript:alert(1)'), 'redirect', 1],
    [redirect('ftp://127.0.0.1/'), 'redirect', 1],
    [redirect('http://'), 'redirect', 1],
    [redirect('/status?code=404'), 'gone', 2],
    [refresh('/page'), 'ok', 2],
    [refresh(redirect('/page')), 'ok', 3],
    [redirect(refresh('/page')), 'ok', 3],
    [refresh('mailto:desk@news.example'), 'ok', 1],
    [refresh('/status?code=404'), 'gone', 2],
    ['/refresh-loop', 'redirect', 2],
  ]
  for (const [path, end, requests] of rows) {
    test(`${decodeURIComponent(path)}: ${end} after ${requests} requests`, async () => {
      const site = await sites.open({ robots: [] })
      const client = politeClient({ robots: 'ignore' })
      const outcome = await client.fetch(site.url(path), detail)
      assert.equal(kind(outcome), end, outcome.ok ? '' : outcome.failure.message)
      assert.equal((await site.log()).length, requests)
      assert.equal(outcome.ok ? outcome.page.attempts : outcome.failure.attempts, requests)
      await client.close()
    })
  }

  test('the page knows what was requested and where it came from', async () => {
    const client = politeClient({ robots: 'ignore' })
    const asked = sites.first.url(redirect('/page?there'))
    const outcome = await client.fetch(asked, detail)
    assert.ok(outcome.ok)
    assert.equal(outcome.page.requested, asked)
    assert.equal(outcome.page.url, sites.first.url('/page?there'))
    await client.close()
  })

  test('raw bytes of another charset are sent as they came', async () => {
    const client = politeClient({ robots: 'ignore' })
    const outcome = await client.fetch(sites.first.url('/redirect-in-1251'), detail)
    assert.ok(outcome.ok)
    assert.equal(outcome.page.url, sites.first.url('/page?q=%EC%EE%F1%F2'))
    await client.close()
  })

  test('a refresh asks the robots.txt of where it leads, and no private address', async () => {
    const site = await sites.open({ robots: [{ status: 200, body: 'User-agent: *\nDisallow: /page' }] })
    const client = politeClient({ allow_private: false, own_hosts: [site.host] })
    assert.equal(kind(await client.fetch(site.url(refresh('/page')), detail)), 'robots_disallowed')
    assert.equal(kind(await client.fetch(site.url(refresh('http://10.0.0.1/')), detail)), 'private_address')
    await client.close()
  })

  describe('never reach a private address that is not the source\u2019s own host', () => {
    const TARGETS = [
      'http://10.0.0.1/',
      'http://192.168.0.1/admin',
      'http://169.254.169.254/latest/meta-data/',
      'http://[::1]:{port}/page',
      'http://[::ffff:127.0.0.1]:{port}/page',
      'http://0.0.0.0:{port}/page',
      // The same machine, in the notations that inet_aton reads.
      'http://2130706433:{port}/page?number',
      'http://0177.0.0.1:1/page?octal',
      'http://0x7f.1:1/page?hex',
      'http://127.1:1/page?short',
      // A name, and a name that is found to be private only when the connection is made.
      'http://localhost:{port}/page',
      'http://rebound.test:{port}/page',
    ]
    for (const target of TARGETS) {
      test(target, async () => {
        const site = await sites.open({ robots: [] })
        const client = politeClient({
          robots: 'ignore',
          allow_private: false,
          own_hosts: [site.host],
          lookup: (name) => Promise.resolve([{ address: name === 'localhost' ? '::1' : '127.0.0.1', family: 4 }]),
        })
        const outcome = await client.fetch(site.url(redirect(target.replace('{port}', String(site.port)))), detail)
        // The site's own host in another spelling is still its own host.
        const own = target.includes('?number')
        assert.equal(kind(outcome), own ? 'ok' : 'private_address')
        assert.equal((await site.log()).length, own ? 2 : 1)
        await client.close()
      })
    }

    test('not even its robots.txt is requested', async () => {
      const [site, other] = [await sites.open({ robots: [{ status: 404 }] }), await sites.open({ robots: [] })]
      const client = politeClient({ allow_private: false, own_hosts: [site.host] })
      const outcome = await client.fetch(site.url(redirect(other.url('/page'))), detail)
      assert.ok(!outcome.ok && outcome.failure.kind === 'private_address' && !outcome.failure.transient)
      assert.equal((await other.log()).length, 0)
      assert.equal(await other.connections(), 0)
      await client.close()
    })

    test('unless the config opens them', async () => {
      const [site, other] = [await sites.open({ robots: [] }), await sites.open({ robots: [] })]
      const client = politeClient({ robots: 'ignore', allow_private: true, own_hosts: [site.host] })
      assert.equal(kind(await client.fetch(site.url(redirect(other.url('/page'))), detail)), 'ok')
      await client.close()
    })
  })
})

test('a form is sent on by 307 and 308 to the same host alone, and never from https to http', async () => {
  const rows: [from: string, to: string, isSent: boolean][] = [
    ['https://news.example/login', 'https://news.example/enter', true],
    ['http://news.example/login', 'https://news.example/enter', true],
    ['https://news.example/login', 'http://news.example/enter', false],
    ['https://news.example/login', 'https://accounts.news.example/enter', false],
    ['https://news.example/login', 'https://news.example:8443/enter', false],
  ]
  for (const status of [307, 308]) {
    for (const [from, location, isSent] of rows) {
      const posted: string[] = []
      const send: Send = async ({ url, post }) => {
        if (post !== undefined) posted.push(url.href)
        const [answer, headers] = url.href === from ? [status, { location }] : [200, {}]
        const none = { cookies: [], body: Buffer.alloc(0), received: 0 }
        return { ok: true, response: { url, status: answer, headers, ...none } }
      }
      const url = new URL(from)
      const post = { type: 'text/plain', body: Buffer.from('password=x') }
      const request = {
        operation: 'login',
        url,
        host: url.host,
        headers: {},
        signal: undefined,
        trace: { requests: 0 },
        post,
      } as const
      await createRedirect(
        () => 0,
        () => undefined,
      )(send)(request)
      assert.deepEqual(posted, isSent ? [from, location] : [from], `${status} from ${from} to ${location}`)
    }
  }
})
