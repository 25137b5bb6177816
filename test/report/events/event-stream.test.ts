import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nothingWritten, type WrittenEvents } from '../../../src/report/events/written-events.ts'
import type { EventLine } from '../../../src/vocabulary/run/event.ts'
import { eventLine } from '../../../src/report/events/event-schema.ts'
import { createEventStream } from '../../../src/report/events/event-stream.ts'
import type { FleetEvent } from '../../../src/vocabulary/run/event.ts'
import { EVERY_EVENT } from '../every-event.ts'

const progress = EVERY_EVENT.find((event) => event.type === 'scraper_progress')!

function record(
  events: FleetEvent[],
  {
    written = nothingWritten(),
    fails,
    behind = false,
  }: { written?: WrittenEvents; fails?: (n: number) => boolean; behind?: boolean } = {},
) {
  const lines: EventLine[] = []
  const failures: string[] = []
  let at = 0
  let writes = 0
  const target = {
    behind,
    close() {},
    write(line: string) {
      if (fails?.(++writes) === true) throw new Error('ENOSPC: no space left on device')
      assert.ok(line.endsWith('\n') && line.indexOf('\n') === line.length - 1)
      lines.push(JSON.parse(line) as EventLine)
    },
  }
  const onFailure = (message: string): void => void failures.push(message)
  const stream = createEventStream({ run: 'r1', target, written, onFailure, now: () => (at += 1000) })
  for (const event of events) stream.handle(event)
  stream.close()
  return { lines, failures }
}

test('every event of the vocabulary is a line of its schema, numbered and dated', () => {
  const { lines } = record(EVERY_EVENT)
  assert.deepEqual(
    lines.map((line) => line.type),
    EVERY_EVENT.map((event) => event.type),
  )
  for (const [i, line] of lines.entries()) {
    assert.deepEqual(eventLine.parse(line), line)
    assert.equal(line.seq, i + 1)
    assert.equal(line.run, 'r1')
    assert.match(line.time, /^1970-01-01T00:00:\d\d\.000Z$/)
  }
})

test('progress of a scraper is reported at most every ten seconds, of each for itself', () => {
  const other = { ...progress, id: 'samoa/observer' }
  const { lines } = record(Array.from({ length: 30 }, () => [progress, other]).flat())
  // A minute of the clock above, which is asked more than once an event.
  const ids = lines.map((line) => 'id' in line && line.id)
  assert.ok(ids.filter((id) => id === progress.id).length <= 13, String(ids.length))
  assert.ok(ids.filter((id) => id === other.id).length > 2)
})

test('a reader that is far behind is spared progress and nothing else', () => {
  const { lines } = record(EVERY_EVENT, { behind: true })
  assert.equal(lines.length, EVERY_EVENT.length - 1)
})

test('lines that cannot be written are reported once and leave a gap', () => {
  const notes = Array.from({ length: 5 }, (): FleetEvent => ({ type: 'note', level: 'info', message: 'x' }))
  const { lines, failures } = record(notes, { fails: (n) => n === 2 || n === 3 })
  assert.deepEqual(
    lines.map((line) => line.seq),
    [1, 4, 5],
  )
  assert.deepEqual(failures, ['ENOSPC: no space left on device'])
})

test('a stream that goes on counts on, says so, and does not repeat what began or ended', () => {
  const written = { seq: 41, begun: new Set(['fiji/sun 1 started', 'fiji/sun 1 ended']) }
  const { lines } = record(EVERY_EVENT, { written })
  assert.equal(lines[0]!.seq, 42)
  assert.ok(lines[0]!.type === 'run_started' && lines[0]!.resumed === true)
  assert.deepEqual(
    lines.filter((line) => line.type === 'scraper_started' || line.type === 'scraper_ended'),
    [],
  )
})
