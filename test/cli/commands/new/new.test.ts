import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { main } from '../../../../src/cli/main.ts'
import type { NewReport } from '../../../../src/cli/commands/new/run.ts'
import { paperIo } from '../../paper-io.ts'
import { listing, paperSite, range, stories, story, text, title, type Answers } from './paper-site.ts'

async function makes(t: TestContext, answers: Answers, path = '/', words: string[] = []) {
  const site = await paperSite(t, answers)
  const folder = mkdtempSync(join(tmpdir(), 'regatta-new-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const run = async (more: string[]) => {
    const io = paperIo({ cwd: folder })
    const code = await main(
      ['new', `${site.origin}${path}`, '--yes', '--country', 'fiji', '--source', 'post', ...more],
      io,
    )
    return { code, io, out: io.stdout.text, err: io.stderr.text }
  }
  const { code, out, err } = await run(['--json', ...words])
  return { ...site, folder, run, code, err, report: JSON.parse(out) as NewReport }
}

const FEED_ITEM = (n: number, body = ''): string =>
  `<item><title>${title(n)}</title><link>ORIGIN/news/${n}/council-decides-on-pier-${n}</link><pubDate>${new Date(Date.UTC(2026, 1, n)).toUTCString()}</pubDate>${body}</item>`
const feed = (items: string): { type: string; text: string } => ({
  type: 'application/rss+xml',
  text: `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour Post</title>${items}</channel></rss>`,
})
const FEED_LINK =
  '<link rel="alternate" type="application/rss+xml" href="/rss.xml"><link rel="alternate" type="application/rss+xml" href="/comments/feed" title="Comments">'

test('a feed goes before the listing, and the config that is written works and is valid where it lies', async (t) => {
  const made = await makes(t, {
    '/': listing(1, 9, '', FEED_LINK),
    '/rss.xml': feed(
      range(1, 9)
        .map((n) => FEED_ITEM(n))
        .join(''),
    ),
    ...stories(1, 9),
  })
  assert.equal(made.code, 0, made.err)
  assert.equal(made.report.way?.type, 'feed')
  assert.equal(made.report.trial?.records.length, 3)
  assert.match(made.report.trial.records[0]?.body ?? '', /^The council of the harbour met/)
  const file = join(made.folder, 'configs/fiji/post.yaml')
  const yaml = readFileSync(file, 'utf8')
  assert.match(yaml, /body: \.story-text p/)
  const schema = /\$schema=(\S+)/.exec(yaml)?.[1] ?? ''
  assert.ok(existsSync(join(made.folder, 'configs/fiji', schema)), schema)
  const io = paperIo({ cwd: made.folder })
  assert.equal(await main(['check', '--strict'], io), 0, io.stdout.text)
  assert.match(io.stdout.text, /1 config: all valid, 0 warnings, 0 notes/)
})

test('whole texts in a feed need no article page', async (t) => {
  const whole = (n: number): string => `<content:encoded><![CDATA[${text(n)}]]></content:encoded>`
  const made = await makes(t, {
    '/': listing(1, 9, '', FEED_LINK),
    '/rss.xml': feed(
      range(1, 9)
        .map((n) => FEED_ITEM(n, whole(n)))
        .join(''),
    ),
    ...stories(1, 9),
  })
  assert.equal(made.code, 0, made.err)
  assert.match(made.report.config?.text ?? '', /body_in_feed: true/)
})

test('the feed of a whole site is not taken for one of its sections', async (t) => {
  const made = await makes(
    t,
    {
      '/sport': listing(1, 9, '', FEED_LINK),
      '/rss.xml': feed(
        range(20, 28)
          .map((n) => FEED_ITEM(n))
          .join(''),
      ),
      ...stories(1, 9),
    },
    '/sport',
  )
  assert.equal(made.report.way?.type, 'follow_link', made.err)
  assert.ok(
    made.report.findings.some(
      ({ what, isFound, detail }) => what === 'feed' && !isFound && /other entries/.test(detail),
    ),
  )
})

const NUMBERED: [name: string, url: string, next: (n: number) => string, expected: RegExp][] = [
  ['links with numbers', '/news', (n) => `/news?page=${n}`, /news\?page=\{num\}\n/],
  ['pages in the path', '/news/', (n) => `/news/page/${n}/`, /news\/page\/\{num\}\/\n/],
]
for (const [name, url, next, expected] of NUMBERED) {
  test(`pages that are there are walked: ${name}`, async (t) => {
    const links = `<div class="pages"><a href="${next(2)}">2</a> <a href="${next(3)}">3</a></div>`
    const made = await makes(
      t,
      {
        [url]: listing(1, 6, links),
        [next(2)]: listing(7, 12, links),
        [next(3)]: listing(13, 15, links),
        ...stories(1, 15),
      },
      url,
    )
    assert.equal(made.code, 0, made.err)
    assert.match(made.report.config?.text ?? '', expected)
    assert.match(made.report.config?.text ?? '', /container: \.hit\n/)
  })
}

test('a second page that is the first one again is none', async (t) => {
  const page = listing(1, 6, '<a rel="next" href="/news?page=2">2</a>')
  const made = await makes(t, { '/news': page, ...stories(1, 6) }, '/news')
  assert.equal(made.code, 0, made.err)
  assert.match(made.report.config?.text ?? '', /type: follow_link/)
})

test('WordPress is read by its API, with the texts in it', async (t) => {
  const posts = range(1, 5).map((n) => ({
    link: `ORIGIN/news/${n}/council-decides-on-pier-${n}`,
    title: { rendered: title(n) },
    date: `2026-02-0${n}T08:00:00`,
    content: { rendered: text(n) },
  }))
  const made = await makes(t, {
    '/': listing(1, 5, '', '<link rel="https://api.w.org/" href="ORIGIN/wp-json/">'),
    '/wp-json/wp/v2/posts': { type: 'application/json', text: JSON.stringify(posts) },
    ...stories(1, 5),
  })
  assert.equal(made.code, 0, made.err)
  assert.match(made.report.config?.text ?? '', /type: wordpress\n {2}body_in_api: true/)
})

test('a JSON answer becomes an api listing whose second page was seen', async (t) => {
  const answer = (from: number, to: number) => ({
    type: 'application/json',
    text: JSON.stringify({
      data: {
        items: range(from, to).map((n) => ({
          id: n,
          headline: title(n),
          published_at: `2026-02-0${n}`,
          path: `/news/${n}/council-decides-on-pier-${n}`,
        })),
      },
    }),
  })
  const made = await makes(
    t,
    { '/api/list?page=1': answer(1, 4), '/api/list?page=2': answer(5, 8), '/api/list': answer(9, 9), ...stories(1, 9) },
    '/api/list?page=1',
  )
  assert.equal(made.code, 0, made.err)
  assert.match(
    made.report.config?.text ?? '',
    /collection: data\.items\n {4}url: path\n {4}title: headline\n {4}date: published_at/,
  )
  assert.match(made.report.config?.text ?? '', /api\/list\?page=\{page\}/)
})

test('a home page without a list of its own leads to the page that it calls its news', async (t) => {
  const home =
    '<html><body><nav><a href="/news">News</a><a href="/about">About us</a></nav><p>Welcome to the harbour.</p></body></html>'
  const made = await makes(t, { '/': home, '/news': listing(1, 6), ...stories(1, 6) })
  assert.equal(made.code, 0, made.err)
  assert.match(made.report.config?.text ?? '', /url_template: http:\/\/127\.0\.0\.1:\d+\/news\n/)
})

test('institutions with addresses become a directory', async (t) => {
  const rows = range(1, 8).map(
    (n) =>
      `<div class="place"><h3>Saint Anne ${n} Parish</h3><p>${n}00 Quay Street, Springfield, IL 6270${n}</p><p>Phone: (217) 555-010${n}</p><a href="mailto:anne${n}@diocese.example">E-mail</a></div>`,
  )
  const made = await makes(
    t,
    { '/parishes': `<html lang="en-US"><body><h1>Parishes</h1>${rows.join('')}</body></html>` },
    '/parishes',
  )
  assert.equal(made.report.way?.type, 'directory', made.err)
  assert.equal(made.code, 0)
})

const REFUSED: [name: string, answers: Answers, why: RegExp][] = [
  [
    'robots.txt',
    { '/robots.txt': { type: 'text/plain', text: 'User-agent: *\nDisallow: /' }, '/': listing(1, 6) },
    /does not want to be read there/,
  ],
  [
    'a challenge',
    { '/': { status: 403, text: '<title>Just a moment...</title><script>window._cf_chl_opt={}</script>' } },
    /prove that they are people/,
  ],
  [
    'only scripts',
    { '/': '<html><body><div id="root"></div><script src="/app.js"></script></body></html>' },
    /client: browser/,
  ],
  ['nothing', { '/': '<html><body><p>This domain is for sale.</p></body></html>' }, /names no feed, API or sitemap/],
]
for (const [name, answers, why] of REFUSED) {
  test(`says plainly why a site cannot be scraped: ${name}`, async (t) => {
    const { code, report, folder } = await makes(t, answers)
    assert.equal(code, 1)
    assert.match(report.why ?? '', why)
    assert.ok(!existsSync(join(folder, 'configs')))
  })
}

test('a config that is there is never replaced without --force, and --dry-run writes nothing', async (t) => {
  const made = await makes(
    t,
    {
      '/': listing(1, 9, '', FEED_LINK),
      '/rss.xml': feed(
        range(1, 9)
          .map((n) => FEED_ITEM(n))
          .join(''),
      ),
      ...stories(1, 9),
    },
    '/',
    ['--dry-run'],
  )
  const file = join(made.folder, 'configs/fiji/post.yaml')
  assert.deepEqual([made.code, made.report.config?.written, existsSync(file)], [0, false, false])
  mkdirSync(join(made.folder, 'configs/fiji'), { recursive: true })
  writeFileSync(file, 'mine')
  const refused = await made.run([])
  assert.equal(refused.code, 2)
  assert.match(refused.err, /is there already/)
  assert.equal(readFileSync(file, 'utf8'), 'mine')
  const shown = await made.run(['--force'])
  assert.equal(shown.code, 0, shown.err)
  assert.match(readFileSync(file, 'utf8'), /type: feed/)
  assert.match(shown.out, /2026-02-01 +\d+ +Council decides on pier number 1/)
})

test('what is no address of a site is refused', async () => {
  for (const url of ['gazette', 'https://me:secret@gazette.example/']) {
    const io = paperIo()
    assert.equal(await main(['new', url, '--yes'], io), 2)
  }
  assert.match(story(1), /story-text/)
})
