import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { createPool, type Pool, PoolUnusable } from '../../src/records/pool/create-pool.ts'

type Item = number | 'throw' | 'die' | 'hang' | 'burn'

function pool(t: TestContext, size: number, program = 'fragile-worker', chunkTimeoutMs = 60_000): Pool<Item, number> {
  const file = join(import.meta.dirname, 'children', `${program}.ts`)
  const created = createPool<Item, number>({ program: file, data: null, size, chunkTimeoutMs })
  t.after(() => created.close())
  return created
}

test('outcomes come in the order of the items, whoever worked on them', async (t) => {
  const { run } = pool(t, 3)
  const chunks = Array.from({ length: 40 }, (_, n) => [n, n + 0.5])
  const outcomes = await Promise.all(chunks.map((chunk) => run(chunk)))
  assert.deepEqual(
    outcomes,
    chunks.map((chunk) => chunk.map((item) => ({ value: item * 2 }))),
  )
})

test('an item that throws fails alone', async (t) => {
  const outcomes = await pool(t, 1).run([1, 'throw', 3])
  assert.deepEqual(outcomes, [{ value: 2 }, { failed: 'the check failed: no such number' }, { value: 6 }])
})

test('an item that ends its worker fails alone, and the workers are replaced', async (t) => {
  const fragile = pool(t, 2)
  const [bad, good] = await Promise.all([fragile.run([1, 'die', 3]), fragile.run([4, 5])])
  assert.deepEqual(bad, [{ value: 2 }, { failed: 'the check ends its worker: exit code 3' }, { value: 6 }])
  assert.deepEqual(good, [{ value: 8 }, { value: 10 }])
  assert.ok(fragile.statistics().replaced >= 3, 'once for the chunk, twice for the item')
  assert.deepEqual(await fragile.run([7]), [{ value: 14 }])
})

test('an item that never ends fails alone', async (t) => {
  const outcomes = await pool(t, 1, 'fragile-worker', 400).run([1, 'hang', 3])
  assert.deepEqual(outcomes, [
    { value: 2 },
    { failed: 'the check ends its worker: no answer within 0.4 s' },
    { value: 6 },
  ])
})

test('the processor time of many short chunks is that of one long one', async (t) => {
  const [long, short] = [pool(t, 1), pool(t, 1)]
  const items = Array.from({ length: 300 }, () => 'burn' as const)
  await long.run(items)
  for (const item of items) await short.run([item])
  const share = short.statistics().cpuMs / long.statistics().cpuMs
  assert.ok(share > 0.5, `${share} of it`)
})

test('workers that cannot start are said to be unusable, now and later', async (t) => {
  const { run } = pool(t, 2, 'stillborn-worker')
  await assert.rejects(Promise.all([run([1]), run([2])]), PoolUnusable)
  await assert.rejects(run([3]), PoolUnusable)
})
