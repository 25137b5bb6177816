import type { ChildMap } from '../../extract/extractor.ts'
import type { Store } from '../../store/store.ts'

/**
 * Which maps of a site need no second visit: those that say that they have not changed since their entries were admitted,
 * and that did not lie about it then; and dead ones for a week. Kept as the fact `listing_position`.
 */
export interface SitemapMemory {
  isSettled(map: ChildMap): boolean
  /** Its entries were admitted. `newest`: the newest time that one of them states, in ms since 1970. */
  noteRead(map: ChildMap, newest: number | null): Promise<void>
  noteDead(map: ChildMap): Promise<void>
  flush(): Promise<void>
}

interface Remembered {
  /** Of what decides which entries the maps name. */
  listing: string
  /** By URL: the `changed` that was read, and for a dead map when it was asked for. */
  maps: Record<string, { changed: number | null; dead?: number }>
}

const FACT = 'listing_position'
/** As many as one index may name. */
const MOST = 50_000
const DEAD_MS = 7 * 86_400_000
const DAY_MS = 86_400_000

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
      return known.dead === undefined ? changed !== null : now.getTime() - known.dead < DEAD_MS
    },
    async noteRead(map, newest) {
      const { changed } = map
      // A map that has newer entries than it says, by more than a day as zones go, would hide them from then on.
      if (changed === null || (newest !== null && newest > changed + DAY_MS)) maps.delete(map.url)
      else await note(map.url, { changed })
    },
    noteDead: (map) => note(map.url, { changed: map.changed, dead: now.getTime() }),
    flush,
  }
}
