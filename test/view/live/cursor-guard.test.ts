import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { test } from 'node:test'
import { guardCursor, type GuardedProcess } from '../../../src/view/live/cursor-guard.ts'

function guarded(): { process: GuardedProcess & EventEmitter; said: string[]; release: () => void } {
  const said: string[] = []
  const process = Object.assign(new EventEmitter(), {
    pid: 42,
    kill: (pid: number, signal: string | number) => {
      said.push(`kill ${pid} ${signal}`)
      return true
    },
  }) as unknown as GuardedProcess & EventEmitter
  const release = guardCursor(process, { restore: () => said.push('restore'), resume: () => said.push('resume') })
  return { process, said, release }
}

test('at the end of the process the cursor is given back', () => {
  const { process, said } = guarded()
  process.emit('exit')
  assert.deepEqual(said, ['restore'])
})

test('a signal that nobody handles does what it would have done without us', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) {
    const { process, said } = guarded()
    process.emit(signal, signal)
    assert.deepEqual(said, ['restore', `kill 42 ${signal}`])
    assert.equal(process.listenerCount(signal), 0)
  }
})

test('a signal that somebody handles is theirs', () => {
  const { process, said } = guarded()
  process.on('SIGINT', () => said.push('handled'))
  process.emit('SIGINT', 'SIGINT')
  assert.deepEqual(said, ['handled'])
})

test('a suspended program leaves the terminal in order and draws again afterwards', () => {
  const { process, said } = guarded()
  process.emit('SIGTSTP', 'SIGTSTP')
  process.emit('SIGCONT', 'SIGCONT')
  assert.deepEqual(said, ['restore', 'kill 42 SIGSTOP', 'resume'])
})

test('released, it listens to nothing', () => {
  const { process, release } = guarded()
  release()
  assert.deepEqual(process.eventNames(), [])
})
