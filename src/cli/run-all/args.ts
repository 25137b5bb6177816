import type { FleetArgs } from '../fleet-options.ts'
import type { OutputArgs } from '../output-options.ts'
import type { RunArgs } from '../run-options.ts'
import type { SelectionArgs } from '../selection-options.ts'

export interface RunAllArgs extends RunArgs, FleetArgs, OutputArgs, SelectionArgs {
  dryRun: boolean
  sequential: boolean
  due: boolean
  ignoreSchedule: boolean
  groupBy: 'source' | 'host'
  detach: boolean
  strict: boolean
}
