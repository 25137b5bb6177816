/** How many rows and chunks of a file have been read, and how many are answered, in the order of the file. */
export interface RowProgress {
  /** A chunk of rows was handed to the checks. */
  chunk: (rows: number) => void
  /** A row of the last chunks that were checked goes on to the lookups, at this place in the file (1 is the first). */
  pass: (place: number) => void
  /** The row that has waited longest is answered; whether a chunk is through with it. */
  answer: () => boolean
  /** All rows that were read are answered. */
  finish: () => void
  /**
   * Of a file that has been read so far (0 to 1), in chunks of now `size` rows; `chunks` and `expected` rows are those
   * of the whole file, `done` is the share that is answered.
   */
  now: (
    read: number,
    size: number,
  ) => { rows: number; chunksDone: number; chunks: number; expected: number; done: number }
}

/**
 * Rows that are only read ahead, or wait for a lookup, do not count as answered. Without the `total` of rows it is
 * estimated, which is wrong by what stands in one buffer of the file.
 */
export function createRowProgress(total: number | null): RowProgress {
  const waiting: number[] = []
  const ends: number[] = []
  let [seen, chunks, chunksDone, answered] = [0, 0, 0, 0]
  const reach = (place: number): boolean => {
    answered = place
    const before = chunksDone
    while (ends.length > 0 && ends[0]! <= place) {
      ends.shift()
      chunksDone++
    }
    return chunksDone > before
  }
  return {
    chunk(rows) {
      seen += rows
      chunks++
      ends.push(seen)
    },
    pass: (place) => waiting.push(place),
    answer: () => reach(waiting.shift() ?? answered),
    finish: () => reach(seen),
    now(read, size) {
      const estimate = read > 0 ? Math.round(seen / read) : 0
      const expected = Math.max(seen, total ?? estimate)
      const all = chunks + Math.ceil((expected - seen) / size)
      const done = expected === 0 || seen === 0 ? 0 : answered / expected
      return { rows: answered, chunksDone, chunks: all, expected, done }
    },
  }
}
