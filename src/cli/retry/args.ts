import type { RunArgs } from '../run-options.ts'

export interface RetryArgs extends RunArgs {
  run?: string
  failed: boolean
  maxParallel: number
}
