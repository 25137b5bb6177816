/** What came of one item: its result, or why there is none. */
export type ItemOutcome<R> = { value: R } | { failed: string }

/** A chunk at once; where that throws, item by item, so that one bad item costs nobody else. */
export function attemptAll<T, R>(items: readonly T[], work: (item: T) => R): ItemOutcome<R>[] {
  try {
    return items.map((item) => ({ value: work(item) }))
  } catch {
    return items.map((item) => attempt(item, work))
  }
}

function attempt<T, R>(item: T, work: (item: T) => R): ItemOutcome<R> {
  try {
    return { value: work(item) }
  } catch (error) {
    return { failed: `the check failed: ${error instanceof Error ? error.message : String(error)}` }
  }
}
