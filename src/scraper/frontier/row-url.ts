import { hash } from 'node:crypto'
import { canonicalUrl } from './canonical-url.ts'

/**
 * The address of an entry that has no page of its own: that of the first page of its listing, so that it stays the same
 * on whatever page the entry stands, with the key behind `#`. Null for a page that has no address.
 */
export function rowUrl(home: string, key: string): string | null {
  const page = canonicalUrl(home)
  if (page === null) return null
  const words = key.toWellFormed()
  const short = words.length <= LONGEST ? words : `${words.slice(0, LONGEST)} ${hash('sha256', words).slice(0, 12)}`
  return `${page.replace(/#.*/, '')}#${encodeURIComponent(short)}`
}

const LONGEST = 100
