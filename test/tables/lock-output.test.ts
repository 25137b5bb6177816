import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { lockOutput } from '../../src/tables/lock-output.ts'
import { scratchFolder } from '../store/scratch.ts'

test('one holder at a time, and nothing stays behind', (t) => {
  const file = join(scratchFolder(t), '.lock')
  for (let round = 0; round < 3; round++) {
    const release = lockOutput(file)
    assert.ok(release !== null)
    assert.equal(lockOutput(file), null)
    release()
    assert.equal(existsSync(file), false)
  }
})

test('another process holds it until it dies, however it dies', async (t) => {
  const file = join(scratchFolder(t), '.lock')
  const child = spawn(process.execPath, [join(import.meta.dirname, 'children/holds-output.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => child.kill('SIGKILL'))
  assert.equal(String((await once(child.stdout, 'data'))[0]), 'held\n')
  assert.equal(lockOutput(file), null)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const release = lockOutput(file)
  assert.ok(release !== null)
  release()
  assert.equal(existsSync(file), false)
})

test('of many that want it at once one gets it', async (t) => {
  const file = join(scratchFolder(t), '.lock')
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, [join(import.meta.dirname, 'children/holds-output.ts'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
  t.after(() => children.forEach((child) => child.kill('SIGKILL')))
  const said = await Promise.all(children.map(async (child) => String((await once(child.stdout, 'data'))[0])))
  assert.deepEqual(said.toSorted(), ['held\n', ...Array.from({ length: 5 }, () => 'taken\n')])
})

test('where no lock can be, nothing is in the way', (t) => {
  const release = lockOutput(join(scratchFolder(t), 'no folder', '.lock'))
  assert.ok(release !== null)
  release()
})
