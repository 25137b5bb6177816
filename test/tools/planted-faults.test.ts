import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { PLANTED_FAULTS } from '../../tools/fuzz/planted-faults.ts'
import { READERS } from '../../tools/fuzz/readers.ts'
import { WatchedReader } from '../../tools/fuzz/watched-reader.ts'
import { scratchFolder } from '../store/scratch.ts'

describe('what fuzzing has to find', () => {
  test('every reader has a fault to be found in it', () => {
    assert.deepEqual(Object.keys(PLANTED_FAULTS).toSorted(), Object.keys(READERS).toSorted())
  })

  for (const [name, { file, text, instead }] of Object.entries(PLANTED_FAULTS)) {
    test(`${name}: what the fault replaces stands in the file once`, () => {
      assert.equal(readFileSync(join(import.meta.dirname, '../..', file), 'utf8').split(text).length, 2)
      assert.notEqual(text, instead)
    })
  }

  const MAP = '<urlset><url><loc>https://news.example/%</loc></url></urlset>'
  const RECORD = 'WARC/1.1\r\nWARC-Type: response\r\n\r\nx'

  test('a fault is seen, and only where it is planted', { timeout: 120_000 }, async (t) => {
    // A thread that is ended leaves its files behind.
    process.env['TMPDIR'] = scratchFolder(t)
    assert.equal((await seen('sitemap', MAP, true))?.kind, 'crash')
    assert.equal((await seen('warc', RECORD, true))?.kind, 'hang')
    assert.equal(await seen('sitemap', MAP, false), null)
  })
})

async function seen(name: string, input: string, isBroken: boolean): ReturnType<WatchedReader['read']> {
  const watched = new WatchedReader(name, isBroken ? PLANTED_FAULTS[name] : null)
  try {
    return await watched.read(Buffer.from(input))
  } finally {
    await watched.end()
  }
}
