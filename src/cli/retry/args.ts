import type { FleetArgs } from '../fleet-options.ts'
import type { OutputArgs } from '../output-options.ts'
import type { RunArgs } from '../run-options.ts'

export interface RetryArgs extends RunArgs, FleetArgs, OutputArgs {
  run?: string
  failed: boolean
}
