/** What a scraper counted; the same shape in state.json, result.json, the summary and the history. */
export interface Counts {
  pages: {
    /** Pages answered, 304 included; robots.txt and retries are not pages. */
    fetched: number
    /** Of these, pages whose body came from the cache (304 or fresh). */
    from_cache: number
    /** Pages given up for good. */
    failed: number
  }
  records: {
    /** Entries the listings named. */
    found: number
    new: number
    updated: number
    /** Known entries that were skipped, and visited ones whose content was the same. */
    unchanged: number
    rejected: number
  }
}

/** Counts of a scraper that has not begun. */
export function noCounts(): Counts {
  return {
    pages: { fetched: 0, from_cache: 0, failed: 0 },
    records: { found: 0, new: 0, updated: 0, unchanged: 0, rejected: 0 },
  }
}
