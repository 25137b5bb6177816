import { existsSync } from 'node:fs'
import { loadFleet } from '../../config/load.ts'
import type { Fleet } from '../../config/load.ts'
import type { RunOptions } from '../../fleet/create-run.ts'
import { EXIT_USAGE } from '../../fleet/exit-code.ts'
import { expectedDurations } from '../../fleet/history.ts'
import { planFleet } from '../../fleet/plan.ts'
import type { Plan } from '../../fleet/plan.ts'
import { planReport } from '../../fleet/plan-report.ts'
import { runFleet } from '../../fleet/run.ts'
import { createPalette } from '../../view/palette.ts'
import { planLines } from '../../view/plan-view.ts'
import { plainText } from '../../vocabulary/plain-text.ts'
import type { CommonArgs, Io } from '../command.ts'
import { fleetSession } from '../fleet-session.ts'
import { taskOptions } from '../run-options.ts'
import type { RunAllArgs } from './args.ts'
import { startDetached } from './detach.ts'
import { unusablePlace } from './unusable-place.ts'

type Args = RunAllArgs & CommonArgs

export async function runAll(args: Args, io: Io): Promise<number> {
  const fleet = await loadFleet(args.configDir, args.pattern, io.cwd)
  const refusal = refuse(fleet, args)
  if (refusal !== null) {
    io.stderr.write(refusal.map((line) => `regatta: ${plainText(line)}\n`).join(''))
    return EXIT_USAGE
  }
  const history = expectedDurations(args.stateDir)
  const maxParallel = args.sequential ? 1 : args.maxParallel
  const plan = planFleet(fleet.sources, { groupBy: args.groupBy, maxParallel, history })
  if (args.dryRun) return showPlan(plan, fleet, maxParallel, args, io)
  const unusable = unusablePlace(args)
  if (unusable !== null) {
    io.stderr.write(`regatta: ${plainText(unusable)}\n`)
    return EXIT_USAGE
  }
  const options = runOptionsOf(args, io, maxParallel, history)
  const request = { units: plan.units, invalid: fleet.invalid, options }
  if (args.detach) return startDetached(request, args, io)
  return fleetSession(args, io, args, (session) => runFleet(request, session))
}

/** Why nothing is started at all, or null. */
function refuse(fleet: Fleet, args: Args): string[] | null {
  const { sources, invalid, unmatched } = fleet
  if (args.detach && (args.sequential || args.dryRun)) {
    return [`--detach does not go with --${args.sequential ? 'sequential' : 'dry-run'}`]
  }
  if (!existsSync(args.configDir)) return [`there is no folder ${args.configDir}: see --config-dir`]
  if (unmatched.length > 0) {
    return unmatched.map(({ message }) => message)
  }
  if (sources.length + invalid.length === 0) {
    return [`no scraper configs in ${args.configDir}: they are expected as <country>/<source>.yaml (see --config-dir)`]
  }
  if (!args.strict || invalid.length === 0) return null
  const places = invalid.map((config) => `${config.file}:${config.line}:${config.column} ${config.message}`)
  return [...places, `--strict: nothing was started, since ${invalid.length} configs are invalid`]
}

function showPlan(plan: Plan, fleet: Fleet, maxParallel: number, args: Args, io: Io): number {
  const invalid = fleet.invalid.map(({ file, line, column, message }) => ({ file, line, column, message }))
  const report = planReport(plan, invalid, maxParallel)
  if (args.json) io.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else {
    const columns = io.stdout.isTTY === true ? io.stdout.columns : undefined
    const lines = planLines(report, { palette: createPalette(args), columns, cwd: io.cwd })
    io.stdout.write(lines.map((line) => `${line}\n`).join(''))
  }
  return plan.units.length === 0 ? EXIT_USAGE : 0
}

function runOptionsOf(args: Args, io: Io, maxParallel: number, history: ReadonlyMap<string, number>): RunOptions {
  return {
    stateDir: args.stateDir,
    dataDir: args.dataDir,
    cwd: io.cwd,
    mode: args.sequential ? 'sequential' : 'parallel',
    maxParallel,
    pollMs: args.pollInterval,
    task: taskOptions(args),
    history,
  }
}
