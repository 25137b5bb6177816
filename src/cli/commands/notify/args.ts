import type { NotifyArgs } from '../../options/output-options.ts'

export interface NotifyCommandArgs extends NotifyArgs {
  run?: string
  test: boolean
  dryRun: boolean
}
