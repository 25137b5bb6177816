import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { loadFleet } from '../../src/config/load.ts'
import type { ApiListing, Source } from '../../src/config/source.ts'
import { createExtractor } from '../../src/extract/create-extractor.ts'
import type { JsonValue } from '../../src/vocabulary/record.ts'
import { pageFor } from './page-for-selectors.ts'

const FOLDER = fileURLToPath(new URL('../../../shared/data/pacific-configs', import.meta.url))
const skip = existsSync(FOLDER) ? false : 'the configs of the predecessor are not here'
const STORY = 'It rained. It stopped.'

test('every real config finds its entries and its article on pages made for its selectors', { skip }, async (t) => {
  const { sources } = await loadFleet(FOLDER, [], FOLDER)
  assert.equal(sources.length, 65)
  for (const source of sources) {
    await t.test(`${source.country}/${source.source}`, async () => {
      const extractor = await createExtractor(source, () => new Date('2026-11-21'))
      const url = new URL(source.listing.url_template[0]!.replace(/[{}]/g, '')).href
      const page =
        source.listing.type === 'api'
          ? extractor.api(answerFor(source.listing), url)
          : extractor.listing(listingFor(source), url)
      assert.ok(page.containers > 0)
      const [entry] = page.entries
      assert.ok(entry, `an entry: ${JSON.stringify(page.dropped)}`)
      assert.ok(entry.title?.includes('Rain'), `the title ${entry.title}`)
      const host = new URL(source.listing.type === 'api' ? source.base_url : url).host
      assert.equal(new URL(entry.url).host, host)

      const extraction = entry.record
        ? extractor.listed({ ...entry, record: entry.record })
        : extractor.detail(articleFor(source), entry.url, entry)
      assert.ok(extraction.kind === 'record', JSON.stringify(extraction))
      assert.ok(extraction.record.body?.startsWith('It rained. It stopped'), `the body ${extraction.record.body}`)
      const readsDate = entry.date !== null || source.selectors.article.date.length > 0
      assert.equal(extraction.record.date, readsDate ? '2026-03-04' : null)
      const hasTags = entry.record ? true : source.selectors.article.tags.length > 0
      assert.deepEqual(extraction.record.tags, hasTags ? ['Weather'] : [])
    })
  }
})

/** The answer of an API with one record, by the paths of the config. */
function answerFor(listing: ApiListing): JsonValue {
  const { collection = '', total, ...paths } = listing.json_paths
  const values: Record<string, JsonValue> = {
    title: 'Rain',
    date: '2026-03-04T10:00:00Z',
    url: '/news/rain',
    id: 'rain',
    contentUri: 'cms://article/7',
    body: ['It rained.', 'It stopped.'],
    tags: ['Weather'],
    is_premium: false,
  }
  const record = Object.entries(paths).reduce<JsonValue>(
    (json, [name, path]) => put(json, path.split('.'), values[name]!),
    {},
  )
  const answer = put({}, collection.split('.'), [record])
  return total === undefined ? answer : put(answer, total.split('.'), 1)
}

/** Puts a value at a path; several values become elements of a list, each with the last key. */
function put(json: JsonValue, [key, ...rest]: string[], value: JsonValue): JsonValue {
  if (key === undefined) return value
  const object = (json ?? {}) as Record<string, JsonValue>
  if (rest.length === 1 && Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    return { ...object, [key]: value.map((one) => ({ [rest[0]!]: one })) }
  }
  return { ...object, [key]: put(object[key] ?? {}, rest, value) }
}

function listingFor({ selectors: { thumbnail } }: Source): string {
  const parts = [pageFor(thumbnail.url[0]!, { text: 'Rain', href: '/news/rain' })]
  parts.push(pageFor(thumbnail.title[0]!, { text: 'Rain', href: '/news/rain' }))
  if (thumbnail.date[0]) parts.push(pageFor(thumbnail.date[0], { text: '4 March 2026' }))
  // One of them means a class attribute of two words.
  const container = thumbnail.container[0]!.replace(/^\.([\w-]+ [\w-]+)$/, '[class="$1"]')
  return pageFor(container, { html: parts.join('') })
}

function articleFor({ selectors: { article } }: Source): string {
  return [
    article.date[0] ? pageFor(article.date[0], { text: '4 March 2026' }) : '',
    pageFor(article.body[0]!, { text: STORY }),
    article.tags[0] ? pageFor(article.tags[0], { text: 'Weather' }) : '',
  ].join('\n')
}
