import type { z } from 'zod'
import type { Hit, Level } from '../parse/finding.ts'
import type { JsonEntries } from '../schema/json-entries.ts'

/**
 * What configs know about one type of listing: how it is written (`Schema`), what becomes of it (`L`, plain JSON for a
 * scraper), and what a check has to know. What a run does with it is the module of the same name in
 * src/scraper/listings.
 */
export interface ListingDeclaration<Schema extends z.ZodType, L> {
  /** With `type: z.literal(...)`, the name that the type is registered under. */
  schema: Schema
  /** What users of other programs call it; a message then names the right type. */
  otherNames?: readonly string[]
  /** Fills in what was omitted. */
  expand(written: z.output<Schema>, file: ListingFile): L
  /**
   * Where the entries come from, in a word for messages; null where `selectors.thumbnail` finds them. The text may be
   * anything yet: faults of other keys are reported together with missing selectors.
   */
  entriesFrom(written: UncheckedListing): string | null
  /** Its pages may be left to `discover`. */
  mayBeDiscovered?: true
  /** Parts of a record that the answers hold although no key of the config names them. */
  states?: readonly ('title' | 'tags' | 'authors')[]
  /** How entries are read from JSON; null where they are not. */
  json?(listing: L): JsonEntries | null
  /** URLs that it names besides `url_template`. */
  urls?(listing: L): (string | null)[]
  /** The oldest day that it lists, YYYY-MM-DD. */
  startDate?(listing: L): string
  /** Selectors that stand below `listing`, by key. */
  selectors?(written: z.output<Schema>): Record<string, readonly string[]>
  /** Lint rules for configs of this type only; docs/configs.md explains each. */
  rules?: readonly ListingRule<z.output<Schema>, L>[]
}

/** What a listing takes from the rest of its config. */
export interface ListingFile {
  base_url: string
  exclude?: JsonEntries['exclude'] | null | undefined
}

/** The mapping under `listing` before it was checked. */
export type UncheckedListing = Readonly<Record<string, unknown>>

/** Looks at the listing of a valid config, and says what its author would want to know. */
export interface ListingRule<Written, L> {
  name: string
  level: Exclude<Level, 'error'>
  check(listing: L, context: ListingRuleContext<Written>): Iterable<Hit>
}

export interface ListingRuleContext<Written> {
  /** As it was written, before defaults were filled in. */
  written: Written
  /** Seconds. */
  rate_limit: number
  max_pages: number | null
  /** YYYY-MM-DD. */
  today: string
}
