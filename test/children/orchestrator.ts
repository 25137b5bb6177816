/**
 * An orchestrator in a process of its own, to be signalled and killed: runs or resumes a fleet of stand-ins and writes
 * its events to stdout, one JSON document a line.  Arguments: folder, 'run' or 'attach', then country/source[@hosts]
 * ...
 */
import { newestRun } from '../../src/runs/folder/run-order.ts'
import { attachRun } from '../../src/fleet/attach.ts'
import { exitCode } from '../../src/fleet/run/summary/exit-code.ts'
import { runFleet } from '../../src/fleet/run/run.ts'
import { source, StandInFleet } from '../fleet/stand-in-fleet.ts'

const [folder, verb, ...ids] = process.argv.slice(2)
const stand = new StandInFleet(folder)
const options = stand.options({
  emit: (event) => process.stdout.write(`${JSON.stringify(event)}\n`),
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stand.control.request(signal))
process.on('SIGHUP', () => {})
const sources = ids.map((id) => {
  const [name, hosts] = id.split('@') as [string, string?]
  return source(name, hosts === undefined ? {} : { hosts: hosts.split(',') })
})
const request = stand.request(sources, {
  part: process.env.REGATTA_TEST_PART === '1',
  maxParallel: Number(process.env.REGATTA_TEST_SLOTS ?? 8),
  task: { grace_ms: 1000, silence_ms: Number(process.env.REGATTA_TEST_SILENCE ?? 300_000) },
})
const outcome =
  verb === 'run' ? await runFleet(request, options) : await attachRun(newestRun(options.stateDir) ?? '', options)
process.stdout.write(`${JSON.stringify({ type: 'outcome', kind: outcome.kind })}\n`)
process.exitCode = outcome.kind === 'finished' ? exitCode(outcome.summary, stand.control.signal) : 75
