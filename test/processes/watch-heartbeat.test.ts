import assert from 'node:assert/strict'
import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { watchHeartbeat } from '../../src/processes/watch-heartbeat.ts'
import { scratchFolder } from '../store/scratch.ts'

const SILENCE_MS = 30_000

/** A watched attempt in faked time: `beat` is a sign of life, `silences` counts what the watch found. */
function watched(t: TestContext): { beat: () => void; silences: () => number; end: () => void } {
  t.mock.timers.reset()
  t.mock.timers.enable({ apis: ['setInterval'] })
  const folder = scratchFolder(t)
  let [beats, silences] = [0, 0]
  const end = watchHeartbeat(folder, SILENCE_MS, () => silences++)
  const beat = (): void => {
    const path = join(folder, 'state.json')
    writeFileSync(path, '{}')
    utimesSync(path, ++beats, beats)
  }
  return { beat, silences: () => silences, end }
}

test('silence is found once, after the whole of its time', (t) => {
  const { beat, silences } = watched(t)
  beat()
  // The first look finds this sign of life.
  t.mock.timers.tick(SILENCE_MS)
  assert.equal(silences(), 0)
  t.mock.timers.tick(1000)
  assert.equal(silences(), 1)
  t.mock.timers.tick(10 * SILENCE_MS)
  assert.equal(silences(), 1)
})

test('a scraper that gives signs of life may work for any time', (t) => {
  const { beat, silences } = watched(t)
  for (let n = 0; n < 20; n++) {
    beat()
    t.mock.timers.tick(SILENCE_MS - 1000)
  }
  assert.equal(silences(), 0)
})

test('one that never gives a sign of life is silent from the start, and a first one counts', (t) => {
  const { beat, silences } = watched(t)
  t.mock.timers.tick(SILENCE_MS - 1000)
  beat()
  t.mock.timers.tick(SILENCE_MS)
  assert.equal(silences(), 0)
  const other = watched(t)
  t.mock.timers.tick(SILENCE_MS)
  assert.equal(other.silences(), 1)
})

test('after the end of the watch no sign of life is missed', (t) => {
  const { beat, silences, end } = watched(t)
  beat()
  end()
  t.mock.timers.tick(5 * SILENCE_MS)
  assert.equal(silences(), 0)
})
