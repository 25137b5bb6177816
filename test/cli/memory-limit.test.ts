import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Summary } from '../../src/vocabulary/run/summary.ts'
import { demoFolder, PROGRAM } from './demo-folder.ts'

const { folder } = demoFolder({ calm: true, latency: { min: 0, max: 5 } })
const LIMIT = 900 * 1024 * 1024

/** A new cgroup with so much memory, of whichever version this machine has; null where we may not make one. */
function makeCgroup(): string | null {
  for (const [base, file] of [
    ['/sys/fs/cgroup/memory', 'memory.limit_in_bytes'],
    ['/sys/fs/cgroup', 'memory.max'],
  ] as const) {
    const group = join(base, `regatta-test-${process.pid}`)
    try {
      mkdirSync(group)
      if (existsSync(join(group, file))) {
        writeFileSync(join(group, file), String(LIMIT))
        return group
      }
      rmdirSync(group)
    } catch {
      // Not ours to make: the next one.
    }
  }
  return null
}

test('within a tight limit of memory fewer run at once, it is said, and nothing dies', (t) => {
  const cgroup = makeCgroup()
  if (cgroup === null) return t.skip('this machine lets us make no cgroup with a memory limit')
  t.after(() => rmdirSync(cgroup))
  const enter = `echo $$ > ${join(cgroup, 'cgroup.procs')} && exec "$@"`
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', enter, 'sh', process.execPath, PROGRAM, 'run-all', '--json'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  const { totals, scrapers } = JSON.parse(stdout) as Summary
  assert.equal(totals.success, scrapers.length, stdout)
  assert.equal(status, 0)
  const [, slots, most] = /Memory is short: (\d+) at once instead of (\d+)/.exec(stderr) ?? []
  assert.ok(Number(slots) >= 1 && Number(slots) < Number(most), stderr)
  const killed = /^oom_kill (\d+)$/m.exec(readFileSync(join(cgroup, oomFile(cgroup)), 'utf8'))?.[1]
  assert.equal(killed ?? '0', '0')
})

function oomFile(cgroup: string): string {
  return existsSync(join(cgroup, 'memory.events')) ? 'memory.events' : 'memory.oom_control'
}
