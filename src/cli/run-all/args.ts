import type { RunArgs } from '../run-options.ts'

export interface RunAllArgs extends RunArgs {
  pattern: string[]
  dryRun: boolean
  sequential: boolean
  maxParallel: number
  groupBy: 'source' | 'host'
  detach: boolean
  strict: boolean
}
