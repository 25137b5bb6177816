import type { FieldType } from '../../records/duplicates/options.ts'
import type { RecordsArgs } from './args.ts'

export interface DuplicateSettings {
  against: string | null
  match: Record<string, FieldType | undefined> | null
  id: string | null
}

const TYPES = ['name', 'address', 'phone', 'text', 'date', 'number', 'id'] as const satisfies FieldType[]

/** What the flags say about duplicates: null for not to look, or what is wrong with them. */
export function readDuplicates(args: RecordsArgs): DuplicateSettings | null | string {
  const { against, match, id } = args
  if (!args.duplicates && against === undefined && match === undefined) return null
  const compared: Record<string, FieldType | undefined> = {}
  for (const text of match?.split(',') ?? []) {
    const at = text.lastIndexOf(':')
    const column = (at === -1 ? text : text.slice(0, at)).trim()
    const type = TYPES.find((known) => at !== -1 && known === text.slice(at + 1).trim())
    if (column === '' || (at !== -1 && type === undefined)) {
      return `--match must be COL[:type],... with types ${TYPES.join(', ')}: current value is '${text}'`
    }
    compared[column] = type
  }
  return { against: against ?? null, match: match === undefined ? null : compared, id: id ?? null }
}

/** Columns that must be there for it. */
export function comparedColumns(settings: DuplicateSettings | null): string[] {
  if (settings === null) return []
  return [...Object.keys(settings.match ?? {}), ...(settings.id === null ? [] : [settings.id])]
}
