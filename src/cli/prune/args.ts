import type { KeepArgs } from '../keep-options.ts'

export interface PruneArgs extends KeepArgs {
  dryRun: boolean
}
