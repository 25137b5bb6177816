import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CopyFinder } from '../../../src/report/statistics/copied-records.ts'
import type { ScrapedRecord } from '../../../src/vocabulary/record.ts'
import { record } from '../../store/examples.ts'

function found(records: [id: string, more: Partial<ScrapedRecord>][]): ReturnType<CopyFinder['found']> {
  const finder = new CopyFinder()
  for (const [i, [id, more]] of records.entries()) finder.add(id, { ...record(`u${i}`, more), run: 'r1' })
  return finder.found()
}

test('the same title and text count, in one source and across them', () => {
  const story = { title: 'A  Story', body: 'The same words.' }
  assert.deepEqual(
    found([
      ['fiji/sun', story],
      ['fiji/sun', { title: 'a story', body: 'The same\nwords.' }],
      ['tonga/news', story],
      ['tonga/news', { title: 'A story', body: 'Other words.' }],
      ['tonga/news', { title: 'Another', body: 'The same words.' }],
    ]),
    [
      { id: 'fiji/sun', records: 2, within: 1, elsewhere: 2, partner: 'tonga/news' },
      { id: 'tonga/news', records: 3, within: 0, elsewhere: 1, partner: 'fiji/sun' },
    ],
  )
})

test('without a text, the other fields decide', () => {
  const hall = { title: 'Hall', body: null, date: null }
  assert.deepEqual(
    found([
      ['fiji/halls', { ...hall, extra: { city: 'Suva' } }],
      ['fiji/halls', { ...hall, extra: { city: 'Nadi' } }],
    ]),
    [],
  )
  const twice = found([
    ['fiji/halls', { ...hall, extra: { city: 'Suva' } }],
    ['fiji/halls', { ...hall, extra: { city: 'Suva' } }],
  ])
  assert.deepEqual(twice, [{ id: 'fiji/halls', records: 2, within: 1, elsewhere: 0, partner: null }])
})
