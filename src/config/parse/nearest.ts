import { editDistance } from '../../vocabulary/text/edit-distance.ts'

/**
 * The candidate that a misspelled word most likely meant, or null when none is close: at most a third of the letters
 * may differ (Damerau-Levenshtein, case ignored), so that a guess is rather missing than wrong.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.toLowerCase()
  let best: string | null = null
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue
    const d = editDistance(wanted, candidate.toLowerCase(), least - 1)
    if (d < least) [best, least] = [candidate, d]
  }
  return best
}

/** ', did you mean "x"?' or ''. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const guess = nearest(word, candidates)
  return guess === null ? '' : `, did you mean "${guess}"?`
}
