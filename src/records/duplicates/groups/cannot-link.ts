import type { Groups } from './groups.ts'

/** Rows that must never be in one group, since a label says that they are different. */
export interface CannotLink {
  rows(a: number, b: number): boolean
  /** Whether one group of the rows of both groups would hold such a pair. */
  groups(groups: Groups, a: number, b: number): boolean
}

/** The constraint that these pairs of rows make. */
export function cannotLink(pairs: readonly { readonly a: number; readonly b: number }[]): CannotLink {
  const others = new Map<number, Set<number>>()
  const add = (row: number, other: number): void => {
    const known = others.get(row)
    if (known === undefined) others.set(row, new Set([other]))
    else known.add(other)
  }
  for (const { a, b } of pairs) {
    add(a, b)
    add(b, a)
  }
  return {
    rows: (a, b) => others.get(a)?.has(b) === true,
    groups(groups, a, b) {
      if (others.size === 0) return false
      const [left, right] = [groups.members(a), groups.members(b)]
      const [fewer, there] = left.length <= right.length ? [left, b] : [right, a]
      return fewer.some(
        (row) =>
          others
            .get(row)
            ?.values()
            .some((other) => groups.same(other, there)) === true,
      )
    },
  }
}
