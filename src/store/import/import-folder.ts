import { statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ScrapedRecord } from '../../vocabulary/record.ts'
import type { Adoption, FrontierEntry, Store } from '../store.ts'
import type { LegacyFolder } from './find-legacy.ts'
import { fieldText, legacyRecord } from './legacy-row.ts'
import { type LegacyRow, NEWS_FILES, readLegacyFile, URLS_FILES } from './read-legacy-file.ts'
import type { RejectedFile } from './rejected-file.ts'

/** Each row is in exactly one of imported, updated, known, duplicate and rejected. */
export interface ImportCounts {
  /** Rows of news files. */
  rows: number
  /** Records that were not in the store. */
  imported: number
  /** Records that were newer than what the store had. */
  updated: number
  /** Records that the store has already, or has a newer version of. */
  known: number
  /** Further rows of a URL in the same files; the newest version counts. */
  duplicate: number
  rejected: number
  /** Rows of lists of URLs. */
  urls: number
  urls_rejected: number
  /** URLs without a record that are new to the store: the next run visits them. */
  pending: number
}

/** All counts at 0. */
export function noImportCounts(): ImportCounts {
  const rows = { rows: 0, imported: 0, updated: 0, known: 0, duplicate: 0, rejected: 0 }
  return { ...rows, urls: 0, urls_rejected: 0, pending: 0 }
}

export interface ImportOptions {
  store: Store
  rejected: RejectedFile
  run: string
  /** The one spelling of a URL, as the scraper knows it; null for what is no web address. */
  canonical: (url: string) => string | null
  /** Added to. */
  counts: ImportCounts
  /** URLs whose record this import has met already. */
  seen: Set<string>
}

const BATCH = 200

/**
 * Takes over one folder of the predecessor; doing it again changes nothing. Throws StoreError and the system's errors.
 */
export async function importFolder({ folder, country, paper }: LegacyFolder, options: ImportOptions): Promise<void> {
  const shown = (file: string): string => `${country}/${paper}/${basename(file)}`
  const present = (names: readonly string[]): string[] => {
    return names.map((name) => join(folder, name)).filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
  }
  // Rows that could not be taken: their pages can be read again, unless a whole row of the same URL came too.
  let unread: FrontierEntry[] = []
  for (const file of present(NEWS_FILES)) unread = unread.concat(await importNews(file, shown(file), options))
  await admit(unread, options)
  for (const file of present(URLS_FILES)) await importUrls(file, shown(file), options)
}

/** Returns the URLs of the rows that could not be taken. */
async function importNews(file: string, shown: string, options: ImportOptions): Promise<FrontierEntry[]> {
  const { store, run, canonical, counts, seen, rejected } = options
  const fallback = statSync(file).mtime.toISOString()
  const unread: FrontierEntry[] = []
  let batch: ScrapedRecord[] = []
  const flush = async (): Promise<void> => {
    const adoptions = await store.adopt(batch, run)
    for (const [i, { url }] of batch.entries()) {
      counts[seen.has(url) ? 'duplicate' : COUNTED[adoptions[i] ?? 'unchanged']]++
      seen.add(url)
    }
    batch = []
  }
  for await (const row of readLegacyFile(file)) {
    counts.rows++
    const record = 'broken' in row ? { why: row.broken } : legacyRecord(row.fields, { canonical, fallback })
    if ('why' in record) {
      counts.rejected++
      rejected.add({ file: shown, line: row.line, why: record.why, raw: row.raw })
      const url = canonical(urlOf(row))
      if (url !== null) unread.push({ url, title: null, date: null, record: null })
    } else if (batch.push(record) === BATCH) await flush()
  }
  await flush()
  return unread
}

const COUNTED = { new: 'imported', updated: 'updated', unchanged: 'known', older: 'known' } as const satisfies Record<
  Adoption,
  keyof ImportCounts
>

/** Of a broken row only an address that stands whole at its start is trusted. */
function urlOf(row: LegacyRow): string {
  if ('fields' in row) return fieldText(row.fields['url'])
  return /^"?(https?:\/\/[^\s,"]+)[,"]/.exec(row.raw)?.[1] ?? ''
}

async function importUrls(file: string, shown: string, options: ImportOptions): Promise<void> {
  const { canonical, counts, rejected } = options
  let batch: FrontierEntry[] = []
  for await (const row of readLegacyFile(file)) {
    counts.urls++
    const url = 'broken' in row ? null : canonical(urlOf(row))
    if (url === null || 'broken' in row) {
      counts.urls_rejected++
      rejected.add({ file: shown, line: row.line, why: 'broken' in row ? row.broken : 'no web address', raw: row.raw })
      continue
    }
    const [title = null, date = null] = ['title', 'date'].map((field) => fieldText(row.fields[field]) || null)
    if (batch.push({ url, title, date, record: null }) < BATCH) continue
    await admit(batch, options)
    batch = []
  }
  await admit(batch, options)
}

async function admit(entries: FrontierEntry[], { store, run, counts }: ImportOptions): Promise<void> {
  if (entries.length > 0) counts.pending += (await store.admit(entries, { run, full: false })).added
}
