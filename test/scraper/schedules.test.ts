import assert from 'node:assert/strict'
import { compare } from '../../src/vocabulary/text/compare.ts'
import { after, before, test } from 'node:test'
import type { Source } from '../../src/config/source.ts'
import { exampleSource } from './example-source.ts'
import { faults } from './listing-table.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'
import type { NewsSite } from './start-news-site.ts'

let directory: NewsSite
let site: NewsSite
before(async () => {
  directory = await startNewsSite()
  site = await startNewsSite()
})
after(() => Promise.all([directory.close(), site.close()]))

const source = (schedules: Source['schedules']): Source =>
  exampleSource(directory.origin, {
    listing: {
      type: 'directory',
      url_template: [`${directory.origin}/list`],
      extractor: 'auto',
      follow: false,
      next_selector: [],
      start_page: 1,
      step: 1,
    },
    selectors: {
      thumbnail: { container: [], title: [], url: [], date: [] },
      article: { title: [], body: [], date: [], tags: [], authors: [] },
    },
    ...(schedules === undefined ? {} : { schedules }),
  })

const row = (name: string, web: string): string =>
  `<tr><td>${name}</td><td>12 Oak Street, Dalton, GA 30720</td><td><a href="${web}">Website</a></td></tr>`
const list = (...rows: string[]): string =>
  `<main><table><tr><th>Name</th><th>Address</th><th>Website</th></tr>${rows.join('')}</table></main>`

interface Told {
  kind: string | null
  days: string[]
  start: string
  end: string | null
  note: string | null
  url: string
}

test('the site of a record is visited for its times: no more than its best pages, once a month', async (t) => {
  const at = workplace(t)
  const links = ['/about', '/mass-times', '/news', '/visit', '/staff'].map(
    (path) => `<a href="${path}">${path.slice(1).replace('-', ' ')}</a>`,
  )
  await directory.set({
    faults: faults({
      '/list': list(
        row('St. Brendan', `${site.origin}/`),
        row('St. Agnes', `${site.origin}/`),
        row('St. Hilda', 'https://127.0.0.1:9/'),
      ),
    }),
  })
  await site.set({
    faults: faults({
      '/': `<main><h1>St. Brendan</h1>${links.join(' ')}</main>`,
      '/mass-times':
        '<main><h2>Weekend</h2><p>Mass: Saturday 5:00 pm, Sunday 8:00 am</p><h2>Confession</h2><p>Saturday 3:30 - 4:30 pm</p></main>',
      '/visit': '<main><p>Sunday Mass 8:30 am</p></main>',
    }),
  })
  const config = source({ kinds: { mass: ['mass'], confession: ['confession'] }, max_pages: 10 })
  const { result, log } = await at.run(config)
  assert.equal(result.counts.records.new, 3, log)
  const asked = await site.askedSince()
  assert.deepEqual([...new Set(asked)].toSorted(), ['/', '/mass-times', '/visit', '/sitemap.xml'].toSorted())
  const facts = (await at.records()).find(({ title }) => title === 'St. Brendan')?.extra['facts'] as unknown as Told[]
  assert.deepEqual(
    facts.map(({ kind, days, start, end, note }) => [kind, days.join(), start, end, note]),
    [
      ['mass', 'SA', '17:00', null, null],
      ['mass', 'SU', '08:00', null, 'another page says otherwise'],
      ['confession', 'SA', '15:30', '16:30', null],
      ['mass', 'SU', '08:30', null, 'another page says otherwise'],
    ],
  )
  assert.equal(facts[0]?.url, `${site.origin}/mass-times`)
  assert.match(log, /pages of a site disagree/)
  // The lost site is tried again, the others are not; nothing was updated by that.
  const again = await at.run(config)
  assert.deepEqual([again.result.counts.records.updated, again.result.counts.records.unchanged], [0, 3])
  assert.deepEqual(await site.askedSince(), [])
  assert.match(again.log, /"?lost"?.?1/)
})

test('robots.txt of the site counts, and so does the limit of pages', async (t) => {
  const at = workplace(t)
  const links = Array.from({ length: 9 }, (_, n) => `<a href="/hours-${n}">Opening hours ${n}</a>`).join(' ')
  await directory.set({
    faults: faults({ '/list': list(row('Library', `${site.origin}/`), row('Archive', `${site.origin}/`)) }),
  })
  await site.set({
    robots: 'User-agent: *\nDisallow: /hours-1',
    faults: faults({ '/': `<main>${links}</main>`, '/hours-0': '<p>Open Mon-Fri 9-5</p>' }),
  })
  await site.askedSince()
  const { log } = await at.run(source({ kinds: true, max_pages: 4 }))
  const asked = [...new Set(await site.askedSince())]
  assert.ok(!asked.includes('/hours-1'), log)
  assert.ok(asked.length <= 4, asked.join())
  const [record] = await at.records()
  assert.equal((record!.extra['facts'] as unknown as Told[])[0]?.start, '09:00', log)
})

test('with a limit each run visits the next sites, and lost ones do not bar the way', async (t) => {
  const at = workplace(t)
  await directory.set({
    faults: faults({
      '/list': list(
        row('Lost', 'https://127.0.0.1:9/'),
        row('Lost too', 'https://127.0.0.1:9/again'),
        row('First', `${site.origin}/one`),
        row('Second', `${site.origin}/two`),
        row('Third', `${site.origin}/three`),
      ),
    }),
  })
  const pages = ['/one', '/two', '/three'].map((path) => [path, '<p>Open Mon-Fri 9-5</p>'])
  await site.set({ faults: faults(Object.fromEntries(pages)) })
  await site.askedSince()
  const visited: string[][] = []
  for (let run = 0; run < 4; run++) {
    const { log } = await at.run(source({ kinds: true, max_pages: 1 }), { max_sites: 2 })
    assert.match(log, run < 2 ? /complete=false/ : /sites=2/, log)
    visited.push((await site.askedSince()).filter((path) => !path.startsWith('/robots')))
  }
  assert.deepEqual(
    visited.map((paths) => paths.toSorted()),
    [[], ['/one', '/two'], ['/three'], []],
  )
})

test('without schedules no site of a record is visited', async (t) => {
  const at = workplace(t)
  await site.askedSince()
  await at.run(source(undefined))
  assert.deepEqual(await site.askedSince(), [])
})

test('records that share a site are answered by one visit, and a limit leaves the rest to the next run', async (t) => {
  const at = workplace(t)
  await directory.set({
    faults: faults({
      '/list': list(
        row('Chapel', `${site.origin}/`),
        row('Library', `${site.origin}/library`),
        row('Archive', `${site.origin}/`),
      ),
    }),
  })
  await site.set({
    faults: faults({ '/': '<p>Open Mon-Fri 9am-5pm</p>', '/library': '<p>Open Sat 10am-4pm</p>' }),
  })
  await site.askedSince()
  const config = source({ kinds: true, max_pages: 1 })
  const first = await at.run(config, { max_sites: 1 })
  assert.deepEqual(await site.askedSince(), ['/'])
  assert.match(first.log, /complete: ?false|complete=false|"complete":false/)
  const second = await at.run(config)
  assert.deepEqual((await site.askedSince()).toSorted(), ['/', '/library'].slice(0, 2))
  const { schedules, stages } = second.result.stats as { schedules: { sites: number }; stages: object }
  assert.equal(schedules.sites, 2)
  assert.ok('schedules' in stages, JSON.stringify(stages))
  assert.deepEqual(
    (await at.records())
      .map(({ title, extra }) => [title, (extra['facts'] as unknown as Told[])[0]?.start])
      .toSorted(([one], [other]) => compare(String(one), String(other))),
    [
      ['Archive', '09:00'],
      ['Chapel', '09:00'],
      ['Library', '10:00'],
    ],
  )
})
