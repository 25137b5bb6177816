import type { CandidatePairs } from '../blocking/candidate-pairs.ts'

/** Pairs of partners that are looked at. */
const LOOKED_AT = 2000
const MOSTLY = 0.8

/**
 * Whether what is the same as a third thing is the same: of two partners that a row has at a threshold, most must be
 * partners, too. Where they are not, the threshold joins what is only alike.
 */
export function isTransitive(
  pairs: CandidatePairs,
  chosen: Uint32Array,
  threshold: number,
  scoreOf: (a: number, b: number) => number,
): boolean {
  const last = new Map<number, number>()
  const partners: [number, number][] = []
  for (const pair of chosen) {
    const [a, b] = [pairs.a[pair]!, pairs.b[pair]!]
    for (const [row, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const before = last.get(row)
      if (before !== undefined && before !== other) partners.push(before < other ? [before, other] : [other, before])
      last.set(row, other)
    }
  }
  const step = Math.max(1, Math.floor(partners.length / LOOKED_AT))
  const looked = partners.filter((_, i) => i % step === 0)
  const closed = looked.filter(([a, b]) => scoreOf(a, b) >= threshold).length
  return closed >= MOSTLY * looked.length
}
