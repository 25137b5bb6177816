import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { openSqliteStore } from '../../../src/store/sqlite-store.ts'
import type { PageOutcome, Store } from '../../../src/store/store.ts'
import { noCounts } from '../../../src/vocabulary/run/counts.ts'
import { entry, run } from '../examples.ts'
import { scratchFolder } from '../scratch.ts'

function open(t: TestContext): { store: Store } {
  const store = openSqliteStore(join(scratchFolder(t), 'gazette.db'))
  t.after(() => store.close())
  return { store }
}

async function pendingUrls(store: Store): Promise<string[]> {
  return (await store.pending(1000, 0)).map((pending) => pending.url)
}

function ended(status: string): Parameters<Store['endRun']>[1] {
  return { status, reason: null, counts: noCounts(), finished: '2026-03-04T09:00:00.000Z' }
}

function gone(url: string, status: number): PageOutcome {
  return { kind: 'failed', url, status, error: 'gone', transient: false }
}

for (const { name, status, drifted, again } of [
  { name: 'failed', status: 'failed', drifted: false, again: true },
  { name: 'was stopped', status: 'interrupted', drifted: false, again: true },
  { name: 'was killed', status: null, drifted: false, again: true },
  { name: 'drifted', status: 'warning', drifted: true, again: true },
  { name: 'was well', status: 'warning', drifted: false, again: false },
]) {
  test(`what a run rejected that ${name} is ${again ? '' : 'not '}visited again`, async (t) => {
    const { store } = open(t)
    await store.beginRun(run('r1'))
    await store.settle([{ kind: 'rejected', url: 'a', why: 'no body' }], 'r1')
    await store.setMeasures('r1', JSON.stringify({ drifted }))
    if (status !== null) await store.endRun('r1', ended(status))
    await store.beginRun(run('r2'))
    assert.deepEqual(await pendingUrls(store), again ? ['a'] : [])
    // A well run that rejects it, too, is believed.
    await store.settle([{ kind: 'rejected', url: 'a', why: 'no body' }], 'r2')
    await store.endRun('r2', ended('success'))
    await store.beginRun(run('r3'))
    assert.deepEqual(await pendingUrls(store), [])
  })
}

for (const [stored, again] of [
  [0, true],
  [1, true],
  [2, false],
] as const) {
  test(`a run that rejects two pages beside ${stored} records is ${again ? 'ill' : 'well'}`, async (t) => {
    const { store } = open(t)
    await store.beginRun(run('r1'))
    const rejected = ['a', 'b'].map((url): PageOutcome => ({ kind: 'rejected', url, why: 'no body' }))
    await store.settle(rejected, 'r1')
    const counts = noCounts()
    await store.endRun('r1', {
      ...ended('warning'),
      counts: { ...counts, records: { ...counts.records, new: stored, rejected: 2 } },
    })
    await store.beginRun(run('r2'))
    assert.deepEqual(await pendingUrls(store), again ? ['a', 'b'] : [])
  })
}

test('what ill runs reject is visited ten times more, and then no longer', async (t) => {
  const { store } = open(t)
  let looks = 0
  for (let n = 1; n <= 15; n++) {
    await store.beginRun(run(`r${n}`))
    if (n === 1 || (await store.pendingCount()) > 0) {
      looks++
      await store.settle([{ kind: 'rejected', url: 'a', why: 'no body' }], `r${n}`)
    }
    await store.endRun(`r${n}`, ended('failed'))
  }
  assert.equal(looks, 11)
})

for (const [status, tries] of [
  [404, 4],
  [410, 1],
  [400, 1],
] as const) {
  test(`a page that answers ${status} and is still listed is visited in ${tries} runs`, async (t) => {
    const { store } = open(t)
    let visits = 0
    for (let n = 1; n <= 7; n++) {
      await store.beginRun(run(`r${n}`))
      await store.admit([entry('a')], { run: `r${n}`, full: false })
      await store.admit([entry('a')], { run: `r${n}`, full: false })
      if ((await store.pendingCount()) === 0) continue
      visits++
      await store.settle([gone('a', status)], `r${n}`)
      await store.admit([entry('a')], { run: `r${n}`, full: false })
      assert.equal(await store.pendingCount(), 0, 'once a run')
    }
    assert.equal(visits, tries)
  })
}
