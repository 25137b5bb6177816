import { extname } from 'node:path'

/** What `export` can write. */
export const FORMATS = ['jsonl', 'csv', 'parquet', 'xlsx', 'sqlite'] as const
export type Format = (typeof FORMATS)[number]

/** Endings of a file in each format, the usual one first. */
export const EXPORT_ENDINGS: Readonly<Record<Format, readonly [string, ...string[]]>> = {
  jsonl: ['.jsonl', '.ndjson'],
  csv: ['.csv'],
  parquet: ['.parquet'],
  xlsx: ['.xlsx'],
  sqlite: ['.db', '.sqlite'],
}

/** Endings that promise what no format of ours is. */
const OTHERS = new Set(['.json', '.tsv', '.gz', '.zst', '.zip', '.bz2', '.xz', '.xls', '.ods', '.xml', '.html', '.sql'])

/**
 * The format of an output: what its ending says, else `asked`, else JSON Lines for a name without an ending. Or what is
 * wrong: an ending that says nothing, or something else than `asked`.
 */
export function exportFormat(out: string | undefined, asked: Format | undefined): Format | { fault: string } {
  const ending = out === undefined || out === '-' ? '' : extname(out)
  const named = FORMATS.find((format) => EXPORT_ENDINGS[format].includes(ending.toLowerCase()))
  if (named !== undefined) {
    if (asked === undefined || asked === named) return named
    return { fault: `--format ${asked} contradicts --out ${out}, which is named as ${named}` }
  }
  if (ending === '') return asked ?? 'jsonl'
  if (asked !== undefined && !OTHERS.has(ending.toLowerCase())) return asked
  const known = Object.values(EXPORT_ENDINGS).flat().join(', ')
  return { fault: `--out ${out}: "${ending}" names no format of export; there are ${known}` }
}
