import { editDistance } from '../../../vocabulary/text/edit-distance.ts'

/** Two codes: 1 equal; .88 one typo in at least four characters, .7 in three; .6 two in at least seven; else 0. */
export function compareId(a: string, b: string): number {
  if (a === b) return 1
  const shorter = Math.min(a.length, b.length)
  if (shorter < 3) return 0
  const distance = editDistance(a, b, shorter < 7 ? 1 : 2)
  if (distance === 1) return shorter < 4 ? 0.7 : 0.88
  return distance === 2 && shorter >= 7 ? 0.6 : 0
}
