import type { ReportArgs } from '../../options/output-options.ts'

export interface ReportCommandArgs extends ReportArgs {
  run?: string
  last: string
  stores: boolean
}
