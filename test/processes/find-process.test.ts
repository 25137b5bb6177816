import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { findProcess } from '../../src/processes/find-process.ts'
import { TASK_MARKER } from '../../src/processes/kill.ts'
import { writeExit, writeLaunch, writeState } from '../../src/runs/folder/attempt.ts'
import { identify } from '../../src/runs/folder/owner/process-identity.ts'
import type { ScraperState } from '../../src/runs/folder/task.ts'

test('the process of an attempt is found before it has said a word, after it, and not once it is gone', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'adopt-'))
  t.after(() => rmSync(folder, { recursive: true }))
  assert.equal(findProcess(folder), null, 'nothing was launched')

  const child = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1000)', folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, [TASK_MARKER]: folder },
  })
  await once(child.stdout, 'data')
  const identity = identify(child.pid!)
  assert.equal(findProcess(folder), null, 'a process that nobody wrote to have launched is none of ours')
  writeLaunch(folder, { started: new Date().toISOString(), log: join(folder, 'log') })
  assert.deepEqual(findProcess(folder), identity, 'launched, not a word yet')
  writeState(folder, { process: identity } as ScraperState)
  assert.deepEqual(findProcess(folder), identity, 'it named itself')

  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  assert.equal(findProcess(folder), null, 'dead')
  const time = new Date().toISOString()
  const end = { started: time, finished: time, pid: 1, exit_code: 0, signal: null, detail: '' }
  writeExit(folder, { ...end, cause: 'exited' })
  assert.equal(findProcess(folder), null, 'over')
})
