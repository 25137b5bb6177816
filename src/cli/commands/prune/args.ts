import type { KeepArgs } from '../../options/keep-options.ts'

export interface PruneArgs extends KeepArgs {
  dryRun: boolean
}
