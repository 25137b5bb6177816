import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sizedConfig } from '../../src/scraper/sized-config.ts'
import { articleSource } from '../extract/article-source.ts'

const config = articleSource({ client: 'auto', concurrency: 10, browser: { pool_size: 5 } })

test('presets by the number of records, with single flags before them and the config above all', () => {
  const sizes = (
    preset: 'small' | 'medium' | 'large' | 'auto' | null,
    records: number,
    own = {},
  ): [number | undefined, number] => {
    const { browser, concurrency } = sizedConfig(config, { preset, pool_size: null, batch_size: null, ...own }, records)
    return [browser?.pool_size, concurrency]
  }
  assert.deepEqual(sizes('small', 0), [3, 6])
  assert.deepEqual(sizes('medium', 0), [4, 8])
  // Its batch of 12 is more than the config allows.
  assert.deepEqual(sizes('large', 0), [6, 10])
  assert.deepEqual(
    [0, 1, 20, 21, 50, 51].map((records) => sizes('auto', records)[0]),
    [4, 3, 3, 4, 4, 6],
  )
  assert.deepEqual(sizes('small', 0, { pool_size: 8 }), [8, 6])
  assert.deepEqual(sizes(null, 0, { batch_size: 2 }), [5, 2])
  assert.equal(sizedConfig(config, undefined, 9), config)
})
