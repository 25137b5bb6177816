// Is a fleet of 10,000 an ordinary day? CPU, wall time and peak memory of the commands that look at all of it: with
// configs that were never read (cold) and read before (warm), with five runs of history, and with a run that is going
// on.
// node bench/scale.ts [configs=10000] [--keep FOLDER]; needs a build. CPU seconds count: the wall is the machine's.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Cost, measure } from './launch/measure.ts'
import { writeBigFleet } from './scale/big-fleet.ts'
import { writeHalfRun, writeHistory } from './scale/half-run.ts'
import { measureView } from './scale/live-cost.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { keep: { type: 'string' } } })
const size = Number(positionals[0] ?? 10_000)
const program = fileURLToPath(new URL('../bin/regatta.mjs', import.meta.url))
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'bench-scale-'))
if (values.keep === undefined) process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

process.stdout.write(`${size} configs                         CPU s   wall s   peak MB\n`)
writeBigFleet(folder, size)
mkdirSync(join(folder, '.regatta'), { recursive: true })
await row('list, cold', 'list', '--json')
await row('list, warm', 'list', '--json')
await row('check --quiet, cold', 'check', '--quiet')
await row('check --quiet, warm', 'check', '--quiet')
await row('run-all --dry-run, warm', 'run-all', '--dry-run')
const fleet = await writeHistory(folder, 5)
await row('list, five runs of history', 'list', '--json')
await row('list --failed-last', 'list', '--json', '--failed-last')
await row('run-all --dry-run, history', 'run-all', '--dry-run', '--json')
print('a run folder is made', await cost(() => writeHalfRun(folder, fleet)))
await row('status', 'status')
await row('status --json', 'status', '--json')
for (const [what, each] of await measureView(size))
  process.stdout.write(`${what.padEnd(34)}${each.toFixed(1).padStart(8)} ms CPU\n`)

async function row(what: string, ...words: string[]): Promise<void> {
  print(what, await measure([process.execPath, program, ...words], { cwd: folder, input: null }))
}

function print(what: string, { tree_s, wall_s, peak_mb }: Cost): void {
  const peak = peak_mb === 0 ? '-' : peak_mb.toFixed(0)
  process.stdout.write(
    `${what.padEnd(34)}${tree_s.toFixed(2).padStart(8)} ${wall_s.toFixed(2).padStart(8)}  ${peak.padStart(8)}\n`,
  )
}

/** What this process itself spends on something. */
async function cost(work: () => Promise<unknown>): Promise<Cost> {
  const [cpu, started] = [process.cpuUsage(), performance.now()]
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return { tree_s: (user + system) / 1e6, own_s: 0, wall_s: (performance.now() - started) / 1000, peak_mb: 0 }
}
