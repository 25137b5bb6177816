import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, afterEach, describe, test } from 'node:test'
import { openHostTimes } from '../../../src/runs/folder/host-times.ts'

describe('the times of hosts', () => {
  let folder: string
  let time: number
  const open = () => openHostTimes(folder, () => time)
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'hosts-')), 'hosts')
    time = 1_795_324_000_000
  })
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

  test('nothing is known of a host that was never asked', () => {
    assert.equal(open().recall('a.example'), null)
  })

  test('a request and a wait are distinguished, whichever came last', () => {
    open().started('a.example', 2000)
    time += 500
    open().paused('a.example', 60_000)
    time += 1000
    assert.deepEqual(open().recall('a.example'), { since_ms: 1500, gap_ms: 2000, wait_ms: 59_000 })
    open().started('a.example', 3000.5)
    assert.deepEqual(open().recall('a.example'), { since_ms: 0, gap_ms: 3001, wait_ms: 59_000 })
    assert.equal(open().recall('a.example:8080'), null)
  })

  test('a wait that is over, and one of a host that was asked nothing at a pace', () => {
    open().paused('[::1]:8080', 1000)
    assert.deepEqual(open().recall('[::1]:8080'), { since_ms: Infinity, gap_ms: 0, wait_ms: 1000 })
    time += 1001
    assert.deepEqual(open().recall('[::1]:8080'), { since_ms: Infinity, gap_ms: 0, wait_ms: 0 })
  })

  test('after the clock was set back nobody waits longer than was asked for', () => {
    open().started('a.example', 2000)
    open().paused('a.example', 60_000)
    time -= 365 * 86_400_000
    assert.deepEqual(open().recall('a.example'), { since_ms: 0, gap_ms: 2000, wait_ms: 60_000 })
  })

  test('a shorter text leaves nothing of a longer one behind; two lines in all', () => {
    open().started('a.example', 123_456)
    open().paused('a.example', 1_234_567_890)
    open().started('a.example', 1)
    open().paused('a.example', 2)
    const text = readFileSync(join(folder, 'a.example'), 'utf8')
    assert.deepEqual(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
      [
        { started: time, gap_ms: 1 },
        { told: time, wait_ms: 2 },
      ],
    )
  })

  for (const damaged of ['', 'half a li', '[]', '{"started":"soon"}', 'null', '\0\0\0\0']) {
    test(`a file that holds ${JSON.stringify(damaged)} says nothing`, () => {
      open()
      writeFileSync(join(folder, 'a.example'), damaged)
      assert.equal(open().recall('a.example'), null)
    })
  }

  test('a folder that cannot be written forgets and does no harm', () => {
    writeFileSync(join(folder, '..', 'file'), '')
    const times = openHostTimes(join(folder, '..', 'file', 'hosts'))
    times.started('a.example', 1000)
    times.paused('a.example', 1000)
    assert.equal(times.recall('a.example'), null)
  })
})
