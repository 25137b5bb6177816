/** What one run saw of its source, in few numbers: what later runs are compared with. Kept as JSON beside the run. */
export interface Measures {
  /** Records visited, stored or unchanged. */
  records: number
  /** Of these, how many have each part; further fields as `extra.NAME`. */
  filled: Record<string, number>
  /** Visited pages without a record for want of a part, by that part. */
  missing: Record<string, number>
  /** Characters; null where no record has a body. */
  body_median: number | null
  /** How many records share the most frequent title, and the most frequent body. */
  same_title: number
  same_body: number
  listing_pages: number
  /** Entries on all of them, known ones included. */
  listed: number
  /** Something in this run was far from the usual: it is no measure for later ones. */
  drifted: boolean
}

/** The median of values that are kept as how often each of them occurred; the lower one of two in the middle. */
export function medianOfCounted(times: ReadonlyMap<number, number>): number | null {
  const all = [...times].toSorted(([a], [b]) => a - b)
  let left = (all.reduce((sum, [, n]) => sum + n, 0) + 1) >> 1
  for (const [value, n] of all) if ((left -= n) <= 0) return value
  return null
}
