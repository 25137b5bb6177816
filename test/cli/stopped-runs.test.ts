import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync, truncateSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { test } from 'node:test'
import { readJson } from '../../src/runs/folder/files/json-file.ts'
import type { LockHolder } from '../../src/runs/folder/owner/lock.ts'
import type { Summary } from '../../src/vocabulary/run/summary.ts'
import { scratchFolder } from '../store/scratch.ts'
import { holdingSite, writeHoldingConfig } from './holding-site.ts'

const PROGRAM = resolve('bin/regatta.mjs')

function start(folder: string, ...words: string[]): { run: ChildProcess; ended: Promise<unknown[]> } {
  const run = spawn(process.execPath, [PROGRAM, ...words], { cwd: folder, stdio: 'ignore' })
  return { run, ended: once(run, 'exit') }
}

/** Not spawnSync: the site is in this process. */
async function regatta(
  folder: string,
  ...words: string[]
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed = Promise.all([text(child.stdout), text(child.stderr)])
  const [status] = (await once(child, 'exit')) as [number | null]
  const [stdout, stderr] = await printed
  return { status, stdout, stderr }
}

const runs = (folder: string): string[] => readdirSync(join(folder, '.regatta', 'runs')).toSorted()

test('a run that a signal ends prunes as any run, and attach then has its exit code', async (t) => {
  const folder = scratchFolder(t)
  const { port, waiting, release } = await holdingSite(t, 1)
  writeHoldingConfig(folder, 'fiji/gone', '127.0.0.1:9')
  assert.equal((await regatta(folder, 'run-all', '--max-wait', '1s', '--timeout', '1s')).status, 1)
  assert.equal((await regatta(folder, 'attach')).status, 1, 'a run that failed')
  const [before] = runs(folder)

  writeHoldingConfig(folder, 'fiji/sun', `127.0.0.2:${port}`)
  writeHoldingConfig(folder, 'tonga/sun', `127.0.0.3:${port}`)
  const { run, ended } = start(folder, 'run-all', 'sun', '--keep-runs', '1')
  await waiting
  run.kill('SIGINT')
  release()
  assert.deepEqual(await ended, [130, null])
  const [left, ...others] = runs(folder)
  assert.deepEqual([others.length, left === before], [0, false])
  assert.equal((await regatta(folder, 'attach')).status, 130, 'a run that was interrupted')

  assert.equal((await regatta(folder, 'run-all', 'fiji/sun')).status, 0)
  assert.equal((await regatta(folder, 'attach')).status, 0, 'a run that went well')
})

test('stop means a run that has only just begun, not the one before', async (t) => {
  const folder = scratchFolder(t)
  const { port, release } = await holdingSite(t, 1)
  release()
  writeHoldingConfig(folder, 'fiji/sun', `127.0.0.2:${port}`)
  assert.equal((await regatta(folder, 'run-all')).status, 0)
  const [first] = runs(folder)
  const { run, ended } = start(folder, 'run-all', '--full')
  const lock = join(folder, '.regatta', 'lock.json')
  while (readJson<LockHolder>(lock)?.process.pid !== run.pid) await nextTurn()
  const stopped = await regatta(folder, 'stop', '--json')
  // It may have ended by itself meanwhile; what is never true is that the first one was meant.
  const [code] = await ended
  assert.ok(code === 143 || code === 0, String(code))
  assert.doesNotMatch(stopped.stdout + stopped.stderr, new RegExp(String(first)))
  const { run: shown } = JSON.parse((await regatta(folder, 'status', '--json')).stdout) as Summary
  assert.notEqual(shown, first)
})

for (const [what, left] of [
  ['cut short', 0.5],
  ['empty', 0],
] as const) {
  test(`a plan.json that is ${what} is named by every command, and the next run goes its way`, async (t) => {
    const folder = scratchFolder(t)
    const { port, release } = await holdingSite(t, 1)
    release()
    writeHoldingConfig(folder, 'fiji/sun', `127.0.0.2:${port}`)
    assert.equal((await regatta(folder, 'run-all')).status, 0)
    const [run] = runs(folder)
    const plan = join(folder, '.regatta', 'runs', run!, 'plan.json')
    truncateSync(plan, Math.floor(statSync(plan).size * left))
    truncateSync(join(folder, '.regatta', 'runs', run!, 'summary.json'), 0)
    for (const command of ['status', 'attach', 'stop']) {
      const { status, stderr } = await regatta(folder, command)
      assert.ok(status !== 0, command)
      assert.match(stderr, /the plan of run \S+ (?:in \S+ )?is damaged/, command)
    }
    const again = await regatta(folder, 'run-all', '--json')
    assert.equal(again.status, 0, again.stderr)
    assert.equal((JSON.parse((await regatta(folder, 'status', '--json')).stdout) as Summary).totals.success, 1)
  })
}
