import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attachRun } from '../../src/fleet/attach.ts'
import { runFleet } from '../../src/fleet/run/run.ts'
import { source, StandInFleet } from './stand-in-fleet.ts'

test('one process that follows a run many times, with many rows, leaves no listener behind', async (t) => {
  const warnings: Error[] = []
  const note = (warning: Error): void => void warnings.push(warning)
  process.on('warning', note)
  t.after(() => process.off('warning', note))
  const before = process.eventNames().map((name) => [name, process.listenerCount(name)])
  using fleet = new StandInFleet()
  const sources = Array.from({ length: 15 }, (_, i) => source(`c${i}/runs_1_${i}`))
  const running = runFleet(fleet.request(sources), fleet.options())
  const begin = await fleet.until('run_started')
  assert.ok(begin.type === 'run_started')
  await fleet.until('scraper_progress')
  const outcomes = await Promise.all(
    Array.from({ length: 15 }, () => attachRun(begin.run, fleet.options({ emit: () => undefined }))),
  )
  await running
  assert.deepEqual(new Set(outcomes.map(({ kind }) => kind)), new Set(['finished']))
  await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(warnings, [])
  assert.deepEqual(
    process.eventNames().map((name) => [name, process.listenerCount(name)]),
    before,
  )
})
