import type { CannotLink } from './cannot-link.ts'
import type { Groups } from './groups.ts'

/** Rows are kept apart if one of these says so. */
export function keptApart(reasons: readonly CannotLink[]): CannotLink {
  return {
    rows: (a, b) => reasons.some((reason) => reason.rows(a, b)),
    groups: (groups, a, b) => reasons.some((reason) => reason.groups(groups, a, b)),
  }
}

/** A catalogue lists a thing once: two of its rows are never the same. `of`: row to catalogue. */
export function onceACatalogue(of: Int32Array): CannotLink {
  return {
    rows: (a, b) => of[a]! >= 0 && of[a] === of[b],
    groups(groups: Groups, a: number, b: number) {
      const left = new Set(groups.members(a).map((row) => of[row]!))
      return groups.members(b).some((row) => of[row]! >= 0 && left.has(of[row]!))
    },
  }
}
