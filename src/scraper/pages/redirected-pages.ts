import type { Store } from '../../store/store.ts'
import { canonicalUrl } from '../frontier/canonical-url.ts'
import { Fingerprints } from '../frontier/fingerprints.ts'

/**
 * Two or three addresses of one article are spellings of it; more lead to a page that stands in the place of articles.
 */
const MOST_SPELLINGS = 4

/**
 * Tells listed URLs that lead to one page: of those that a listing names too, that one has the record, of others the
 * first. `place` is where the entry `listed` has led; 'own': the record is its own to have; 'stand_in': too many lead
 * there.
 */
export class RedirectedPages {
  readonly #store: Pick<Store, 'isKnown'>
  /** Where redirects have led in this run, apart from pages that are listed themselves. */
  readonly #targets = new Fingerprints()
  readonly #spellings = new Map<string, number>()

  constructor(store: Pick<Store, 'isKnown'>) {
    this.#store = store
  }

  async judge(listed: string, place: string): Promise<'own' | 'same_page' | 'stand_in'> {
    const target = canonicalUrl(place)
    if (target === null) return 'own'
    const isListed = target !== listed && (await this.#store.isKnown(target))
    const isTaken = isListed || (target === listed ? this.#targets.has(target) : !this.#targets.add(target))
    if (!isTaken) return 'own'
    const spellings = (this.#spellings.get(target) ?? 1) + 1
    this.#spellings.set(target, spellings)
    return spellings > MOST_SPELLINGS ? 'stand_in' : 'same_page'
  }
}
