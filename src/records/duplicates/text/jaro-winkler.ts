const seenA = new Uint8Array(64)
const seenB = new Uint8Array(64)

/**
 * Jaro's similarity with Winkler's bonus for a common beginning (0.1 a character, at most four), 0 to 1. Words are
 * cut at 64 characters: what is longer is no word.
 */
export function jaroWinkler(first: string, second: string): number {
  if (first === second) return 1
  const [a, b] = [first.length > 64 ? first.slice(0, 64) : first, second.length > 64 ? second.slice(0, 64) : second]
  if (a.length === 0 || b.length === 0) return 0
  seenA.fill(0, 0, a.length)
  seenB.fill(0, 0, b.length)
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1)
  let common = 0
  for (let i = 0; i < a.length; i++) {
    const code = a.charCodeAt(i)
    const end = Math.min(b.length, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (seenB[j] === 1 || b.charCodeAt(j) !== code) continue
      seenA[i] = seenB[j] = 1
      common++
      break
    }
  }
  if (common === 0) return 0
  let crossed = 0
  for (let i = 0, j = 0; i < a.length; i++) {
    if (seenA[i] === 0) continue
    while (seenB[j] === 0) j++
    if (a.charCodeAt(i) !== b.charCodeAt(j)) crossed++
    j++
  }
  const jaro = (common / a.length + common / b.length + (common - crossed / 2) / common) / 3
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}
