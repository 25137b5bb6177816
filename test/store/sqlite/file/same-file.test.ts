import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openStore } from '../../../../src/store/open-store.ts'
import { noCounts } from '../../../../src/vocabulary/run/counts.ts'

test('a store whose file is removed while it is written says so at the end of the run', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'removed-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'a', 'b.db')
  const store = await openStore(file)
  const time = '2026-01-01T00:00:00.000Z'
  await store.beginRun({ run: 'r', started: time, mode: 'update', config_digest: '', retry: 'transient' })
  rmSync(join(folder, 'a'), { recursive: true })
  const end = { status: 'success', reason: null, counts: noCounts(), finished: time }
  await assert.rejects(store.endRun('r', end), /b\.db: the file was removed/)
  await store.close()
})
