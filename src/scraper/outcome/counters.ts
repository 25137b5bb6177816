import type { FailureKind } from '../../http/failure-kinds.ts'
import type { Counts } from '../../vocabulary/run/counts.ts'
import { noCounts } from '../../vocabulary/run/counts.ts'

/** Everything that is counted while a scraper runs: what the verdict is made from, and the statistics. */
export interface Counters {
  counts: Counts
  listing: {
    /** Pages read and understood. */
    read: number
    /** Pages lost for good; robots.txt's are not among them. */
    failed: number
    forbidden: number
    /** Containers, or JSON objects, on all pages read. */
    containers: number
    /** Pages without a container that were only the frame of an application. */
    shells: number
    /** Pages without a container that ask for a login. */
    logins: number
    /** What was wrong with the first page that was lost or forbidden. */
    first_failure: { kind: ListingFailureKind; message: string; status: number | null } | null
    /** Archive periods skipped because an earlier run had read them. */
    skipped: number
  }
  details: {
    /** Entries that were fetched or whose record was in the listing, and that came to an end. */
    visited: number
    failed: number
    forbidden: number
    /** Of the failed ones, those at hosts that are not the source's own and do not answer. */
    dead_links: number
    shells: number
    /** Rejected by an earlier run, visited once more and rejected again: they were reported when they were new. */
    rejected_again: number
    /** Kinds of failures of detail pages, counted. */
    kinds: Partial<Record<FailureKind | 'error', number>>
    /** Entries that stay for the next run because their host was given up. */
    left: number
  }
  documents: {
    stored: number
    failed: number
    /** Links beyond what a rule allows for one record. */
    skipped: number
    /** That wait since our own disk is full. */
    no_room: number
    /** That waited when the first of them was requested. */
    total: number
    /** From the turn of each to its end, added up; and from the first turn to the last end. */
    busy_ms: number
    phase_ms: number
  }
  /** Sites of records that were visited for their times, and records that have some. */
  schedules: { sites: number; found: number }
  /** Kinds of all failures, listing pages included. */
  failure_kinds: Record<string, number>
  /** Entries that were named and not admitted, by why. */
  drops: Record<string, number>
  rejections: Record<string, number>
  /** Records by the part that a page had to say without its selector, which found nothing. */
  unselected: Record<string, number>
  /** Charsets that pages were read in, with what named them. */
  charsets: Record<string, number>
  /** What named the charset: header, meta, guess ... */
  charset_source: Record<string, number>
  /** How each template of the listing ended. */
  ends: { template: string; end: string; pages: number }[]
  trap: string | null
  /** What is far from what earlier runs saw. */
  drift: string[]
  /** Why the fill rates of this run could not be compared; null when they were, or nothing was read. */
  drift_unjudged: string | null
}

export type ListingFailureKind = FailureKind | 'not_json' | 'not_feed' | 'not_sitemap' | 'hook' | 'no_form'

/** All counts at 0. */
export function newCounters(): Counters {
  return {
    counts: noCounts(),
    listing: { read: 0, failed: 0, forbidden: 0, containers: 0, shells: 0, logins: 0, first_failure: null, skipped: 0 },
    details: { visited: 0, failed: 0, forbidden: 0, dead_links: 0, shells: 0, rejected_again: 0, kinds: {}, left: 0 },
    documents: { stored: 0, failed: 0, skipped: 0, no_room: 0, total: 0, busy_ms: 0, phase_ms: 0 },
    schedules: { sites: 0, found: 0 },
    failure_kinds: {},
    drops: {},
    rejections: {},
    unselected: {},
    charsets: {},
    charset_source: {},
    ends: [],
    trap: null,
    drift: [],
    drift_unjudged: null,
  }
}

/** Adds to one count of a record of counts, which begins at 0. */
export function increment(counters: Record<string, number>, key: string, by = 1): void {
  counters[key] = (counters[key] ?? 0) + by
}

/** 'no body 12, no title 3', most frequent first. */
export function describeCounts(counters: Record<string, number | undefined>): string {
  return Object.entries(counters)
    .filter(([, n]) => (n ?? 0) > 0)
    .sort(([, a], [, b]) => (b ?? 0) - (a ?? 0))
    .map(([key, n]) => `${key} ${n}`)
    .join(', ')
}
