import { loadFleet } from '../../../config/files/load.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import type { Summary } from '../../../vocabulary/run/summary.ts'
import type { CommonArgs } from '../../command.ts'
import { checkRun, type Verdict } from './check.ts'
import type { Truth } from './contract.ts'
import type { DemoFolder } from './folder.ts'
import type { Interruption } from './interruption.ts'
import { signalExitCode } from '../../../vocabulary/run/exit-codes.ts'
import { runDemoFleet } from './run-demo-fleet.ts'
import type { WebProcess } from './web-process.ts'
import type { ConfigPlace } from './write-configs.ts'

/** One run of the fleet and what came of it. */
export type Round =
  | { kind: 'checked'; verdict: Verdict; summary: Summary }
  | { kind: 'interrupted'; exitCode: number }
  /** run-all itself came to grief. */
  | { kind: 'broken'; message: string }

export interface RoundOptions {
  args: CommonArgs
  cwd: string
  folder: DemoFolder
  interruption: Interruption
  web: WebProcess
  truth: Truth
  places: ReadonlyMap<string, ConfigPlace>
  /** Of run-all. */
  words: string[]
}

/** Runs the fleet once and holds what it said and did against the truth. */
export async function playRound(options: RoundOptions): Promise<Round> {
  const { args, cwd, folder, interruption, web, truth, places } = options
  const before = (await web.evidence()).visits.length
  const exitCode = interruption.signal() === null ? await runDemoFleet(options.words, args, interruption) : 0
  const signal = interruption.signal()
  if (signal !== null) return { kind: 'interrupted', exitCode: signalExitCode(signal) }
  const runs = openRunReader(folder.state)
  const run = await runs.newest()
  const summary = run === null ? null : await runs.summary(run)
  if (summary === null || typeof exitCode === 'string') {
    const without = summary === null ? ' and left no summary' : ''
    return { kind: 'broken', message: `run-all ended with ${exitCode}${without}` }
  }
  const { sources } = await loadFleet(folder.configs, [], cwd)
  const { visits, max_in_flight } = await web.evidence()
  const evidence = { visits: visits.slice(before), max_in_flight }
  const verdict = await checkRun({ truth, evidence, summary, exitCode, places, sources, dataDir: folder.data })
  return { kind: 'checked', verdict, summary }
}
