import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EventLog } from '../../../src/dashboard/feed/event-log.ts'

const patch = (name: string): { ended: string[] } => ({ ended: [name] })

test('whoever was cut off gets what was missed, in order and once', () => {
  const log = new EventLog()
  const start = log.last
  assert.deepEqual(log.after(start), [])
  log.add(patch('a'))
  const middle = log.last
  log.add(patch('b'))
  assert.deepEqual(
    log.after(start)?.map((one) => one.patch.ended),
    [['a'], ['b']],
  )
  assert.deepEqual(
    log.after(middle)?.map(({ id }) => id),
    [log.last],
  )
})

test('what is too old, of another process or made up is not known', () => {
  const log = new EventLog()
  const start = log.last
  for (let i = 0; i < 700; i++) log.add(patch(String(i)))
  assert.equal(log.after(start), null)
  assert.equal(log.after(new EventLog().last), null)
  for (const id of ['', 'x', `${log.last}0`, `${log.last.split('-')[0]}-99999`]) assert.equal(log.after(id), null, id)
  const kept = log.after(`${log.last.split('-')[0]}-100`)
  assert.equal(kept?.length, 600, 'the oldest that is known')
})

test('listeners hear every change until they stop', () => {
  const log = new EventLog()
  let heard = 0
  const stop = log.listen(() => heard++)
  log.add(patch('a'))
  stop()
  log.add(patch('b'))
  assert.equal(heard, 1)
})
