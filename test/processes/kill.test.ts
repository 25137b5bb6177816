import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, it } from 'node:test'
import { findMarked, killTree, signalGroup, sweep } from '../../src/processes/kill.ts'
import { identify } from '../../src/runs/folder/owner/process-identity.ts'

const IDLE = 'setInterval(() => {}, 1000)'
const FORKS = `const { spawn } = require('node:child_process')
const child = spawn(process.execPath, ['-e', '${IDLE}'], { detached: process.argv[1] === 'away', stdio: 'ignore' })
process.stdout.write(child.pid + '\\n'); ${IDLE}`

async function fork(how: 'along' | 'away', marker: string): Promise<{ parent: number; child: number }> {
  const parent = spawn(process.execPath, ['-e', FORKS, how], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, REGATTA_KILL_TEST: marker },
  })
  const [line] = await once(parent.stdout, 'data')
  return { parent: parent.pid!, child: Number(String(line)) }
}

async function vanished(...pids: number[]): Promise<void> {
  while (pids.some((pid) => identify(pid) !== null)) await new Promise((resolve) => setImmediate(resolve))
}

describe('ending processes', () => {
  it('one signal to the group reaches the children', async () => {
    const { parent, child } = await fork('along', 'group')
    signalGroup(parent, 'SIGKILL')
    await vanished(parent, child)
  })

  it('what left its group is found by its environment and swept, by whole value only', async () => {
    const { parent, child } = await fork('away', 'sweep')
    const other = await fork('away', 'sweep-not')
    signalGroup(parent, 'SIGKILL')
    await vanished(parent)
    assert.deepEqual(findMarked('REGATTA_KILL_TEST', new Set(['sweep'])), [child])
    assert.equal(sweep('REGATTA_KILL_TEST', new Set(['sweep'])) >= 1, true)
    await vanished(child)
    assert.notEqual(identify(other.child), null)
    sweep('REGATTA_KILL_TEST', new Set(['sweep-not']))
    await vanished(other.parent, other.child)
  })

  it('where there is no /proc, the tree is walked', async () => {
    const { parent, child } = await fork('away', 'tree')
    await killTree(parent)
    await vanished(parent, child)
  })

  it('signalling what is gone does nothing', () => {
    assert.doesNotThrow(() => signalGroup(2 ** 22 + 1, 'SIGKILL'))
  })
})
