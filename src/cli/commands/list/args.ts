import type { SelectionArgs } from '../../options/selection-options.ts'

export interface ListArgs extends SelectionArgs {
  countries: boolean
}
