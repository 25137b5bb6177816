import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { listRuns } from '../../src/runs/folder/run-order.ts'
import { readSummary } from '../../src/runs/folder/runs.ts'
import { demoFolder, PROGRAM } from '../cli/demo-folder.ts'

const UNSHARE = ['--pid', '--fork', '--mount-proc', '--kill-child']
const allowed = spawnSync('unshare', [...UNSHARE, 'true']).status === 0
const { folder } = demoFolder({ calm: true, latency: { min: 400, max: 400 } })

for (const words of [['run-all'], ['schedule', '* * * * * *']]) {
  test(
    `SIGTERM to ${words[0]} as process 1 of a container ends its run politely`,
    { skip: !allowed && 'unshare is not permitted here', timeout: 60_000 },
    async () => {
      const state = join(folder, words[0]!)
      const args = [...UNSHARE, process.execPath, PROGRAM, ...words, '--state-dir', state]
      const outside = spawn('unshare', args, { cwd: folder, stdio: 'ignore' })
      try {
        const ended = once(outside, 'exit')
        while (globSync(`${state}/runs/*/scrapers/*/*/*/state.json`).length === 0) await sleep(20)
        const children = readFileSync(`/proc/${outside.pid}/task/${outside.pid}/children`, 'utf8')
        process.kill(Number(children.trim()), 'SIGTERM')
        assert.deepEqual(await ended, [143, null])
        const totals = readSummary(state, listRuns(state)[0]!)!.totals
        assert.ok(totals.interrupted > 0, JSON.stringify(totals))
        assert.equal(totals.failed, 0)
      } finally {
        outside.kill('SIGKILL')
      }
    },
  )
}
