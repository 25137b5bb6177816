import type { Fleet } from '../../../config/files/load.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import { readOutputs } from '../../session/outputs/read-outputs.ts'
import type { Outputs } from '../../session/outputs/read-outputs.ts'
import { unusableFile } from '../../session/outputs/unusable-file.ts'
import { selectFleet, WHERE_CONFIGS_ARE } from '../../session/select-fleet.ts'
import type { FleetRunArgs } from '../../options/fleet-run-options.ts'

type Asked = FleetRunArgs & CommonArgs & { dryRun?: boolean; detach?: boolean }

type Looked =
  | { ok: true; fleet: Fleet; outputs: Outputs; keep: () => void }
  /** Each a sentence. */
  | { ok: false; refusal: string[] }

/**
 * The sources and the outputs of a run, or why it cannot be; `schedule` asks long before its first one. Creates
 * nothing.
 */
export async function lookFirst(args: Asked, io: Io): Promise<Looked> {
  const { fleet, refusal: unselected, unreadable, keep } = await selectFleet(args, io)
  const refusal = unselected.length > 0 ? unselected : whyNot(fleet, args)
  if (refusal !== null) return { ok: false, refusal: [...refusal, ...unreadable, ...fleet.misplaced] }
  const outputs = readOutputs(args, io)
  if (typeof outputs === 'string') return { ok: false, refusal: [outputs] }
  const unusable = unusableFile(outputs.kept.reports, outputs.kept.events)
  return unusable === null ? { ok: true, fleet, outputs, keep } : { ok: false, refusal: [unusable] }
}

/** Why nothing is started at all, or null. */
function whyNot(fleet: Fleet, args: Asked): string[] | null {
  const { sources, invalid } = fleet
  if (args.detach && (args.sequential || args.dryRun)) {
    return [`--detach does not go with --${args.sequential ? 'sequential' : 'dry-run'}`]
  }
  if (args.due && args.ignoreSchedule) return ['--due does not go with --ignore-schedule']
  if (sources.length + invalid.length === 0) {
    return [`no scraper configs in ${args.configDir}: ${WHERE_CONFIGS_ARE}`]
  }
  if (!args.strict || invalid.length === 0) return null
  const places = invalid.map((config) => `${config.file}:${config.line}:${config.column} ${config.message}`)
  return [...places, `nothing was started: ${counted(invalid.length, 'invalid config')}`]
}
