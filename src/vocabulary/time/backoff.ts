/**
 * How long to wait before trying again: `first` after the first failure, twice as long after each further one, never
 * longer than `longest`. In the unit of its arguments; without jitter, which is for callers that share a server.
 */
export function backoff(failures: number, { first, longest }: { first: number; longest: number }): number {
  // Beyond 2 ** 60 every `longest` is reached; infinity times nothing would not be a number.
  return Math.min(longest, first * 2 ** Math.min(failures - 1, 60))
}
