import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createRun } from '../../../src/fleet/run/create-run.ts'
import { unfinishedRuns, listRuns } from '../../../src/runs/folder/run-order.ts'
import { takeLock } from '../../../src/runs/folder/owner/lock.ts'
import { previewPrune, prune } from '../../../src/fleet/retention/prune.ts'
import type { Pruned } from '../../../src/fleet/retention/prune.ts'
import { noteOrchestrator, readLiveSummary, writeSummary } from '../../../src/runs/folder/runs.ts'
import { writeLaunch } from '../../../src/runs/folder/attempt.ts'
import type { KeepLimits } from '../../../src/runs/folder/keep-limits.ts'
import { runFolder, timestamp } from '../../../src/runs/folder/layout.ts'
import type { RunPlan, Unit } from '../../../src/runs/folder/run-plan.ts'
import { row, summaryOf } from '../../report/example-summary.ts'
import { source, StandInFleet } from '../stand-in-fleet.ts'

const ALL: KeepLimits = { runs: null, age_ms: null, bytes: null }
const SCRAPER = 'fiji/sun'

function day(n: number): Date {
  return new Date(2026, 10, n, 6, 0, 0)
}

/** A run of one scraper on that day of November, with its log; over unless said otherwise. */
function addRun(fleet: StandInFleet, n: number, { over = true, adopted = [] as Unit[] } = {}): RunPlan {
  const request = fleet.request(adopted.length > 0 ? [] : [source(SCRAPER)])
  const plan = createRun(request.units, [], adopted, request.options, day(n))
  for (const { folder } of adopted.length > 0 ? [] : plan.units.flatMap((unit) => unit.members)) {
    writeLaunch(folder, { started: day(n).toISOString(), log: addLog(fleet, `${timestamp(day(n))}.log`) })
  }
  if (over) writeSummary(fleet.stateDir, summaryOf([row(SCRAPER, 'success')], plan.run))
  return plan
}

function addLog(fleet: StandInFleet, name: string, scraper = SCRAPER): string {
  const folder = join(fleet.logDir, scraper)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), 'x'.repeat(10_000))
  return join(folder, name)
}

async function pruned(fleet: StandInFleet, limits: Partial<KeepLimits>, now = day(20)): Promise<Pruned> {
  const before = [listRuns(fleet.stateDir), logs(fleet)]
  const preview = await previewPrune(fleet, { ...ALL, ...limits }, now)
  assert.deepEqual([listRuns(fleet.stateDir), logs(fleet)], before, 'a preview removes nothing')
  const outcome = await prune(fleet, { ...ALL, ...limits }, now)
  assert.ok(outcome.kind === 'pruned')
  assert.deepEqual(outcome.pruned, preview, 'what was foretold is what went')
  return outcome.pruned
}

function runs(fleet: StandInFleet): string[] {
  return listRuns(fleet.stateDir).map((run) => run.slice(6, 8))
}

function logs(fleet: StandInFleet, scraper = SCRAPER): string[] {
  return readdirSync(join(fleet.logDir, scraper)).sort().reverse()
}

test('runs and logs go by count, by age and by size, and what goes is reported', async () => {
  for (const [limits, left] of [
    [{ runs: 2 }, ['05', '04']],
    [{ age_ms: day(20).getTime() - day(3).getTime() }, ['05', '04', '03']],
    // A run takes six folders and files of 4 kB each, a log 12 kB.
    [{ bytes: 1 }, ['05']],
    [{ bytes: 1e9 }, ['05', '04', '03', '02', '01']],
  ] as const) {
    using fleet = new StandInFleet()
    for (const n of [1, 2, 3, 4, 5]) addRun(fleet, n)
    const { runs: gone, logs: goneLogs, bytes, kept, failed } = await pruned(fleet, limits)
    assert.deepEqual(runs(fleet), left, JSON.stringify(limits))
    assert.deepEqual(
      logs(fleet),
      left.map((n) => `202611${n}_060000.log`),
    )
    assert.deepEqual([gone.length, goneLogs.length], [5 - left.length, 5 - left.length])
    assert.equal(bytes > 0, left.length < 5)
    assert.deepEqual(kept, { runs: left.length, logs: left.length })
    assert.deepEqual(failed, [])
  }
})

test('a run that is not over, one that it works in, and the newest stay with all their logs', async () => {
  using fleet = new StandInFleet()
  const adopted = addRun(fleet, 1)
  addRun(fleet, 2)
  addRun(fleet, 3, { over: false, adopted: adopted.units })
  addRun(fleet, 4)
  const living = addRun(fleet, 5)
  noteOrchestrator(fleet.stateDir, living.run)
  addRun(fleet, 6)
  addRun(fleet, 7)
  await pruned(fleet, { runs: 1, age_ms: 1, bytes: 1 })
  assert.deepEqual(runs(fleet), ['07', '05', '03', '01'])
  assert.deepEqual(logs(fleet), ['20261107_060000.log', '20261105_060000.log', '20261101_060000.log'])
  assert.equal(readLiveSummary(fleet.stateDir, listRuns(fleet.stateDir)[0]!)?.totals.success, 1)
})

test('the newest that is over stays beside a newer one that is not', async () => {
  using fleet = new StandInFleet()
  for (const n of [1, 2]) addRun(fleet, n)
  addRun(fleet, 3, { over: false })
  await pruned(fleet, { runs: 1 })
  assert.deepEqual(runs(fleet), ['03', '02'])
})

test('only logs by our names go, none by way of a link, and the newest of each scraper stays', async () => {
  using fleet = new StandInFleet()
  addRun(fleet, 9)
  for (const name of ['20261101_060000.log', '20261101_060000_2.log']) addLog(fleet, name)
  for (const name of ['notes.log', '20261101_060000.log.gz', '20261101_060000.txt', '20261101.log']) addLog(fleet, name)
  addLog(fleet, '20261102_060000.log', 'tonga/matangi')
  const outside = join(fleet.folder, 'outside')
  mkdirSync(join(outside, 'paper'), { recursive: true })
  for (const name of ['20261101_060000.log', '20261102_060000.log']) writeFileSync(join(outside, 'paper', name), 'x')
  symlinkSync(outside, join(fleet.logDir, 'linked'))
  symlinkSync(join(outside, 'paper'), join(fleet.logDir, 'fiji/linked'))
  symlinkSync(join(outside, 'paper/20261101_060000.log'), join(fleet.logDir, SCRAPER, '20261103_060000.log'))
  symlinkSync(outside, join(fleet.stateDir, 'runs/20261101_060000_0001'))
  await pruned(fleet, { runs: 1, age_ms: 1, bytes: 1 })
  assert.deepEqual(logs(fleet), [
    'notes.log',
    '20261109_060000.log',
    '20261103_060000.log',
    '20261101_060000.txt',
    '20261101_060000.log.gz',
    '20261101.log',
  ])
  assert.deepEqual(logs(fleet, 'tonga/matangi'), ['20261102_060000.log'])
  assert.equal(readdirSync(join(outside, 'paper')).length, 2)
  assert.ok(existsSync(join(fleet.stateDir, 'runs/20261101_060000_0001')))
})

test('while a run holds the state directory nothing is removed', async () => {
  using fleet = new StandInFleet()
  for (const n of [1, 2]) addRun(fleet, n)
  const held = takeLock(fleet.stateDir)
  assert.ok(held.ok)
  assert.equal((await prune(fleet, { ...ALL, runs: 1 })).kind, 'locked')
  held.lock.release()
  assert.deepEqual(runs(fleet), ['02', '01'])
})

test('what a killed prune left half removed is no run, and goes the next time', async () => {
  using fleet = new StandInFleet()
  const plan = addRun(fleet, 1)
  addRun(fleet, 2)
  const folder = runFolder(fleet.stateDir, plan.run)
  renameSync(folder, `${folder}.pruned`)
  assert.deepEqual(runs(fleet), ['02'])
  assert.ok((await pruned(fleet, { runs: 5 })).bytes > 0)
  assert.equal(existsSync(`${folder}.pruned`), false)
})

test('kill -9 in the middle of a run folder leaves none that is half there', async () => {
  using fleet = new StandInFleet()
  const plan = addRun(fleet, 1)
  addRun(fleet, 2)
  const folder = runFolder(fleet.stateDir, plan.run)
  mkdirSync(join(folder, 'many'))
  for (let n = 0; n < 5000; n++) writeFileSync(join(folder, 'many', String(n)), '')
  const left = (): number => [folder, `${folder}.pruned`].reduce((sum, at) => sum + entries(join(at, 'many')), 0)
  const program = fileURLToPath(new URL('../../children/prunes.ts', import.meta.url))
  const child = spawn(process.execPath, [program, fleet.stateDir, fleet.logDir], { stdio: 'inherit' })
  const ended = once(child, 'exit')
  while (left() === 5000 && child.exitCode === null) await sleep(1)
  child.kill('SIGKILL')
  await ended
  assert.deepEqual(runs(fleet), ['02'])
  assert.deepEqual(unfinishedRuns(fleet.stateDir), [])
  await pruned(fleet, { runs: 1 })
  assert.deepEqual(readdirSync(join(fleet.stateDir, 'runs')).length, 1)
})

function entries(folder: string): number {
  try {
    return readdirSync(folder).length
  } catch {
    return 0
  }
}
