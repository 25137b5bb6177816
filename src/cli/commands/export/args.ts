import type { Format } from '../../../store/export/format.ts'

/** The flags of its own. */
export interface ExportArgs {
  pattern: string[]
  format: Format | undefined
  out: string | undefined
  since: string | undefined
}
