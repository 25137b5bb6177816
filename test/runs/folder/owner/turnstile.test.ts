import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { oneAtATime } from '../../../../src/runs/folder/owner/turnstile.ts'
import { scratchFolder } from '../../../store/scratch.ts'

test('of several processes one works at a time, and a thrown error lets the next one in', async (t) => {
  const stateDir = scratchFolder(t)
  const file = join(stateDir, 'count')
  writeFileSync(file, '0')
  const module = new URL('../../../../src/runs/folder/owner/turnstile.ts', import.meta.url).href
  const program = `import { oneAtATime } from ${JSON.stringify(module)}
import { readFileSync, writeFileSync } from 'node:fs'
for (let i = 0; i < 100; i++) oneAtATime(${JSON.stringify(stateDir)}, () => {
  writeFileSync(${JSON.stringify(file)}, String(Number(readFileSync(${JSON.stringify(file)}, 'utf8')) + 1))
})`
  const children = [1, 2, 3].map(() =>
    spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' }),
  )
  await Promise.all(children.map((child) => once(child, 'exit')))
  assert.equal(readFileSync(file, 'utf8'), '300')
  assert.throws(() => oneAtATime(stateDir, () => assert.fail('on purpose')), /on purpose/)
  assert.equal(
    oneAtATime(stateDir, () => 7),
    7,
  )
})
