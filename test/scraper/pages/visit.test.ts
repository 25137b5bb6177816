import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Listing } from '../../../src/config/listings/listing-types.ts'
import { exampleSource } from '../example-source.ts'
import { faults } from '../listing-table.ts'
import { workplace } from '../run-scraper.ts'
import { startNewsSite } from '../start-news-site.ts'

test('a page that is only a slow meta refresh is rejected with that in its reason, other pages without', async (t) => {
  const site = await startNewsSite()
  t.after(() => site.close())
  const { origin } = site
  const refresh = (content: string): string => `<meta http-equiv="refresh" content="${content}"><p>Please wait</p>`
  const pages = { '/news/1': refresh('15; url=/news/5'), '/news/2': refresh('15'), '/news/3': refresh('99;/news/5') }
  const urls = [1, 2, 3, 4].map((id) => `<url><loc>${origin}/news/${id}</loc></url>`).join('')
  await site.set({ faults: faults({ ...pages, '/sitemap.xml': `<urlset>${urls}</urlset>` }) })
  const listing: Listing = { type: 'sitemap', url_template: [`${origin}/sitemap.xml`], maps: [] }
  const place = workplace(t)
  const { log } = await place.run(exampleSource(origin, { listing }))
  const reasons = log.split('\n').filter((line) => line.includes('rejected') && line.includes('/news/'))
  const explained = reasons.map((line) => [
    /news\/(\d)/.exec(line)?.[1],
    line.includes('; a meta refresh of more than 10 s'),
  ])
  assert.deepEqual(
    explained.toSorted(([a], [b]) => Number(a) - Number(b)),
    [
      ['1', true],
      ['2', false],
      ['3', true],
    ],
    log,
  )
  assert.deepEqual(
    (await place.records()).map(({ url }) => url),
    [`${origin}/news/4`],
  )
})
