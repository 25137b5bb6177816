/**
 * How much two texts have in common: F1 of their words (lower case, each as often as it occurs), from 0 to 1. Two empty
 * texts agree.
 */
export function overlap(left: string, right: string): number {
  const [a, b] = [wordsOf(left), wordsOf(right)]
  if (a.length + b.length === 0) return 1
  const times = new Map<string, number>()
  for (const word of a) times.set(word, (times.get(word) ?? 0) + 1)
  let common = 0
  for (const word of b) {
    const count = times.get(word) ?? 0
    if (count > 0) common++
    times.set(word, count - 1)
  }
  return (2 * common) / (a.length + b.length)
}

function wordsOf(text: string): string[] {
  const words: string[] = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  // Scripts without blanks: each letter for itself.
  return words.flatMap((word) => (SPACELESS.test(word) ? Array.from(word) : [word]))
}

const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
