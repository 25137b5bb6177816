import type { NameArgs } from '../../options/selection-options.ts'

export interface StatusArgs extends NameArgs {
  run?: string
  watch: boolean
  failed: boolean
  scraper?: string
}
