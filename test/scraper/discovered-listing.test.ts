import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleSource } from './example-source.ts'
import { faults } from './listing-table.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

test('a directory without an address is found by the first run, remembered, and looked for again when it is gone', async (t) => {
  const site = await startNewsSite()
  t.after(() => site.close())
  const at = workplace(t)
  const config = exampleSource(site.origin, {
    listing: {
      type: 'directory',
      url_template: [],
      extractor: 'auto',
      follow: false,
      next_selector: [],
      start_page: 1,
      step: 1,
    },
    discover: 'directory',
    selectors: {
      thumbnail: { container: [], title: [], url: [], date: [] },
      article: { title: [], body: [], date: [], tags: [], authors: [] },
    },
  })
  const places = [1, 2, 3, 4]
    .map((n) => `<li><b>Branch ${n}</b><br>${n}00 Oak Street<br>Dalton, GA 30720</li>`)
    .join('')
  const home = '<nav><a href="/news">News</a> <a href="/our-locations">Our locations</a></nav>'
  await site.set({ faults: faults({ '/': '<nav><a href="/news">News</a></nav>' }) })
  const none = await at.run(config)
  assert.deepEqual([none.result.status, none.result.reason], ['failed', 'no_entries'])
  assert.match(none.result.detail, /no directory was found/)

  await site.set({ faults: faults({ '/': home, '/our-locations': `<main><ul>${places}</ul></main>` }) })
  const first = await at.run(config)
  assert.deepEqual([first.result.status, first.result.counts.records.new], ['success', 4], first.log)
  assert.match(first.log, /directory found/)
  await site.askedSince()
  await at.run(config)
  assert.deepEqual(await site.askedSince(), ['/our-locations'])

  await site.set({
    faults: faults({
      '/': home.replaceAll('/our-locations', '/branches'),
      '/our-locations': '<p>moved</p>',
      '/branches': `<main><ul>${places}</ul></main>`,
    }),
  })
  assert.equal((await at.run(config)).result.reason, 'no_entries')
  const moved = await at.run(config)
  assert.equal(moved.result.status, 'success', moved.log)
})
