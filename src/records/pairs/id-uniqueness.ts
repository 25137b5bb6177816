import { withThousands } from '../../vocabulary/text/counted.ts'
import { hashText } from '../duplicates/text/hash-text.ts'
import { createHashNumbers } from '../duplicates/text/hash-numbers.ts'

/** Notices what ids cannot say: rows that are called alike, and names that no row has. In a few bytes a row. */
export interface IdUniqueness {
  add(id: string): void
  /** Of the names that were looked for. */
  has(name: string): boolean
  notes(): string[]
}

/** `names` are the ids that `has` will be asked for. */
export function createIdUniqueness(names: Iterable<string> = []): IdUniqueness {
  const wanted = new Set(names)
  const seen = new Set<string>()
  const different = createHashNumbers()
  let rows = 0
  return {
    add(id) {
      rows++
      different.add(hashText(id))
      if (wanted.has(id)) seen.add(id)
    },
    has: (name) => seen.has(name),
    notes() {
      const repeated = withThousands(rows - different.length)
      return repeated === '0' ? [] : [`${repeated} rows have the id of an earlier row: what names it may mean either`]
    },
  }
}
