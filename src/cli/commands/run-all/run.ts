import type { Fleet } from '../../../config/files/load.ts'
import type { Source } from '../../../config/source.ts'
import type { RunOptions } from '../../../fleet/run/create-run.ts'
import { EXIT_USAGE } from '../../../vocabulary/run/exit-codes.ts'
import { splitDue } from '../../../fleet/plan/due.ts'
import type { DueSplit } from '../../../fleet/plan/due.ts'
import type { History } from '../../../runs/history/history.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import { openHistory } from '../../../runs/history/open-history.ts'
import { planFleet } from '../../../fleet/plan/plan.ts'
import { cannotGiveWay } from '../../../processes/give-way.ts'
import type { Plan } from '../../../fleet/plan/plan.ts'
import { planReport } from '../../../fleet/plan/plan-report.ts'
import { runFleet } from '../../../fleet/run/run.ts'
import { unserved } from '../../../fleet/run/attempts/unserved.ts'
import { createPalette } from '../../../view/palette.ts'
import { planLines } from '../../../view/screens/plan-view.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { nothingToRun } from '../../session/nothing-to-run.ts'
import { fleetSession } from '../../session/fleet-session.ts'
import { limitOptions } from '../../options/fleet-options.ts'
import { keepLimits } from '../../options/keep-options.ts'
import { type Recording, taskOptions } from '../../options/run-options.ts'
import { sizeWarnings } from '../../options/size-options.ts'
import { refuse, refuseAll } from '../../mistake.ts'
import type { FleetRunArgs } from '../../options/fleet-run-options.ts'
import { startDetached } from './detach.ts'
import { lookFirst } from './look-first.ts'
import { ownRecordings, type RecordingFolders } from './recordings.ts'
import { runHeader } from './run-header.ts'
import { shortDisk } from './short-disk.ts'
import { scraperCommand } from './scraper-command.ts'
import { noteUnusedDatabase } from '../../session/unused-database.ts'
import { unusablePlace } from './unusable-place.ts'
import { NAME } from '../../../vocabulary/product.ts'

interface RunAllArgs extends FleetRunArgs, Recording {
  dryRun: boolean
  /** One file a scraper; in their place `record` and `replay` are those of a single one. */
  recordings?: RecordingFolders | undefined
  detach: boolean
}

type Args = RunAllArgs & CommonArgs

/** Plans the selected fleet and runs it, shows the plan, or starts it in the background. */
export async function runAll(args: Args, io: Io): Promise<number> {
  const looked = await lookFirst(args, io)
  if (!looked.ok) return refuseAll(io, looked.refusal)
  const { fleet, outputs, keep } = looked
  const idle = fleet.lint.filter(({ rule }) => rule === 'not-run-yet')
  const ignored = idle.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)
  const notes = [...fleet.unreadable, ...fleet.misplaced, ...ignored]
  for (const complaint of notes) io.stderr.write(`${NAME}: ${plainText(complaint)}\n`)
  if (!args.dryRun) noteUnusedDatabase(args, io)
  const past = openHistory(args.stateDir)
  const history = await past.expectedDurations()
  const { due, notDue } = await schedule(fleet.sources, past, args)
  if (due.length + notDue.length + fleet.invalid.length === 0) return nothingToRun('Nothing is due.', args, io)
  const options = { ...runOptionsOf(args, io, history), outputs: outputs.kept }
  const plan = planFleet(due, {
    groupBy: args.groupBy,
    maxParallel: options.maxParallel,
    history,
    unserved: await unserved(openRunReader(args.stateDir)),
  })
  if (args.dryRun) return showPlan(plan, { ...fleet, notDue }, options.maxParallel, args, io)
  const unable = cannotGiveWay(options.limits.nice)
  if (unable !== null) return refuse(io, unable)
  const unusable = unusablePlace(args)
  if (unusable !== null) return refuse(io, unusable)
  keep()
  const particular = ownRecordings(args.recordings, due)
  const request = { units: plan.units, invalid: fleet.invalid, notDue, options: { ...options, particular } }
  const short = await shortDisk(due, args, past, io)
  const warnings = [...sizeWarnings(args), ...(short === null ? [] : [short])]
  if (args.detach) {
    for (const message of warnings) io.stderr.write(`${NAME}: ${plainText(message)}\n`)
    return startDetached(request, args, io)
  }
  const { eventsOnStdout } = outputs
  return fleetSession(args, io, { ...args, eventsOnStdout, header: runHeader(options), warnings }, (session) =>
    runFleet(request, session),
  )
}

/** What runs now, and what is shown as not due: with --due nothing is, it is omitted. */
async function schedule(sources: Source[], past: History, { due: dueOnly, ignoreSchedule }: Args): Promise<DueSplit> {
  if (ignoreSchedule) return { due: sources.map((source) => ({ ...source, every: null, window: null })), notDue: [] }
  const split = splitDue(sources, await past.lastGoodStarts(), { now: new Date(), windows: dueOnly })
  return dueOnly ? { ...split, notDue: [] } : split
}

function showPlan(
  plan: Plan,
  fleet: Fleet & Pick<DueSplit, 'notDue'>,
  maxParallel: number,
  args: Args,
  io: Io,
): number {
  const invalid = fleet.invalid.map(({ file, line, column, message }) => ({ file, line, column, message }))
  const notDue = fleet.notDue.map(({ country, source, detail }) => ({ country, source, detail }))
  const report = planReport(plan, { invalid, notDue }, maxParallel)
  if (args.json) io.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else {
    const columns = io.stdout.isTTY === true ? io.stdout.columns : undefined
    const lines = planLines(report, {
      palette: createPalette(args),
      columns,
      cwd: io.cwd,
      command: scraperCommand(args, io.cwd),
    })
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
    ...limitOptions(args.sequential ? { ...args, maxParallel: 1, maxConcurrentSites: undefined } : args),
    pollMs: args.pollInterval,
    task: taskOptions(args),
    keep: keepLimits(args) ?? undefined,
    history,
  }
}
