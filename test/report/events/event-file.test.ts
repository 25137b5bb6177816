import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openEventFile } from '../../../src/report/events/event-file.ts'
import { readWritten } from '../../../src/report/events/written-events.ts'

const folder = mkdtempSync(join(tmpdir(), 'regatta-events-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const onLinux = { skip: process.platform !== 'linux' && 'of Linux' }

test('a line is there as soon as it was written, behind what the file held', () => {
  const path = join(folder, 'plain.ndjson')
  writeFileSync(path, '{"old":1}\n')
  const file = openEventFile(path)
  file.write('{"a":1}\n')
  assert.equal(readFileSync(path, 'utf8'), '{"old":1}\n{"a":1}\n')
  file.close()
})

test('a torn last line is ended first, so that it spoils only itself', () => {
  const path = join(folder, 'torn.ndjson')
  writeFileSync(path, '{"old":1}\n{"cut sho')
  const file = openEventFile(path)
  file.write('{"a":1}\n')
  file.write('{"b":1}\n')
  file.close()
  assert.equal(readFileSync(path, 'utf8'), '{"old":1}\n{"cut sho\n{"a":1}\n{"b":1}\n')
})

test('a full disk throws what the system says', onLinux, () => {
  const file = openEventFile('/dev/full')
  assert.throws(() => file.write('{"a":1}\n'), { code: 'ENOSPC' })
  file.close()
})

test(
  'a pipe that nobody reads is refused instead of waited for, one that somebody reads is written to',
  onLinux,
  () => {
    const path = join(folder, 'pipe')
    execFileSync('mkfifo', [path])
    assert.throws(() => openEventFile(path), { code: 'ENXIO' })
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const file = openEventFile(path)
    file.write('{"a":1}\n')
    const read = Buffer.alloc(100)
    assert.equal(read.toString('utf8', 0, readSync(reader, read)), '{"a":1}\n')
    // Nobody takes any more: that is an error of a line, not a wait for ever.
    assert.throws(
      () => {
        for (let i = 0; i < 1000; i++) file.write(`${'x'.repeat(999)}\n`)
      },
      { code: 'EAGAIN' },
    )
    file.close()
    closeSync(reader)
  },
)

const time = (second: number): string => new Date(Date.UTC(2026, 10, 21, 12, 0, second)).toISOString()
const line = (run: string, seq: number, more: object = {}): string =>
  `${JSON.stringify({ v: 1, seq, time: time(seq), run, type: 'note', level: 'info', message: 'é'.repeat(40), ...more })}\n`

test('what was reported of a run is read from the end, other runs and torn lines between', () => {
  const path = join(folder, 'written.ndjson')
  const ended = { type: 'scraper_ended', id: 'fiji/sun', row: { attempt: 2 } }
  const started = { type: 'scraper_started', id: 'fiji/sun', attempt: 2 }
  appendFileSync(path, line('r0', 7, { time: time(-10) }))
  appendFileSync(path, 'not json at all\n')
  appendFileSync(path, line('r1', 1))
  appendFileSync(path, line('r1', 2, started))
  // Longer than what is read at a time.
  appendFileSync(path, line('r1', 4, { ...ended, message: 'é'.repeat(1_200_000) }))
  appendFileSync(path, line('r2', 9))
  appendFileSync(path, '{"v":1,"seq":5,"ti')
  const written = readWritten(path, 'r1', time(0))
  assert.equal(written.seq, 4)
  assert.deepEqual([...written.begun].sort(), ['fiji/sun 2 ended', 'fiji/sun 2 started'])
  assert.deepEqual(readWritten(path, 'r3', time(0)), { seq: 0, begun: new Set() })
})

test('lines from before the run was made are not read', () => {
  const path = join(folder, 'old.ndjson')
  writeFileSync(path, line('r1', 3) + line('r0', 20))
  assert.equal(readWritten(path, 'r1', time(10)).seq, 0)
  assert.equal(readWritten(path, 'r1', time(0)).seq, 3)
})

test('no file, an empty file and a device say nothing', () => {
  writeFileSync(join(folder, 'empty'), '')
  for (const path of [join(folder, 'none'), join(folder, 'empty'), '/dev/null']) {
    assert.equal(readWritten(path, 'r1', time(0)).seq, 0)
  }
})
