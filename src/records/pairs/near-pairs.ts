import { cellText } from '../../contacts/cell-text.ts'
import type { OnSearchProgress } from '../duplicates/search-progress.ts'
import { createPackedTexts } from '../duplicates/text/packed-texts.ts'
import type { Table } from '../../tables/table.ts'
import { createNearDuplicates, type NearOptions } from '../near/near-duplicates.ts'
import { withReadingProgress } from './with-reading-progress.ts'
import { NO_ANSWERS, type PairLine, type Pairs } from './pairs.ts'
import { createRowNumbers } from './row-numbers.ts'
import { createIdUniqueness } from './id-uniqueness.ts'

export interface NearRequest extends NearOptions {
  table: Table
  /** Column of the texts. */
  text: string
  id: string | null
  onProgress?: OnSearchProgress | undefined
}

/** A group of more texts gives a pair of each with its first one instead of every pair. */
const ALL_PAIRS = 50

/** Looks for rows whose texts are almost the same. Of each row its id stays in memory, and some twenty bytes. */
export async function findNearPairs({
  table,
  text,
  id,
  onProgress,
  ...options
}: NearRequest): Promise<Pairs & { close(): void }> {
  const near = createNearDuplicates(options)
  const numbers = createRowNumbers()
  const ids = createPackedTexts()
  const watch = createIdUniqueness()
  try {
    for await (const row of withReadingProgress(table, 'reading', onProgress).rows) {
      if (!('values' in row)) continue
      near.add(cellText(row.values[text]))
      numbers.add(row.number)
      const name = (id === null ? '' : cellText(row.values[id])) || String(row.number)
      ids.add(name)
      watch.add(name)
    }
    const { groups, compared, likeness } = near.find((done) =>
      onProgress?.({ phase: 'searching', count: Math.floor(done * ids.length), done }),
    )
    const groupOf = new Int32Array(ids.length).fill(-1)
    for (const [number, group] of groups.entries()) for (const place of group) groupOf[place] = number
    const say = (a: number, b: number): Pick<PairLine, 'score' | 'reason'> => {
      const score = Math.round(likeness(a, b) * 10_000) / 10_000
      return { score, reason: `${text} ${score === 1 ? 'equal' : `${Math.floor(score * 100)}%`}` }
    }
    const pairsOf = ({ length }: Int32Array): number => (length > ALL_PAIRS ? length - 1 : (length * (length - 1)) / 2)
    return {
      *lines() {
        for (const group of groups) {
          const firsts = group.length > ALL_PAIRS ? 1 : group.length
          for (let i = 0; i < firsts; i++) {
            for (let j = i + 1; j < group.length; j++) {
              yield { a: ids.get(group[i]!), b: ids.get(group[j]!), ...say(group[i]!, group[j]!) }
            }
          }
        }
      },
      answers(rowNumber) {
        const place = numbers.placeOf(rowNumber)
        const group = groups[groupOf[place] ?? -1]
        if (group === undefined) return NO_ANSWERS
        const cluster = groupOf[place]! + 1
        const first = group[0]!
        if (first === place) return [cluster, null, null, null]
        const { score, reason } = say(first, place)
        return [cluster, ids.get(first), score, reason]
      },
      count: groups.reduce((total, group) => total + pairsOf(group), 0),
      statistics: {
        method: 'near',
        candidates: compared,
        clusters: groups.length,
        largestCluster: groups.reduce((most, { length }) => Math.max(most, length), 0),
        starred: groups.filter(({ length }) => length > ALL_PAIRS).length,
      },
      notes: watch.notes(),
      close: () => near.close(),
    }
  } catch (error) {
    near.close()
    throw error
  }
}
