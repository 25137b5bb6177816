import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { main } from '../../src/cli/main.ts'
import { scratchFolder } from '../store/scratch.ts'
import { paperIo } from './paper-io.ts'

test('a database that does not answer is said in one sentence by every command that reads it', async (t) => {
  const cwd = scratchFolder(t)
  mkdirSync(join(cwd, 'configs/fiji'), { recursive: true })
  writeFileSync(join(cwd, 'configs/fiji/sun.yaml'), CONFIG)
  const env = { DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/none' }
  for (const words of [
    ['export'],
    ['list'],
    ['status'],
    ['report'],
    ['check', '--failed-last'],
    ['records', 'data', '--near-duplicates'],
    ['enqueue'],
    ['migrate'],
    ['cluster', 'status'],
    ['retry', '--dead'],
  ]) {
    const io = paperIo({ env, cwd })
    assert.notEqual(await main(words, io), 0, words.join(' '))
    assert.equal(io.stdout.text, '', words.join(' '))
    assert.match(io.stderr.text, /^regatta: .*database does not answer.*\n$/, words.join(' '))
    assert.doesNotMatch(io.stderr.text, /secret/)
  }
})

const CONFIG = `name: Sun
base_url: https://sun.example
listing: { type: feed, url_template: https://sun.example/feed.xml }
selectors: { article: { body: p } }
`
