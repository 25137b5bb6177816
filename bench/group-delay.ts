/**
 * Do groups delay singles? Three ways over the same calm fleet (13 singles, a group of 7 and one of 4): everything one
 * after the other, groups in front of the main process as before (singles, then each group), and run-all. The limit is
 * the longest unit plus start-up; wall time is what is asked here, since the sites' pace decides it.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startWeb } from '../src/cli/commands/demo/web-process.ts'
import { writeConfigs } from '../src/cli/commands/demo/write-configs.ts'
import type { ScraperRow, Summary } from '../src/vocabulary/run/summary.ts'

const PROGRAM = fileURLToPath(new URL('../bin/regatta.mjs', import.meta.url))
const ROUNDS = Number(process.argv[2] ?? 3)
const folder = mkdtempSync(join(tmpdir(), 'regatta-bench-'))
const web = await startWeb({ calm: true, latency: { min: 100, max: 300 } })
await writeConfigs(join(folder, 'configs'), web.address.sites)

/** Runs a part of the fleet from nothing; returns its summary and its wall time in seconds. */
async function run(...args: string[]): Promise<{ rows: ScraperRow[]; seconds: number }> {
  rmSync(join(folder, 'data'), { recursive: true, force: true })
  const began = performance.now()
  const child = spawn(process.execPath, [PROGRAM, 'run-all', '--json', '--max-parallel', '16', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let text = ''
  child.stdout.on('data', (chunk) => (text += String(chunk)))
  await once(child, 'close')
  const seconds = (performance.now() - began) / 1000
  const summary = JSON.parse(text) as Summary
  if (summary.totals.success !== summary.totals.scrapers) throw new Error(`not all well: ${text}`)
  return { rows: summary.scrapers, seconds }
}

const taken = (row: ScraperRow): number => (Date.parse(row.finished!) - Date.parse(row.started!)) / 1000
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)
const fixed = (seconds: number): string => seconds.toFixed(1).padStart(6)

try {
  process.stdout.write('  all in turn  before  run-all   longest unit  (seconds)\n')
  for (let round = 0; round < ROUNDS; round++) {
    const whole = await run()
    const groups = Map.groupBy(whole.rows, (row) => row.group)
    const singles = (groups.get(null) ?? []).map((row) => `${row.country}/${row.source}`)
    groups.delete(null)
    const inTurn = await run('--sequential')
    let before = (await run(...singles)).seconds
    for (const name of groups.keys()) before += (await run(`*/${name}`)).seconds
    const lengths = [...groups.values()].map((rows) => sum(rows.map(taken)))
    const longest = Math.max(...whole.rows.map(taken), ...lengths)
    const cells = [inTurn.seconds, before, whole.seconds, longest].map(fixed)
    process.stdout.write(`       ${cells[0]}  ${cells[1]}   ${cells[2]}         ${cells[3]}\n`)
  }
} finally {
  await web.close()
  rmSync(folder, { recursive: true, force: true })
}
