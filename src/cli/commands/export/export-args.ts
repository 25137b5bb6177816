import type { ExportField } from '../../../store/export/export-fields.ts'
import type { Format } from '../../../store/export/export-format.ts'

export interface ExportArgs {
  pattern: string[]
  format: Format | undefined
  out: string | undefined
  since: string | undefined
  until: string | undefined
  fields: string | undefined
  to?: string | undefined
  table?: string
  split?: 'source' | undefined
  partition?: string | undefined
}

export interface WantedRecords {
  format: Format
  fields: readonly ExportField[] | undefined
  since: string | undefined
  until: string | undefined
}
