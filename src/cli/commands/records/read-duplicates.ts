import { COLUMN_TYPES, type FieldType } from '../../../records/duplicates/options.ts'
import type { RecordsArgs } from './flags.ts'

/** How to look for rows that mean the same. */
export type DuplicateSettings = {
  against: string | null
  id: string | null
} & (
  | {
      method: 'learned' | 'brief'
      match: Record<string, FieldType | undefined> | null
      /** File of pairs whose truth is known. */
      labels: string | null
      /** Least score of a pair, on the scale where .5 is learned; null for that. */
      threshold: number | null
    }
  | { method: 'near'; text: string; least: number }
)

const LEAST = 0.8

/** What the flags say about duplicates: null for not to look, or what is wrong with them. */
export function readDuplicates(args: RecordsArgs): DuplicateSettings | null | string {
  const { against = null, match, id = null, labels = null, profile } = args
  if (args.nearDuplicates) return readNear(args, id)
  for (const flag of ['alike', 'text'] as const) {
    if (args[flag] !== undefined) return `--${flag} goes with --near-duplicates`
  }
  if (!args.duplicates && against === null && match === undefined && profile === undefined) {
    const alone = labels !== null ? 'labels' : args.threshold !== undefined ? 'threshold' : null
    return alone === null ? null : `--${alone} goes with --duplicates`
  }
  const compared = match === undefined ? null : readMatch(match)
  if (typeof compared === 'string') return compared
  const threshold = args.threshold === undefined ? null : Number(args.threshold)
  if (threshold !== null && !(threshold > 0 && threshold < 1)) {
    return `--threshold must be a number above 0 and below 1: current value is '${args.threshold}'`
  }
  if (profile !== 'brief') return { method: 'learned', against, id, labels, threshold, match: compared }
  if (threshold !== null) return '--threshold: the rule of --profile brief has its own'
  if (labels !== null) return '--labels: the rule of --profile brief learns nothing'
  return { method: 'brief', against, id, labels, threshold, match: compared }
}

function readNear(args: RecordsArgs, id: string | null): DuplicateSettings | string {
  const others = ['duplicates', 'against', 'match', 'labels', 'threshold', 'profile'] as const
  const other = others.find((flag) => args[flag] !== undefined && args[flag] !== false)
  if (other !== undefined) return `--near-duplicates does not go with --${other}`
  const least = args.alike === undefined ? LEAST : Number(args.alike)
  if (!(least >= 0.3 && least <= 1)) return `--alike must be a number from 0.3 to 1: current value is '${args.alike}'`
  return { method: 'near', against: null, id, text: args.text ?? 'body', least }
}

function readMatch(match: string): Record<string, FieldType | undefined> | string {
  const compared: [string, FieldType | undefined][] = []
  for (const text of match.split(',')) {
    const at = text.lastIndexOf(':')
    const column = (at === -1 ? text : text.slice(0, at)).trim()
    const type = at === -1 ? undefined : text.slice(at + 1).trim()
    if (column === '' || (type !== undefined && !isFieldType(type))) {
      return `--match must be COL[:type],... with types ${Object.keys(COLUMN_TYPES).join(', ')}: current value is '${text}'`
    }
    compared.push([column, type])
  }
  return Object.fromEntries(compared)
}

function isFieldType(type: string): type is FieldType {
  return Object.hasOwn(COLUMN_TYPES, type)
}

/** Columns that must be there for it. */
export function comparedColumns(settings: DuplicateSettings | null): string[] {
  if (settings === null) return []
  const compared = settings.method === 'near' ? [settings.text] : Object.keys(settings.match ?? {})
  return [...compared, ...(settings.id === null ? [] : [settings.id])]
}
