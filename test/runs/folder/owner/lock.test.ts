import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { oneAtATime, takeLock } from '../../../../src/runs/folder/owner/lock.ts'
import { scratchFolder } from '../../../store/scratch.ts'

for (const [what, bytes] of [
  ['text', 'this is no database, whatever its name says\n'.repeat(50)],
  ['zeros', Buffer.alloc(8192, 0)],
  ['half a header', 'SQLite format 3\0'],
  ['a header and noise', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080, 0xa5)])],
] as const) {
  test(`a lock file of ${what} is mended, locks, and lets nobody else in`, (t) => {
    const stateDir = scratchFolder(t)
    writeFileSync(join(stateDir, 'lock.db'), bytes)
    const taken = takeLock(stateDir)
    assert.ok(taken.ok)
    const other = `import { takeLock } from ${JSON.stringify(new URL('../../../../src/runs/folder/owner/lock.ts', import.meta.url).href)}
      console.log(takeLock(${JSON.stringify(stateDir)}).ok)`
    const tryIt = (): string =>
      spawnSync(process.execPath, ['--input-type=module', '-e', other], { encoding: 'utf8' }).stdout
    assert.equal(tryIt(), 'false\n')
    taken.lock.release()
    assert.equal(tryIt(), 'true\n')
  })
}

test('those that share the lock hold it together, and nobody beside them alone, nor they beside that one', (t) => {
  const stateDir = scratchFolder(t)
  const wish = (shared: boolean): ReturnType<typeof takeLock> => takeLock(stateDir, { shared })
  const [one, two] = [wish(true), wish(true)]
  assert.ok(one.ok && two.ok)
  assert.equal(wish(false).ok, false)
  one.lock.release()
  assert.equal(wish(false).ok, false)
  two.lock.release()
  const alone = wish(false)
  assert.ok(alone.ok)
  assert.equal(wish(true).ok, false)
  alone.lock.release()
})

test('of several processes one works at a time, and a thrown error lets the next one in', async (t) => {
  const stateDir = scratchFolder(t)
  const file = join(stateDir, 'count')
  writeFileSync(file, '0')
  const module = new URL('../../../../src/runs/folder/owner/lock.ts', import.meta.url).href
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
