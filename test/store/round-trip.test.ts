import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { all, entry, record } from './examples.ts'
import { scratchFolder } from './scratch.ts'

test('odd values come back as they were', async (t) => {
  const long = 'Grüße, 世界 👋 '.repeat(700_000)
  const odd = record(`https://x.example/%00/${'y'.repeat(100_000)}?q='"--;DROP TABLE records#\u2028`, {
    title: "'); DELETE FROM records; --",
    body: `${long}\0 after a NUL`,
    tags: ['', '\0', 'a,b', '\u2028', '\\ud800'],
    authors: ['\ufeff'],
    language: '',
    extra: { '': null, 'a.b': [], big: 1e300, nested: { '"': ['\n'] } },
  })
  const store = openSqliteStore(join(scratchFolder(t), 'gazette.db'))
  t.after(() => store.close())
  await store.admit([entry(odd.url)], { run: 'r1', full: false })
  await store.settle([{ kind: 'record', url: odd.url, record: odd }], 'r1')
  assert.deepEqual(await all(store.records()), [{ ...odd, run: 'r1' }])
  assert.equal(await store.pendingCount(), 0)
})

test('half a surrogate pair becomes U+FFFD in every field, and stays unchanged', async (t) => {
  const store = openSqliteStore(join(scratchFolder(t), 'gazette.db'))
  t.after(() => store.close())
  const broken = record('a', { title: 'a\ud800', body: '\udc00', tags: ['\ud83d'], extra: { k: 'x\ud800y \\ud800' } })
  await store.settle([{ kind: 'record', url: 'a', record: broken }], 'r1')
  const whole = { title: 'a\ufffd', body: '\ufffd', tags: ['\ufffd'], extra: { k: 'x\ufffdy \\ud800' } }
  assert.deepEqual(await all(store.records()), [{ ...broken, ...whole, run: 'r1' }])
  const again = await store.settle([{ kind: 'record', url: 'a', record: broken }], 'r2')
  assert.equal(again.unchanged, 1)
})
