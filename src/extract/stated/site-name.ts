import type { Element } from 'domhandler'
import { metaContent } from './meta-content.ts'

/**
 * A title without the name of its site at the end or in front: `Rain ends drought | Example Times`, `Example Times:
 * Rain ends drought`. Cut is only what the page itself (og:site_name, application-name ...) or its address says is the
 * site's name. `headline` is what the page shows above the article: what stands behind it goes whole, where the site's
 * name is among it.
 */
export function withoutSiteName(title: string, site: Site, headline: string | null): string {
  const pieces = title.slice(0, LONGEST).split(SEPARATOR)
  // Every second one is a separator.
  const last = pieces.length - 1
  const isName = (at: number): boolean => isSite(pieces[at]!, site)
  let from = 0
  let to = last
  while (from < to && isName(from)) from += 2
  while (to > from && isName(to)) to -= 2
  for (let at = from; headline !== null && at < to; at += 2) {
    if (pieces.slice(from, at + 1).join('') !== headline) continue
    const rest = pieces.filter((_, i) => i > at && i % 2 === 0)
    if (to < last || from > 0 || rest.some((piece) => isSite(piece, site))) return headline
  }
  const front = from > 0 ? null : prefixed(pieces[from]!, site)
  const cut = [front ?? pieces[from]!, ...pieces.slice(from + 1, to + 1)].join('')
  return cut === '' || (from === 0 && to === last && front === null) || title.length > LONGEST ? title : cut
}

/** Names of a site in the form that they are compared in. */
export interface Site {
  stated: ReadonlySet<string>
  host: string
}

/** What a page calls its site: in its meta elements, and by the host of its address without www, m and amp. */
export function siteOf(elements: readonly Element[], url: string): Site {
  const stated = NAME_METAS.map((name) => lettersOf(metaContent(elements, name) ?? '')).filter((name) => name !== '')
  return { stated: new Set(stated), host: (URL.parse(url)?.hostname ?? '').replace(/^(?:www|m|amp)\./, '') }
}

/** Longer than any title. */
const LONGEST = 1000
const NAME_METAS = [
  'og:site_name',
  'application-name',
  'apple-mobile-web-app-title',
  'twitter:app:name:iphone',
  'dc.publisher',
]
// A hyphen inside a word is none; a bar and its like are wherever they stand.
const SEPARATOR = /( [-–—:~/] |:: | ?[|｜·•»«›‹] ?)/

function isSite(piece: string, { stated, host }: Site): boolean {
  const letters = lettersOf(piece)
  if (letters.length < 2) return false
  if (stated.has(letters)) return true
  const labels = host.split('.')
  if (
    lettersOf(host) === letters ||
    labels.some((label, i) => isLabel(label, i, labels.length) && lettersOf(label) === letters)
  )
    return true
  // The Example Times of "Example Times Online": all but a word or two.
  const isLong = letters.length >= 5
  return isLong && [...stated].some((name) => isMost(letters, name) || isMost(name, letters))
}

/** A label that names the site: of example.co.uk the first; a short one might be any word. */
function isLabel(label: string, at: number, count: number): boolean {
  return at < Math.max(1, count - 1) && label.length >= (at === 0 ? 2 : 4)
}

function isMost(short: string, long: string): boolean {
  return long.startsWith(short) && short.length * 10 >= long.length * 6
}

/** What follows the site's name and a colon. */
function prefixed(piece: string, site: Site): string | null {
  const colon = piece.indexOf(': ')
  return colon > 0 && isSite(piece.slice(0, colon), site) ? piece.slice(colon + 2) : null
}

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^the(?=.{4})/, '')
}
