import type { SelectionArgs } from '../../options/selection-options.ts'

export interface CheckArgs extends SelectionArgs {
  /** Warnings count as failures. */
  strict: boolean
  /** How many articles of each config to fetch and show; 0 asks no site. */
  live: number
}
