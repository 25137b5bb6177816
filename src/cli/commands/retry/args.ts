import type { FleetArgs } from '../../options/fleet-options.ts'
import type { OutputArgs } from '../../options/output-options.ts'
import type { RunArgs } from '../../options/run-options.ts'

export interface RetryArgs extends RunArgs, FleetArgs, OutputArgs {
  run?: string
  failed: boolean
}
