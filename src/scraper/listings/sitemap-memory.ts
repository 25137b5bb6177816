import type { ChildMap } from '../../extract/extractor.ts'
import type { Store } from '../../store/store.ts'

/**
 * Which maps of a site need no visit for a week: those that say that they have not changed since their entries were
 * admitted, and whose word is good; and dead ones. Many indexes state times that never move. So it is good where the
 * entries themselves state that time, or where a second visit found nothing new under it. Kept as the fact
 * `listing_position`.
 */
export interface SitemapMemory {
  isSettled(map: ChildMap): boolean
  /**
   * Its entries were admitted, `added` of them new. `newest`: the newest time that one of them states, in ms since
   * 1970.
   */
  noteRead(map: ChildMap, read: { newest: number | null; added: number }): Promise<void>
  noteDead(map: ChildMap): Promise<void>
  flush(): Promise<void>
}

interface Remembered {
  /** Of what decides which entries the maps name. */
  listing: string
  /**
   * By URL: the `changed` that it had when it was `read`, in ms since 1970, and whether that is settled; or when it was
   * found dead.
   */
  maps: Record<string, { changed: number | null; read?: number; settled?: boolean; dead?: number }>
}

const FACT = 'listing_position'
/** As many as one index may name. */
const MOST = 50_000
/** As long as other listings are believed to be unchanged (see page-memory.ts). */
const TRUSTED_MS = 7 * 86_400_000
const DAY_MS = 86_400_000

/** Reads what earlier runs remembered; nothing when the listing is another one (`digest`) or with `forget`. */
export async function openSitemapMemory(
  store: Pick<Store, 'getFact' | 'setFact'>,
  { digest, now, forget }: { digest: string; now: Date; forget: boolean },
): Promise<SitemapMemory> {
  const fact = await store.getFact(FACT)
  const remembered = fact === null ? null : (JSON.parse(fact) as Remembered)
  const kept = remembered?.listing === digest && !forget ? Object.entries(remembered.maps ?? {}) : []
  const maps = new Map(kept)
  let unsaved = 0

  const flush = async (): Promise<void> => {
    if (unsaved === 0) return
    unsaved = 0
    await store.setFact(FACT, JSON.stringify({ listing: digest, maps: Object.fromEntries(maps) } satisfies Remembered))
  }
  const note = async (url: string, value: Remembered['maps'][string]): Promise<void> => {
    maps.delete(url)
    maps.set(url, value)
    if (maps.size > MOST) maps.delete(maps.keys().next().value ?? '')
    // Every time would make the square of their number: a kill costs a twentieth of the maps another visit.
    if (++unsaved > maps.size / 20) await flush()
  }

  return {
    isSettled({ url, changed }) {
      const known = maps.get(url)
      if (known === undefined || known.changed !== changed) return false
      const since = known.dead ?? (known.settled && changed !== null ? known.read : undefined)
      return since !== undefined && now.getTime() - since < TRUSTED_MS
    },
    async noteRead({ url, changed }, { newest, added }) {
      // A map that has newer entries than it says, by more than a day as zones go, would hide them from then on.
      if (changed === null || (newest !== null && newest > changed + DAY_MS)) {
        maps.delete(url)
        return
      }
      const before = maps.get(url)
      const wasSame = before?.read !== undefined && before.changed === changed
      const settled = wasSame ? added === 0 : newest !== null && newest >= changed - DAY_MS
      await note(url, { changed, read: now.getTime(), settled })
    },
    noteDead: (map) => note(map.url, { changed: map.changed, dead: now.getTime() }),
    flush,
  }
}
