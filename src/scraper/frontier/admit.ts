import type { Log } from '../../runs/folder/log.ts'
import type { FrontierEntry, Store } from '../../store/store.ts'
import type { Draft, Entry } from '../../vocabulary/record.ts'
import { canonicalUrl } from './canonical-url.ts'
import { Fingerprints } from './fingerprints.ts'
import { rowUrl } from './row-url.ts'
import { increment } from '../outcome/counters.ts'
import type { Counters } from '../outcome/counters.ts'
import { sum } from '../../vocabulary/sum.ts'

/** What became of the entries of one listing page. */
export interface Admission {
  /** Named for the first time in this run; `added` + `known`. */
  fresh: number
  /** To be visited. */
  added: number
  /** Known from an earlier run, whatever became of them. */
  known: number
  /** Named earlier in this run, or excluded by a filter. */
  discarded: number
  /** Fingerprintable names of the entries that stayed, to recognise a page that comes again. */
  urls: string[]
  /** Of the entries whose date can be read: whether all are older than stop_date; false when none can be. */
  allOld: boolean
}

/** `home` is the first page of the listing, whose address an entry without one of its own gets. */
export type AdmitPage = (page: {
  url: string
  home?: string
  entries: Entry[]
  dropped: Record<string, number>
}) => Promise<Admission>

/** The gate between listings and frontier. Whatever it turns away is counted, and logged once per reason. */
export function createAdmit({ store, filter, counters, log, run, full, begun, ...stop }: AdmitContext): AdmitPage {
  const named = new Fingerprints()
  const records = new Fingerprints()

  const drop = (why: string, url: string, n = 1): void => {
    if (counters.drops[why] === undefined) log.info({ why, first: url }, 'entries are skipped')
    increment(counters.drops, why, n)
  }

  const judge = (entry: Entry, page: string | null, home: string): FrontierEntry | string => {
    const url = entry.key === undefined ? canonicalUrl(entry.url) : rowUrl(home, entry.key)
    if (url === null) return 'bad_url'
    if (url === page) return 'listing_page'
    const denied = filter(url)
    if (denied !== null) return denied
    const { title, date, record, listed = null } = entry
    return { url, title, date, record, listed }
  }

  return async ({ url: pageUrl, home = pageUrl, entries, dropped }) => {
    for (const [why, n] of Object.entries(dropped)) drop(why, pageUrl, n)
    const page = canonicalUrl(pageUrl)
    const urls: string[] = []
    const fresh: FrontierEntry[] = []
    let discarded = sum(Object.values(dropped))
    let dated = 0
    let old = 0
    for (const entry of entries) {
      const judged = judge(entry, page, home)
      if (typeof judged === 'string') {
        drop(judged, entry.url)
        discarded++
        continue
      }
      urls.push(judged.url)
      const date = stop.stopDate === null || judged.date === null ? null : stop.readDate(judged.date)
      if (date !== null) dated++
      if (date !== null && stop.stopDate !== null && date < stop.stopDate) {
        old++
        drop('stop_date', judged.url)
      } else if (named.add(judged.url)) {
        if (judged.record !== null) records.add(contentOf(judged.url, judged.record))
        fresh.push(judged)
      } else {
        // Listings repeat their entries; whole records under one URL may be different ones, of which all but the first
        // are lost.
        const isOther = judged.record !== null && records.add(contentOf(judged.url, judged.record))
        drop(isOther ? 'same_url' : 'duplicate', judged.url)
        discarded++
      }
    }
    // What an earlier run left waiting is visited in this one: neither new nor to be skipped.
    const others = fresh.filter((entry) => !begun.has(entry.url))
    const { added, known, waiting } = await store.admit(others, { run, full })
    counters.counts.records.found += fresh.length
    counters.counts.records.unchanged += known - waiting
    return {
      fresh: fresh.length,
      added,
      known: fresh.length - added,
      discarded,
      urls,
      allOld: dated > 0 && old === dated,
    }
  }
}

export interface AdmitContext {
  store: Pick<Store, 'admit'>
  /** Why a URL is not visited; null for one that is. */
  filter: (url: string) => string | null
  counters: Counters
  log: Log
  run: string
  full: boolean
  /** URLs that waited when this run began and have been taken up since. */
  begun: Pick<Fingerprints, 'has'>
  /** YYYY-MM-DD or null. */
  stopDate: string | null
  /** Reads a date as it stands in a listing; null when it cannot be read. */
  readDate: (text: string) => string | null
}

function contentOf(url: string, { title, body, extra }: Draft): string {
  return JSON.stringify([url, title, body, extra])
}
