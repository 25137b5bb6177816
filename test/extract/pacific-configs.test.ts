import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { loadFleet } from '../../src/config/files/load.ts'
import { extractorFor } from './extractor-for.ts'
import { apiAnswerFor, articlePageFor, listingPageFor, type Story } from './pages-for-source.ts'

const FOLDER = fileURLToPath(new URL('../../../shared/data/pacific-configs', import.meta.url))
const skip = existsSync(FOLDER) ? false : 'the configs of the predecessor are not here'
const STORY: Story = {
  id: 'rain',
  path: '/news/rain',
  title: 'Rain',
  day: '2026-03-04',
  paragraphs: ['It rained.', 'It stopped.'],
  tag: 'Weather',
}

test('every real config finds its entries and its article on pages made for its selectors', { skip }, async (t) => {
  const { sources } = await loadFleet(FOLDER, [], FOLDER)
  assert.equal(sources.length, 65)
  for (const source of sources) {
    await t.test(`${source.country}/${source.source}`, async () => {
      const extractor = await extractorFor(source, () => new Date('2026-11-21'))
      const url = new URL(source.listing.url_template[0]!.replace(/[{}]/g, '')).href
      const page =
        source.listing.type === 'api'
          ? extractor.api(apiAnswerFor(source.listing, [STORY]), url)
          : extractor.listing(listingPageFor(source, [STORY]), url)
      assert.ok(page.containers > 0)
      const [entry] = page.entries
      assert.ok(entry, `an entry: ${JSON.stringify(page.dropped)}`)
      assert.ok(entry.title?.includes('Rain'), `the title ${entry.title}`)
      const host = new URL(source.listing.type === 'api' ? source.base_url : url).host
      assert.equal(new URL(entry.url).host, host)

      const extraction = entry.record
        ? extractor.listed({ ...entry, record: entry.record })
        : extractor.detail(articlePageFor(source, STORY), entry.url, entry)
      assert.ok(extraction.kind === 'record', JSON.stringify(extraction))
      assert.ok(
        extraction.record.body?.replaceAll(/\s+/g, ' ').startsWith('It rained. It stopped'),
        `the body ${extraction.record.body}`,
      )
      const readsDate = entry.date !== null || source.selectors.article.date.length > 0
      assert.equal(extraction.record.date, readsDate ? '2026-03-04' : null)
      const hasTags = entry.record ? true : source.selectors.article.tags.length > 0
      assert.deepEqual(extraction.record.tags, hasTags ? ['Weather'] : [])
    })
  }
})
