import type { JsonValue } from '../../vocabulary/record.ts'

/** What `check` says about one place of one config. */
export interface Finding {
  /** As a user would open it from the current directory. */
  file: string
  /** From 1. */
  line: number
  /** From 1, in UTF-16 units as editors count them. */
  column: number
  /** Dotted: listing.url_template[1]; '' for the whole file. */
  path: string
  /** An error keeps the config from running; the others never do. */
  level: Level
  /** Name of the rule, as docs/configs.md explains it. */
  rule: string
  /** Names the key, the rule and the value found. */
  message: string
  value?: JsonValue
}

export type Level = 'error' | 'warning' | 'info'
export type Problem = Finding & { level: 'error' }

/** One entry of a path into a config: a key, or a position in a list. */
export type Step = string | number

/** What a lint rule found, before its place in the text is looked up. */
export interface Hit {
  path: Step[]
  message: string
  /** Points at the key instead of the value. */
  at?: 'key'
}

/** A path as users read it: listing.url_template[1]. */
export function pathText(path: readonly Step[]): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('')
}

/** Each finding once: what is said of a file for many configs comes from every one of them. */
export function uniqueFindings<F extends Finding>(findings: readonly F[]): F[] {
  const placed = ({ file, line, column, rule, message }: F): string => [file, line, column, rule, message].join('\0')
  return [...new Map(findings.map((finding) => [placed(finding), finding])).values()]
}
