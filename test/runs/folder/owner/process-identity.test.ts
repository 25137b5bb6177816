import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, it } from 'node:test'
import { identify, isAlive } from '../../../../src/runs/folder/owner/process-identity.ts'

describe('the identity of a process', () => {
  it('holds while it lives and not after', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    const identity = identify(child.pid!)!
    assert.equal(isAlive(identity), true)
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    assert.equal(isAlive(identity), false)
  })

  it('is not fooled by another process with the same pid, nor by another boot', () => {
    const self = identify(process.pid)!
    assert.equal(isAlive({ ...self, start_time: String(Number(self.start_time) - 1) }), false)
    assert.equal(isAlive({ ...self, boot_id: 'another' }), false)
  })

  it('counts a zombie as dead', async () => {
    // The shell's child ends at once and is never waited for.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] })
    const [line] = await once(parent.stdout, 'data')
    const pid = Number(String(line))
    while (identify(pid) !== null) await new Promise((resolve) => setImmediate(resolve))
    assert.doesNotThrow(() => process.kill(pid, 0), 'the zombie is still there for signal 0')
    parent.kill('SIGKILL')
  })

  it('knows no process that there is not', () => {
    assert.equal(identify(2 ** 22 + 1), null)
  })
})
