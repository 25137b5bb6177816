import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { createLease, monotonic, openLease } from '../../../../src/runs/folder/owner/lease.ts'
import { scratchFolder } from '../../../store/scratch.ts'

test('a lease holds from when it is renewed until its end or its revocation', (t) => {
  const path = join(scratchFolder(t), 'lease')
  const lease = createLease(path)
  t.after(() => lease.close())
  const held = openLease(path)
  assert.equal(held(), false, 'nobody has renewed it')
  lease.renew(monotonic(), 60_000)
  assert.equal(held(), true)
  lease.renew(monotonic() - 60_001, 60_000)
  assert.equal(held(), false, 'it counts from when the database was asked')
  lease.renew(monotonic(), 60_000)
  lease.revoke()
  assert.equal(held(), false)
})

test('the sooner of two clocks ends a lease, since one of them may stand still or be set', (t) => {
  const path = join(scratchFolder(t), 'lease')
  const held = (monotonic_ms: number, wall_ms: number): boolean => {
    writeFileSync(path, `${JSON.stringify([monotonic() + monotonic_ms, Date.now() + wall_ms])}\n`)
    return openLease(path)()
  }
  assert.deepEqual([held(9999, 9999), held(-1, 9999), held(9999, -1)], [true, false, false])
})

test('a lease that cannot be read is none', (t) => {
  const path = join(scratchFolder(t), 'lease')
  for (const text of ['', '{', 'null', '[1']) {
    writeFileSync(path, text)
    assert.equal(openLease(path)(), false, text)
  }
})
