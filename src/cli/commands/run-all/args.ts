import type { FleetArgs } from '../../options/fleet-options.ts'
import type { KeepArgs } from '../../options/keep-options.ts'
import type { OutputArgs } from '../../options/output-options.ts'
import type { RunArgs } from '../../options/run-options.ts'
import type { SelectionArgs } from '../../options/selection-options.ts'
import type { RecordingFolders } from './recordings.ts'

/** What is said of runs of a fleet, whether it runs now or at set times. */
export interface FleetRunArgs extends RunArgs, FleetArgs, OutputArgs, SelectionArgs, KeepArgs {
  sequential: boolean
  due: boolean
  ignoreSchedule: boolean
  groupBy: 'source' | 'host'
  strict: boolean
}

export interface RunAllArgs extends FleetRunArgs {
  dryRun: boolean
  /** One file a scraper; in their place `record` and `replay` are those of a single one. */
  recordings?: RecordingFolders | undefined
  detach: boolean
}
