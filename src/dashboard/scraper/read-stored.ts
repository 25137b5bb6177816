import type { StoreCatalog, StoreName } from '../../store/store-catalog.ts'
import type { StoredRecord, StoreReader } from '../../store/store.ts'
import { shorten } from '../../vocabulary/text/plain-text.ts'
import type { SampleRecord, StoredPart } from '../detail-shapes.ts'

/** How many are shown, and how long a text of one may be. */
const SAMPLES = 5
const FAILURES = 20
const LONGEST = 600

/** What a store holds, and some of its newest records. Throws StoreError. */
export async function readStored(
  stores: StoreCatalog,
  scraper: StoreName,
): Promise<{ store: StoredPart; samples: SampleRecord[] }> {
  const reader = await stores.reader(scraper)
  try {
    const quality = await reader.quality()
    const failures = await newestFailures(reader)
    const store = {
      ...quality,
      pending: await reader.pendingCount(),
      failures: failures.slice(0, FAILURES),
      more_failures: failures.length > FAILURES,
    }
    return { store, samples: quality.newest === null ? [] : await newestRecords(reader, quality.newest) }
  } finally {
    await reader.close()
  }
}

async function newestFailures(reader: StoreReader): Promise<StoredPart['failures']> {
  const found: StoredPart['failures'] = []
  for await (const { url, attempts, last_status, last_error, last_failed_at } of reader.failures()) {
    found.push({ url, attempts, status: last_status, error: shorten(last_error, LONGEST), last: last_failed_at })
    if (found.length > FAILURES) break
  }
  return found
}

/** Of the last day in which any was stored: a store may hold a million. */
async function newestRecords(reader: StoreReader, newest: string): Promise<SampleRecord[]> {
  const since = new Date(Date.parse(newest) - 86_400_000).toISOString()
  const found: SampleRecord[] = []
  for await (const record of reader.records({ since, quality: true })) {
    found.push(sample(record))
    if (found.length >= SAMPLES) break
  }
  return found
}

function sample({
  url,
  title,
  date,
  body,
  authors,
  tags,
  scraped_at,
  quality,
  extra,
  documents,
}: StoredRecord): SampleRecord {
  return {
    url,
    title: shorten(title, LONGEST),
    date,
    body: body === null ? null : shorten(body, LONGEST),
    authors: authors.slice(0, 10),
    tags: tags.slice(0, 20),
    scraped_at,
    quality: quality ?? null,
    extra: Object.keys(extra).length === 0 ? '' : shorten(JSON.stringify(extra, null, 2), LONGEST * 4),
    documents: (documents ?? []).map(({ name, url: from, status, bytes, reason }) => ({
      name,
      url: from,
      status,
      bytes,
      reason,
    })),
  }
}
