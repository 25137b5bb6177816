import { contentDigest } from '../digest.ts'
import { isReread } from '../is-reread.ts'
import { jsonColumn } from '../json-column.ts'
import type { FrontierEntry, PageOutcome, PageStamp } from '../store.ts'
import { recordColumns } from './record-columns.ts'

/**
 * An entry of a listing as the database's `store_admit` reads it; in a full run one that is known is taken up again.
 */
export function entryArgument({ url, title, date, record, listed = null }: FrontierEntry, full: boolean): object {
  const kept = record ?? listed
  const again = full || isReread({ record })
  return { url, title: plain(title), date: plain(date), listed: kept && jsonColumn(kept), again }
}

/** What became of a URL, as the database's `store_settle` reads it. */
export function outcomeArgument(outcome: PageOutcome): object {
  const { kind, url } = outcome
  switch (outcome.kind) {
    case 'record': {
      const { record, page = null, quality = null, quality_reasons, documents } = outcome
      return {
        kind,
        url,
        digest: contentDigest(record),
        ...recordColumns(record),
        ...stampColumns(page),
        quality,
        quality_reasons: quality_reasons === undefined ? null : jsonColumn(quality_reasons),
        ...(documents === undefined
          ? {}
          : {
              documents: documents.map(({ url: at, key = at, ...rest }) => ({
                url: at,
                key,
                wanted: jsonColumn(rest),
              })),
            }),
      }
    }
    case 'unchanged':
      return { kind, url }
    case 'rejected':
      return { kind, url, why: plain(outcome.why) }
    case 'failed':
      return { kind, url, status: outcome.status, error: plain(outcome.error), transient: outcome.transient }
  }
}

function stampColumns(page: PageStamp | null): object {
  return page === null ? {} : { etag: page.etag, last_modified: page.last_modified, page_digest: page.digest }
}

/** Text that nobody compares: PostgreSQL keeps no NUL. */
function plain(text: string): string
function plain(text: string | null): string | null
function plain(text: string | null): string | null {
  return text?.replaceAll('\0', '\ufffd') ?? null
}
