import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { openSqliteReader } from '../../../../src/store/sqlite-reader.ts'
import { openSqliteStore } from '../../../../src/store/sqlite-store.ts'
import { entry } from '../../examples.ts'
import { scratchFolder } from '../../scratch.ts'

async function holder(t: TestContext, file: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../children/holds-store.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

test('a second writer is refused at once, with who writes; readers are not', async (t) => {
  const file = join(scratchFolder(t), 'gazette.db')
  const child = await holder(t, file)
  assert.throws(() => openSqliteStore(file), {
    name: 'StoreError',
    reason: 'in_use',
    file,
    message: `${file}: process ${child.pid} is writing it; one store has one writer at a time`,
  })
  const reader = openSqliteReader(file)
  assert.equal(await reader.pendingCount(), 0)
  await reader.close()
})

test('SIGKILL frees the store at once', async (t) => {
  const file = join(scratchFolder(t), 'gazette.db')
  for (let round = 0; round < 3; round++) {
    const child = await holder(t, file)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const store = openSqliteStore(file)
    await store.admit([entry(`u${round}`)], { run: 'r1', full: false })
    await store.close()
  }
})

test('one process cannot have a store twice either, and closing gives it back', async (t) => {
  const file = join(scratchFolder(t), 'gazette.db')
  const first = openSqliteStore(file)
  assert.throws(() => openSqliteStore(file), { reason: 'in_use' })
  const other = openSqliteStore(join(scratchFolder(t), 'gazette.db'))
  await first.close()
  const again = openSqliteStore(file)
  await again.close()
  await other.close()
})
