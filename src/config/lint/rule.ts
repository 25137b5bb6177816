import type { Hit, Level } from '../parse/finding.ts'
import type { SourceFile } from '../schema/source-file.ts'
import type { Source } from '../source.ts'

/** Looks at one config that is valid, and says what its author would want to know. */
export interface FileRule {
  name: string
  level: Exclude<Level, 'error'>
  /** Says nothing about values that come from a `_defaults.yaml`. */
  ownOnly?: true
  check(config: LintedFile): Iterable<Hit>
}

/** Looks at all configs at once, for what only shows between them. */
export interface FleetRule {
  name: string
  level: Exclude<Level, 'error'>
  /** Each hit names the config it belongs to. */
  check(fleet: readonly Source[]): Iterable<Hit & { source: Source }>
}

export interface LintedFile {
  source: Source
  /** As it was written, before defaults were filled in. */
  file: SourceFile
  /** YYYY-MM-DD. */
  today: string
}
