import { asFolderName } from '../config/lint/countries.ts'
import { statedLanguage } from '../extract/stated/metadata.ts'
import { pageOf } from '../extract/tree/page.ts'
import { parseFast } from '../extract/tree/parse/parse-fast.ts'
import { siteName } from './site-title.ts'

/** The country and the source that a site is filed under, as far as its address and its pages tell. */
export interface PlaceName {
  country: string
  source: string
}

/**
 * Guesses where the config of a site goes: the country by the end of its host's name, else by the region of its
 * language; the source by the host's name, else by what the site calls itself.
 */
export function guessPlace(url: string, html: string): PlaceName {
  const page = pageOf(parseFast(/^\s*(?:[[{]|<\?xml|<rss|<feed)/i.test(html) ? '' : html), url)
  const language = statedLanguage(page)
  const site = siteName(page.scope.elements, url)
  const { hostname } = new URL(url)
  const labels = hostname.split('.').filter((label) => label !== 'www')
  const isAddress = /^[\d.]+$|^\[|^localhost$/.test(hostname)
  const top = isAddress ? '' : (labels.at(-1) ?? '')
  const region =
    /^[a-z]{2}$/.test(top) && !GENERIC.has(top) ? (top === 'uk' ? 'GB' : top.toUpperCase()) : regionOf(language)
  const country = region === null ? null : countryNames.of(region)
  return {
    country: country === undefined || country === null ? 'world' : asFolderName(country),
    source: isAddress ? fileName(site) || 'site' : fileName(nameIn(labels)) || 'site',
  }
}

/** Letters, digits and underscores. */
function fileName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 40)
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
/** Ends of names that everybody takes, whatever country they are of. */
const GENERIC = new Set(['io', 'co', 'me', 'tv', 'fm', 'ai', 'eu', 'cc', 'to', 'ly', 'gg'])
const SECOND = new Set(['co', 'com', 'org', 'net', 'gov', 'gob', 'gouv', 'ac', 'edu', 'or', 'ne', 'go'])

function nameIn(labels: readonly string[]): string {
  const rest = labels.slice(0, -1)
  if (rest.length > 1 && SECOND.has(rest.at(-1)!)) rest.pop()
  return rest.at(-1) ?? labels[0] ?? ''
}

function regionOf(language: string | null): string | null {
  if (language === null) return null
  try {
    return new Intl.Locale(language).region ?? null
  } catch {
    return null
  }
}
