import type { FrontierEntry, Store } from '../../store/store.ts'
import { canonicalUrl } from '../frontier/canonical-url.ts'
import { Fingerprints } from '../frontier/fingerprints.ts'

/** Whose page it is to which an entry has led. */
export interface RedirectedPage {
  /** 'same_page': another entry has its record. */
  whose: 'own' | 'same_page'
  /** The page, where nothing in its address is of the entry: others may lead there, too. */
  led: string | null
  /** The address says to which entry one is to return: pages that ask for a login or for consent do. */
  returns: boolean
}

/**
 * Tells listed URLs that lead to one page: of those that a listing names too, that one has the record, of others the
 * first.
 */
export class RedirectedPages {
  readonly #store: Pick<Store, 'isKnown'>
  /** Where redirects have led in this run, apart from pages that are listed themselves. */
  readonly #targets = new Fingerprints()

  constructor(store: Pick<Store, 'isKnown'>) {
    this.#store = store
  }

  /** `place`: where the entry has led. */
  async judge({ url }: Pick<FrontierEntry, 'url'>, place: string): Promise<RedirectedPage> {
    const { bare, returns } = withoutReturn(place, url)
    const target = canonicalUrl(bare)
    if (target === null) return { whose: 'own', led: null, returns }
    const isListed = target !== url && (await this.#store.isKnown(target))
    const isTaken = isListed || (target === url ? this.#targets.has(target) : !this.#targets.add(target))
    return {
      whose: isTaken ? 'same_page' : 'own',
      led: target === url || (!returns && isSpelling(url, target)) ? null : target,
      returns,
    }
  }
}

/** The address without what says where to go afterwards: `/login?next=%2Fnews%2F1`. */
function withoutReturn(place: string, url: string): { bare: string; returns: boolean } {
  const target = URL.parse(place)
  const { pathname } = new URL(url)
  if (target === null || target.search === '' || pathname === '/') return { bare: place, returns: false }
  const returning = [...target.searchParams].filter(([, value]) => value.includes(pathname)).map(([name]) => name)
  for (const name of returning) target.searchParams.delete(name)
  return { bare: target.href, returns: returning.length > 0 }
}

/** Whether an address may well be another one of the same article: its last part, or a number of it, is in both. */
function isSpelling(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)]
  if (lastPart(a) !== '' && lastPart(a) === lastPart(b)) return true
  const numbers = new Set((b.pathname + b.search).match(TELLING))
  return (a.pathname + a.search).match(TELLING)?.some((number) => numbers.has(number)) ?? false
}

/** More digits than a year has. */
const TELLING = /\d{5,}/g

function lastPart({ pathname }: URL): string {
  return (
    pathname
      .split('/')
      .findLast((part) => part !== '')
      ?.replace(/\.\w{1,5}$/, '')
      .toLowerCase() ?? ''
  )
}
