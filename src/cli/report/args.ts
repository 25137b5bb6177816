import type { ReportArgs } from '../output-options.ts'

export interface ReportCommandArgs extends ReportArgs {
  run?: string
  last: string
  stores: boolean
}
