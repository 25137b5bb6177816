import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkDocuments } from '../../src/cli/commands/demo/check-documents.ts'
import type { ScraperTruth, Truth } from '../../src/cli/commands/demo/contract.ts'
import { scratchFolder } from '../store/scratch.ts'

function truthWith(documents: Record<string, string>): Truth {
  const named = Object.entries(documents).map(([name, text]) => {
    return { name, sha256: createHash('sha256').update(text).digest('hex') }
  })
  const scraper: ScraperTruth = {
    country: 'nauru',
    source: 'archive',
    site: 'archive',
    group: null,
    status: 'success',
    reason: null,
    trouble: null,
    broken_config: false,
    found: 0,
    rejected: 0,
    pages_failed: 0,
    records: [],
    documents: named,
  }
  return { scrapers: [scraper], sites: [] }
}

test('a document that is missing, one too many and one of another name are three differences', (t) => {
  const data = scratchFolder(t)
  const files = join(data, 'nauru', 'archive', 'files')
  mkdirSync(join(files, '.parts'), { recursive: true })
  const truth = truthWith({ 'a.pdf': 'one', 'b.pdf': 'two', 'c.pdf': 'three' })
  for (const [name, text] of [
    ['a.pdf', 'one'],
    ['b.pdf', 'three'],
    ['d.pdf', 'four'],
  ] as const)
    writeFileSync(join(files, name), text)
  const { stored, differences } = checkDocuments(truth, data)
  assert.equal(stored, 1)
  assert.deepEqual(
    differences.map(({ what }) => what),
    [
      'files/b.pdf has the content of another document',
      'files/d.pdf is no document of this site',
      'files/c.pdf is missing',
    ],
  )
})

test('all under their names is no difference', (t) => {
  const data = scratchFolder(t)
  const files = join(data, 'nauru', 'archive', 'files')
  mkdirSync(files, { recursive: true })
  writeFileSync(join(files, 'a.pdf'), 'one')
  assert.deepEqual(checkDocuments(truthWith({ 'a.pdf': 'one' }), data), { stored: 1, differences: [] })
})
