import type { Fleet } from '../../config/load.ts'
import type { Source } from '../../config/source.ts'
import type { RunOptions } from '../../fleet/create-run.ts'
import { EXIT_USAGE } from '../../fleet/exit-code.ts'
import { splitDue } from '../../fleet/due.ts'
import type { Due } from '../../fleet/due.ts'
import { expectedDurations, lastGoodStarts } from '../../fleet/history.ts'
import { planFleet } from '../../fleet/plan.ts'
import type { Plan } from '../../fleet/plan.ts'
import { planReport } from '../../fleet/plan-report.ts'
import { runFleet } from '../../fleet/run.ts'
import { unserved } from '../../fleet/unserved.ts'
import { createPalette } from '../../view/palette.ts'
import { planLines } from '../../view/plan-view.ts'
import { plainText } from '../../vocabulary/plain-text.ts'
import type { CommonArgs, Io } from '../command.ts'
import { fleetSession } from '../fleet-session.ts'
import { conductOptions } from '../fleet-options.ts'
import { keepLimits } from '../keep-options.ts'
import { taskOptions } from '../run-options.ts'
import { selectFleet } from '../select-fleet.ts'
import { refuse } from '../mistake.ts'
import { readOutputs } from '../outputs/read-outputs.ts'
import { unusableFile } from '../outputs/read-reports.ts'
import type { RunAllArgs } from './args.ts'
import { startDetached } from './detach.ts'
import { ownRecordings, unusableRecordings } from './recordings.ts'
import { unusablePlace } from './unusable-place.ts'

type Args = RunAllArgs & CommonArgs

export async function runAll(args: Args, io: Io): Promise<number> {
  const { fleet, refusal: unselected, keep } = await selectFleet(args, io)
  const refusal = unselected.length > 0 ? unselected : whyNot(fleet, args)
  if (refusal !== null) {
    io.stderr.write(refusal.map((line) => `regatta: ${plainText(line)}\n`).join(''))
    return EXIT_USAGE
  }
  const outputs = readOutputs(args, io)
  if (typeof outputs === 'string') return refuse(io, outputs)
  const history = expectedDurations(args.stateDir)
  const { due, notDue } = schedule(fleet.sources, args)
  if (due.length + notDue.length + fleet.invalid.length === 0) return nothingDue(args, io)
  const options = { ...runOptionsOf(args, io, history), outputs: outputs.kept }
  const plan = planFleet(due, {
    groupBy: args.groupBy,
    maxParallel: options.maxParallel,
    history,
    unserved: unserved(args.stateDir),
  })
  if (args.dryRun) return showPlan(plan, { ...fleet, notDue }, options.maxParallel, args, io)
  const unusable =
    unusablePlace(args) ??
    unusableFile(outputs.kept.reports, outputs.kept.events) ??
    unusableRecordings(args.recordings)
  if (unusable !== null) return refuse(io, unusable)
  keep()
  const particular = ownRecordings(args.recordings, due)
  const request = { units: plan.units, invalid: fleet.invalid, notDue, options: { ...options, particular } }
  if (args.detach) return startDetached(request, args, io)
  const { eventsOnStdout } = outputs
  return fleetSession(args, io, { ...args, eventsOnStdout }, (session) => runFleet(request, session))
}

/** Why nothing is started at all, or null. */
function whyNot(fleet: Fleet, args: Args): string[] | null {
  const { sources, invalid } = fleet
  if (args.detach && (args.sequential || args.dryRun)) {
    return [`--detach does not go with --${args.sequential ? 'sequential' : 'dry-run'}`]
  }
  if (args.due && args.ignoreSchedule) return ['--due does not go with --ignore-schedule']
  if (sources.length + invalid.length === 0) {
    return [`no scraper configs in ${args.configDir}: they are expected as <country>/<source>.yaml (see --config-dir)`]
  }
  if (!args.strict || invalid.length === 0) return null
  const places = invalid.map((config) => `${config.file}:${config.line}:${config.column} ${config.message}`)
  return [...places, `--strict: nothing was started, since ${invalid.length} configs are invalid`]
}

/** What runs now, and what is told as not due: with --due nothing, it is left out. */
function schedule(sources: Source[], { stateDir, due: dueOnly, ignoreSchedule }: Args): Due {
  if (ignoreSchedule) return { due: sources.map((source) => ({ ...source, every: null, window: null })), notDue: [] }
  const split = splitDue(sources, lastGoodStarts(stateDir), { now: new Date(), windows: dueOnly })
  return dueOnly ? { ...split, notDue: [] } : split
}

/** A timer that finds nothing to do has done its work. */
function nothingDue({ json }: Args, io: Io): number {
  io.stderr.write('Nothing is due.\n')
  const totals = { scrapers: 0, success: 0, warning: 0, failed: 0, interrupted: 0, skipped: 0 }
  const time = new Date().toISOString()
  const summary = { run: null, started: time, finished: time, mode: 'parallel', totals, scrapers: [] }
  if (json) io.stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
  return 0
}

function showPlan(plan: Plan, fleet: Fleet & Pick<Due, 'notDue'>, maxParallel: number, args: Args, io: Io): number {
  const invalid = fleet.invalid.map(({ file, line, column, message }) => ({ file, line, column, message }))
  const notDue = fleet.notDue.map(({ country, source, detail }) => ({ country, source, detail }))
  const report = planReport(plan, { invalid, notDue }, maxParallel)
  if (args.json) io.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else {
    const columns = io.stdout.isTTY === true ? io.stdout.columns : undefined
    const lines = planLines(report, { palette: createPalette(args), columns, cwd: io.cwd })
    io.stdout.write(lines.map((line) => `${line}\n`).join(''))
  }
  return plan.units.length + fleet.notDue.length === 0 ? EXIT_USAGE : 0
}

function runOptionsOf(args: Args, io: Io, history: ReadonlyMap<string, number>): RunOptions {
  return {
    stateDir: args.stateDir,
    dataDir: args.dataDir,
    cwd: io.cwd,
    mode: args.sequential ? 'sequential' : 'parallel',
    ...conductOptions(args.sequential ? { ...args, maxParallel: 1 } : args),
    pollMs: args.pollInterval,
    task: taskOptions(args),
    keep: keepLimits(args) ?? undefined,
    history,
  }
}
