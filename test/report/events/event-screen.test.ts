import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { openEventScreen } from '../../../src/report/events/event-screen.ts'

test('lines go to the stream, as they are or converted', () => {
  const stream = new PassThrough()
  openEventScreen(stream).write('{"a":1}\n')
  openEventScreen(stream, (json) => json.toUpperCase()).write('{"b":1}\n')
  assert.equal(String(stream.read()), '{"a":1}\n{"B":1}\n')
})

test('a reader far behind is noticed', () => {
  const stream = new PassThrough()
  const target = openEventScreen(stream)
  assert.equal(target.behind, false)
  for (let i = 0; i < 40; i++) target.write('x'.repeat(64 * 1024))
  assert.equal(target.behind, true)
})

test('a reader that left ends the lines, not the run', () => {
  const stream = new PassThrough()
  const target = openEventScreen(stream)
  stream.destroy(new Error('EPIPE'))
  return new Promise<void>((resolve) => {
    stream.once('close', () => {
      target.write('{"a":1}\n')
      resolve()
    })
  })
})
