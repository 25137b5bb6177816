import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startWeb } from '../../src/cli/commands/demo/web-process.ts'
import { isAlive, identify } from '../../src/runs/folder/owner/process-identity.ts'

const QUICK = { calm: true, latency: { min: 0, max: 0 } }

describe('the simulated web as a process', () => {
  it('gives its truth and what it saw, and ends when it is closed', async () => {
    const web = await startWeb(QUICK)
    const process = identify(web.pid)
    assert.ok(process)
    assert.equal((await web.truth()).scrapers.length, 24)
    await fetch(`${web.address.sites['sibc']}/robots.txt`)
    const { visits, max_in_flight } = await web.evidence()
    assert.deepEqual(
      visits.map(({ site, path, status }) => [site, path, status]),
      [['sibc', '/robots.txt', 200]],
    )
    assert.deepEqual(max_in_flight, { sibc: 1 })
    await web.close()
    assert.equal(isAlive(process), false)
  })

  it('ends with the process that started it, also when that is killed with -9', async () => {
    const parent = spawn(process.execPath, [fileURLToPath(new URL('./starts-web.ts', import.meta.url))], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string]
    const { pid, control } = JSON.parse(line) as { pid: number; control: string }
    const web = identify(pid)
    assert.ok(web)
    parent.kill('SIGKILL')
    // Its end is seen at its port: the connection that waits there breaks.
    while (await answers(control));
    while (isAlive(web)) await new Promise(setImmediate)
  })
})

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}
