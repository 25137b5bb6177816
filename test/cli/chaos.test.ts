import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { listRuns } from '../../src/runs/folder/run-order.ts'
import { checkPoliteness } from '../../src/cli/commands/demo/check-politeness.ts'
import { checkRecords } from '../../src/cli/commands/demo/check-records.ts'
import { loadFleet } from '../../src/config/files/load.ts'
import { findMarked, RUN_MARKER } from '../../src/processes/kill.ts'
import type { Summary } from '../../src/vocabulary/run/summary.ts'
import { demoFolder, PROGRAM } from './demo-folder.ts'

// By hand: REGATTA_TEST_ROUNDS=100 REGATTA_TEST_ONLY='any one' node --test test/cli/chaos.test.ts
const ROUNDS = Number(process.env.REGATTA_TEST_ROUNDS ?? 8)

const { folder, web } = demoFolder({ calm: true, latency: { min: 5, max: 30 } })

interface Ended {
  code: number | string | null
  stdout: string
}

interface Running {
  pid: number
  kill: (signal: NodeJS.Signals) => void
  ended: Promise<Ended>
}

function regatta(...args: string[]): Running {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
  let stdout = ''
  child.stdout.on('data', (chunk) => (stdout += String(chunk)))
  const ended = once(child, 'close').then(() => ({ code: child.exitCode ?? child.signalCode, stdout }))
  return { pid: child.pid!, kill: (signal) => void child.kill(signal), ended }
}

const runAll = (...more: string[]): Running => regatta('run-all', '--json', '--grace', '5s', ...more)

/** A run that has begun: before its folder is there, nothing could survive and nobody would listen to a signal. */
async function begunRun(): Promise<Running> {
  const earlier = listRuns(join(folder, '.regatta')).length
  const running = runAll()
  while (listRuns(join(folder, '.regatta')).length === earlier) await sleep(20)
  return running
}

function addsUp(text: string): Summary {
  const summary = JSON.parse(text) as Summary
  const { scrapers, ...states } = summary.totals
  assert.equal(scrapers, 24)
  assert.equal(summary.scrapers.length, 24)
  assert.equal(
    Object.values(states).reduce((sum, count) => sum + count, 0),
    24,
  )
  return summary
}

function nothingIsLeft(what: string): void {
  const left = findMarked(RUN_MARKER, new Set(listRuns(join(folder, '.regatta'))))
  const lines = left.map((pid) => `${pid} ${commandOf(pid)}`)
  assert.deepEqual(lines, [], `processes are left after ${what}`)
}

const calamities: Record<string, (running: Running) => Promise<void>> = {
  'one SIGINT': async (running) => {
    running.kill('SIGINT')
    const { code, stdout } = await running.ended
    assert.ok(code === 130 || code === 0, String(code))
    addsUp(stdout)
  },
  'two SIGINTs': async (running) => {
    running.kill('SIGINT')
    await sleep(100)
    running.kill('SIGINT')
    const { code, stdout } = await running.ended
    // By the signal itself where the run was over and its summary out before the second one came.
    assert.ok(code === 130 || code === 0 || code === 'SIGINT', String(code))
    addsUp(stdout)
  },
  'one SIGTERM': async (running) => {
    running.kill('SIGTERM')
    const { code, stdout } = await running.ended
    assert.ok(code === 143 || code === 0, String(code))
    addsUp(stdout)
  },
  'a closed terminal, then stop': async (running) => {
    running.kill('SIGHUP')
    await sleep(100)
    assert.equal((await regatta('stop').ended).code, 0)
    await running.ended
  },
  'kill -9 of the orchestrator, then attach': async (running) => {
    running.kill('SIGKILL')
    await running.ended
    const { code, stdout } = await regatta('attach', '--json').ended
    assert.ok(code === 0 || code === 1, String(code))
    if (stdout !== '') addsUp(stdout)
  },
  'kill -9 of the orchestrator, then a new run-all': async (running) => {
    running.kill('SIGKILL')
    await running.ended
    const { code, stdout } = await runAll().ended
    assert.equal(code, 0, stdout)
    addsUp(stdout)
  },
  'kill -9 of everything at once, then a new run-all': async (running) => {
    running.kill('SIGKILL')
    for (const pid of findMarked(RUN_MARKER, new Set(listRuns(join(folder, '.regatta'))))) kill(pid)
    await running.ended
    const { code, stdout } = await runAll().ended
    assert.equal(code, 0, stdout)
    addsUp(stdout)
  },
  'kill -9 of any one process, then whatever is told is true and the run can be finished': async (running) => {
    const all = [...findMarked(RUN_MARKER, new Set(listRuns(join(folder, '.regatta')))), running.pid]
    const victim = all[Math.floor(Math.random() * all.length)]!
    const what = commandOf(victim)
    kill(victim)
    const told = JSON.parse((await regatta('status', '--json').ended).stdout) as Summary
    assert.equal(told.scrapers.length, 24)
    const { code, stdout } = await (victim === running.pid ? regatta('attach', '--json') : running).ended
    if (stdout !== '') {
      const { scrapers } = addsUp(stdout)
      const bad = scrapers.filter((row) => row.status !== 'success')
      // At most the one that was struck, as what it is; a dead group runner or orchestrator costs nothing.
      assert.ok(bad.length <= 1, `${what}: ${JSON.stringify(bad)}`)
      for (const row of bad) assert.match(row.reason!, /^(?:killed|lost)$/, what)
      assert.equal(code, bad.length)
    }
    const last = await runAll().ended
    assert.equal(last.code, 0, last.stdout)
    const check = await checkRecords(await web().truth(), join(folder, 'data'))
    assert.deepEqual(check.differences, [], what)
  },
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself meanwhile.
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return 'gone'
  }
}

test(`${ROUNDS} runs, each struck at a random moment: nothing survives, every summary adds up`, async () => {
  const names = Object.keys(calamities).filter((name) => name.includes(process.env.REGATTA_TEST_ONLY ?? ''))
  for (let round = 0; round < ROUNDS; round++) {
    const name = names[round % names.length]!
    // Each calamity meets a fleet that has everything still to do.
    rmSync(join(folder, 'data'), { recursive: true, force: true })
    const running = await begunRun()
    await sleep(Math.random() * 4000)
    await calamities[name]!(running)
    nothingIsLeft(name)
  }
})

test('no site was ever asked sooner, more at once or elsewhere than its config and robots.txt allow', async () => {
  const { sources } = await loadFleet(join(folder, 'configs'), [], folder)
  const rude = checkPoliteness(await web().truth(), await web().evidence(), sources)
  // Who comes first is another in each of the runs.
  assert.deepEqual(
    rude.filter(({ what }) => !/ began before /.test(what)),
    [],
  )
})

test('after all of it a last run has every article once, and none beyond', async () => {
  const { code, stdout } = await runAll().ended
  assert.equal(code, 0, stdout)
  const check = await checkRecords(await web().truth(), join(folder, 'data'))
  assert.deepEqual(check.differences, [])
  assert.ok(check.stored > 200)
  assert.equal(readdirSync(join(folder, '.regatta', 'runs')).length >= ROUNDS, true)
})
