/** Rows in groups that grow together. */
export interface Groups {
  same(a: number, b: number): boolean
  join(a: number, b: number): void
  /** All rows of a row's group. */
  members(row: number): readonly number[]
  /** Groups of two and more, each sorted, in the order of their first rows. */
  all(): number[][]
}

/** Each of so many rows in a group of its own (a union-find whose lists are kept: the smaller joins the larger). */
export function createGroups(rows: number): Groups {
  const groupOf = new Int32Array(rows).fill(-1)
  const lists: number[][] = []
  const listOf = (row: number): number[] => (groupOf[row] === -1 ? [row] : lists[groupOf[row]!]!)
  return {
    same: (a, b) => a === b || (groupOf[a] !== -1 && groupOf[a] === groupOf[b]),
    members: listOf,
    join(a, b) {
      const [first, second] = [listOf(a), listOf(b)]
      const [large, small] = first.length >= second.length ? [first, second] : [second, first]
      const number = groupOf[large[0]!] === -1 ? lists.push(large) - 1 : groupOf[large[0]!]!
      for (const row of small) {
        large.push(row)
        groupOf[row] = number
      }
      groupOf[large[0]!] = number
    },
    all() {
      const used = lists.filter((_, number) => groupOf[lists[number]![0]!] === number)
      return used.map((list) => list.toSorted((x, y) => x - y)).toSorted((x, y) => x[0]! - y[0]!)
    },
  }
}
