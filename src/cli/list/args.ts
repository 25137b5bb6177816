import type { SelectionArgs } from '../selection-options.ts'

export interface ListArgs extends SelectionArgs {
  countries: boolean
}
