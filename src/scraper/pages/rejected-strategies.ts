import type { Mismatch, PageKind, ReadingOptions } from '../../extract/proof/reading-report.ts'
import type { Log } from '../../runs/folder/log.ts'
import type { Store } from '../../store/store.ts'

const FACT = 'ways_given_up'

/**
 * Remembers between runs which cheap ways of parsing gave something else than the whole tree. A change of what decides
 * the extraction (`digest`) gives them another chance.
 */
export async function openRejectedStrategies(
  store: Pick<Store, 'getFact' | 'setFact'>,
  log: Log,
  digest: string,
): Promise<RejectedStrategies> {
  const known = JSON.parse((await store.getFact(FACT)) ?? 'null') as { digest: string; ways: string[] } | null
  const givenUp = new Set(known?.digest === digest ? known.ways : [])
  const before = givenUp.size
  return {
    options: {
      givenUp,
      onMismatch({ kind, way, url, parts }) {
        givenUp.add(`${kind}:${way}`)
        log.warn(
          { url, way, parts: parts.join(' ') },
          `${kind}: read otherwise than the whole page; that way is given up`,
        )
      },
    },
    async save() {
      if (givenUp.size > before) await store.setFact(FACT, JSON.stringify({ digest, ways: [...givenUp] }))
    },
  }
}

export interface RejectedStrategies {
  options: ReadingOptions & { onMismatch: (mismatch: Mismatch & { kind: PageKind }) => void }
  save(): Promise<void>
}
