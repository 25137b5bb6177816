import type { Mismatch, PageKind, ReadingOptions } from '../../extract/strategies/reading-report.ts'
import type { Log } from '../../runs/folder/log.ts'
import type { Store } from '../../store/store.ts'

const FACT = 'ways_given_up'

/**
 * Remembers between runs which cheap parse strategies gave another result than the whole tree. After a change of what
 * decides the extraction (`digest`) they are tried again.
 */
export async function openRejectedStrategies(
  store: Pick<Store, 'getFact' | 'setFact'>,
  log: Log,
  digest: string,
): Promise<RejectedStrategies> {
  const known = JSON.parse((await store.getFact(FACT)) ?? 'null') as { digest: string; ways: string[] } | null
  const rejected = new Set(known?.digest === digest ? known.ways : [])
  const before = rejected.size
  return {
    options: {
      rejected,
      onMismatch({ kind, way, url, parts }) {
        rejected.add(`${kind}:${way}`)
        log.warn(
          { url, way, parts: parts.join(' ') },
          `${kind}: another result than that of the whole page; this strategy is not used again`,
        )
      },
    },
    async save() {
      if (rejected.size > before) await store.setFact(FACT, JSON.stringify({ digest, ways: [...rejected] }))
    },
  }
}

export interface RejectedStrategies {
  options: ReadingOptions & { onMismatch: (mismatch: Mismatch & { kind: PageKind }) => void }
  save(): Promise<void>
}
