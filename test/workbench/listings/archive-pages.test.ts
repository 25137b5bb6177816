import assert from 'node:assert/strict'
import { test } from 'node:test'
import { archiveOf } from '../../../src/workbench/listings/archive-pages.ts'

const NOW = new Date('2026-03-10T00:00:00Z')

test('the day in an address becomes placeholders where the day before has entries, too', async () => {
  const asked: string[] = []
  const found = await archiveOf('https://post.example/archive/2026/03/01/', async (url) => asked.push(url) === 2, NOW)
  assert.deepEqual(asked, ['https://post.example/archive/2026/02/28/', 'https://post.example/archive/2026/02/27/'])
  assert.equal(found?.['url_template'], 'https://post.example/archive/{year}/{month}/{day}/')
})

test('so does a month, also in a query', async () => {
  const found = await archiveOf('https://post.example/all?month=2026-01', async (url) => url.endsWith('=2025-12'), NOW)
  assert.equal(found?.['url_template'], 'https://post.example/all?month={year}-{month}')
})

for (const url of ['https://post.example/news', 'https://post.example/2031/02/03', 'https://post.example/2026/13'])
  test(`no archive: ${url}`, async () => assert.equal(await archiveOf(url, async () => true, NOW), null))
