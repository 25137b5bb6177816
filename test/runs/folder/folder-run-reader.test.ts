import assert from 'node:assert/strict'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { writeExit, writeLaunch, writeResult, writeState } from '../../../src/runs/folder/attempt.ts'
import { folderRunReader } from '../../../src/runs/folder/folder-run-reader.ts'
import { writeJson } from '../../../src/runs/folder/files/json-file.ts'
import { attemptFolder, runFolder } from '../../../src/runs/folder/layout.ts'
import { takeLock } from '../../../src/runs/folder/owner/lock.ts'
import { makeFolder } from '../../../src/runs/folder/files/make-folder.ts'
import type { Member, RunPlan } from '../../../src/runs/folder/run-plan.ts'
import { noteOrchestrator, writeSummary } from '../../../src/runs/folder/runs.ts'
import { scratchFolder } from '../../store/scratch.ts'
import { machineRunsSuite, runReaderSuite, type RunsOfMachine } from '../run-reader-suite.ts'

const open = (t: TestContext): RunsOfMachine => writtenIn(scratchFolder(t))
runReaderSuite('folders', open)
machineRunsSuite('folders', open)

function writtenIn(folder: string): RunsOfMachine {
  const stateDir = join(folder, 'state')
  return {
    reader: folderRunReader(stateDir),
    plan(run, ids, { created = '2026-11-22T06:00:00.000Z', events = false } = {}) {
      const members = ids.map((id): Member => {
        const [country = '', source = ''] = id.split('/')
        const at = attemptFolder(runFolder(stateDir, run), { country, source }, 1)
        makeFolder(at)
        const rest = { group: null, hosts: [], attempt: 1, more_attempts: 0, window: null, expected_ms: null }
        return { country, source, name: source, folder: at, ...rest }
      })
      const plan: RunPlan = {
        run,
        created,
        mode: 'parallel',
        max_parallel: 4,
        limits: { auto_slots: false, retry_delay_ms: 0, max_failures: null, fail_fast: false },
        poll_ms: 100,
        grace_ms: 1000,
        cwd: folder,
        units: members.map((member) => {
          return { name: member.name, kind: 'single', folder: join(folder, 'unit'), members: [member] }
        }),
        settled: [],
        outputs: {
          events: events ? join(folder, `${run}.ndjson`) : null,
          reports: [],
          notify: { to: [], on: 'failure', template: null, timeout_ms: 1 },
        },
      }
      writeJson(join(runFolder(stateDir, run), 'plan.json'), plan)
      return plan
    },
    attempt({ folder: at }, { launch, state, result, exit }) {
      if (launch !== undefined) writeLaunch(at, launch)
      if (state !== undefined) writeState(at, state)
      if (result !== undefined) writeResult(at, result)
      if (exit !== undefined) writeExit(at, exit)
    },
    summary: (summary) => writeSummary(stateDir, summary),
    carry: (run) => noteOrchestrator(stateDir, run),
    write: ({ outputs }, text) => appendFileSync(outputs!.events!, text),
    lock(run) {
      const taken = takeLock(stateDir)
      assert.ok(taken.ok)
      taken.lock.note(run)
      return () => taken.lock.release()
    },
  }
}

/** A state directory with a run, written by hand. */
function stateWith(t: TestContext, run: string, plan: string): string {
  const stateDir = scratchFolder(t)
  mkdirSync(runFolder(stateDir, run), { recursive: true })
  writeFileSync(join(runFolder(stateDir, run), 'plan.json'), plan)
  return stateDir
}

test('what is no run folder by its name is no run', async (t) => {
  const stateDir = stateWith(t, '20261122_060000_34cd', '{}')
  for (const name of ['20261123_060000_56ef.pruned', 'notes', '20261123_060000']) {
    mkdirSync(join(dirname(runFolder(stateDir, 'x')), name))
  }
  assert.deepEqual(await folderRunReader(stateDir).runs(), ['20261122_060000_34cd'])
})

test('a run that is being prepared has an id and is not meant yet', async (t) => {
  const stateDir = stateWith(t, '20261122_060000_34cd', '{}')
  mkdirSync(runFolder(stateDir, '20261123_060000_56ef'))
  const reader = folderRunReader(stateDir)
  assert.equal((await reader.runs()).length, 2)
  assert.equal(await reader.newest(), '20261122_060000_34cd')
  assert.deepEqual(await reader.unfinished(), ['20261122_060000_34cd'])
})

test('a plan that is no JSON is none, and a run without one has no events', async (t) => {
  const reader = folderRunReader(stateWith(t, '20261122_060000_34cd', '{"run":'))
  assert.equal(await reader.plan('20261122_060000_34cd'), null)
  assert.equal(await reader.live('20261122_060000_34cd'), null)
  assert.deepEqual(await Array.fromAsync(reader.events('20261122_060000_34cd')), [])
})
