import { scoreLinks } from '../discovery/score-links.ts'
import { isEmptyShell } from '../extract/empty-shell.ts'
import { asksForLogin } from '../extract/forms/asks-for-login.ts'
import { pageLinks } from '../extract/listing/page-links.ts'
import { resolveLink } from '../extract/listing/link.ts'
import { pageOf } from '../extract/tree/page.ts'
import { parseFast } from '../extract/tree/parse/parse-fast.ts'
import type { CardSelectors } from './listings/card-selectors.ts'
import { apiWay } from './listings/find-api.ts'
import { directoryWay } from './listings/find-directory.ts'
import { feedWay, namedFeeds, readFeed, USUAL_FEEDS } from './listings/find-feeds.ts'
import { sitemapsIn, sitemapWay } from './listings/find-sitemap.ts'
import { wordpressApi, wordpressWay } from './listings/find-wordpress.ts'
import { cardsOf, pagesWay } from './listings/pages-way.ts'
import type { SiteFinding, Probe, Way } from './listings/probe.ts'
import type { Visitor } from './visits/visitor.ts'

/** Ways to list a site, the one to be preferred first, or why there is none. */
export type ProbedSite =
  | { ok: true; page: Probe['page']; ways: Way[] }
  /** `why` is a sentence. */
  | { ok: false; why: string }

/**
 * Looks at a page, and at what it names: feeds, APIs, sitemaps, the repeated cards of it and the pages that follow,
 * rows of a directory. Of a home page without any of them, at its list of news. A feed and an API go before selectors,
 * since they cost the site least and stay as they are.
 */
export async function probeSite(
  url: string,
  {
    visitor,
    now,
    country,
    note,
  }: { visitor: Visitor; now: Date; country: string | null; note: (finding: SiteFinding) => void },
): Promise<ProbedSite> {
  const visited = await visitor.get(url)
  const host = new URL(url).host
  const robots = visitor.robots.get(host)
  if (!visited.ok) return { ok: false, why: refusal(visited) }
  note({
    what: 'robots.txt',
    isFound: true,
    detail: robots === undefined || robots === '' ? 'allows the page' : `allows the page; ${robots}`,
  })
  const page = { url: visited.url, text: visited.text, type: visited.type }
  const probe: Probe = { visitor, now, page, note }
  if (readFeed(page.text) !== null) return ofOne(page, await feedWay(page.url, probe), 'the feed has no entries')
  if (
    /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:urlset|sitemapindex)\b/i.test(page.text.slice(0, 2000))
  )
    return ofOne(page, await sitemapWay(page.url, probe), 'the sitemap lists no articles')
  if (/^\s*[[{]/.test(page.text.slice(0, 200)))
    return ofOne(
      page,
      (await apiWay(probe)) ?? (await directoryWay(country, probe)),
      'the answer is JSON, and no list of entries with addresses was found in it',
    )

  const ways = await waysOfPage(probe, country)
  if (ways.length > 0) return { ok: true, page, ways }
  if (isEmptyShell(page.text))
    return {
      ok: false,
      why: `${page.url} is built by scripts and has no feed or API that it names: write a config with client: browser (docs/browser.md)`,
    }
  return asksForLogin(page.text)
    ? { ok: false, why: `${page.url} asks for a login: write a config with login (docs/login.md)` }
    : { ok: false, why: `${page.url} names no feed, API or sitemap, and nothing on it looks like a list of entries` }
}

function ofOne(page: Probe['page'], way: Way | null, why: string): ProbedSite {
  return way === null ? { ok: false, why: `${page.url}: ${why}` } : { ok: true, page, ways: [way] }
}

function refusal({ kind, why }: { kind: string; why: string }): string {
  switch (kind) {
    case 'robots_disallowed':
      return `the site does not want to be read there: ${why}`
    case 'blocked':
      return `the site asks its visitors to prove that they are people, which cannot be done politely: ${why}`
    default:
      return why
  }
}

async function waysOfPage(probe: Probe, country: string | null): Promise<Way[]> {
  const { page, note, now, visitor } = probe
  const { elements } = pageOf(parseFast(page.text), page.url).scope
  const isHome = isTop(page.url)
  const cards = cardsOf(page.text, page.url, now)
  const ways: Way[] = []
  const offer = (what: string, way: Way | null, missing: string): void => {
    const isOther = way !== null && way.kind !== 'pages' && way.kind !== 'rows' && !isHome && !isSameListing(way, cards)
    const isGood = way !== null && !isOther
    note({
      what,
      isFound: isGood,
      detail: way === null ? missing : isOther ? `${way.why}: but other entries than on this page` : way.why,
    })
    if (isGood) ways.push(way)
  }

  const directory = await directoryWay(country, probe)
  const isDirectory =
    directory !== null && directory.contacts >= 3 && directory.contacts * 2 >= directory.entries.length
  if (isDirectory) {
    note({ what: 'directory', isFound: true, detail: directory.why })
    return [directory]
  }
  const api = wordpressApi(elements, page.url)
  if (api !== null)
    offer('WordPress API', await wordpressWay(api, probe), `${api} does not answer, or has no such category`)
  await offerFeeds()
  if (!ways.some(({ hasTexts }) => hasTexts)) await offerSitemaps()
  if (cards !== null) offer('listing', await pagesWay(cards, elements, probe), '')
  else
    note({ what: 'listing', isFound: false, detail: 'nothing on the page repeats with a link to an article in each' })
  if (directory !== null) offer('rows', directory, '')
  if (isHome && ways.every(({ kind }) => kind === 'pages' || kind === 'rows')) {
    const section = await sectionWays()
    if (section.length > 0) return [...section, ...ways]
  }
  return ways.toSorted((a, b) => rankOf(a) - rankOf(b))

  async function offerFeeds(): Promise<void> {
    const named = namedFeeds(elements, page.url)
    const urls =
      named.length > 0 ? named : ways.length > 0 ? [] : USUAL_FEEDS.map((path) => new URL(path, page.url).href)
    let tried = 0
    for (const url of urls) {
      const way = await feedWay(url, probe)
      if (way === null && named.length === 0) continue
      tried++
      offer('feed', way, `${url} is no feed, or has no entries`)
      if (ways.some(({ kind }) => kind === 'feed')) return
    }
    if (tried === 0 && ways.length === 0)
      note({ what: 'feed', isFound: false, detail: 'none named, and none where feeds mostly are' })
  }

  async function offerSitemaps(): Promise<void> {
    const robots = await visitor.get(new URL('/robots.txt', page.url).href)
    const named = robots.ok ? sitemapsIn(robots.text) : []
    for (const url of named.length > 0 ? named : [new URL('/sitemap.xml', page.url).href]) {
      const way = await sitemapWay(url, probe)
      if (way === null) continue
      return offer('sitemap', way, '')
    }
    note({ what: 'sitemap', isFound: false, detail: named.length > 0 ? `${named[0]} lists no articles` : 'none' })
  }

  /** What the page that the home page calls its news gives. */
  async function sectionWays(): Promise<Way[]> {
    const [best] = scoreLinks(pageLinks(page.text), 'listing')
    const url = best === undefined || best.score < ACCEPTED ? null : resolveLink(best.url, page.url)
    const visited = url === null ? null : await visitor.get(url)
    if (best === undefined || visited === null || !visited.ok || isTop(visited.url)) return []
    const inner: Probe = { ...probe, page: { url: visited.url, text: visited.text, type: visited.type } }
    const found = cardsOf(visited.text, visited.url, now)
    note({ what: 'section', isFound: found !== null, detail: `${visited.url} ("${best.text}", ${best.score} of 10)` })
    if (found === null || found.entries.length < (cards === null ? 3 : Math.min(5, cards.entries.length))) return []
    return [await pagesWay(found, pageOf(parseFast(visited.text), visited.url).scope.elements, inner)]
  }
}

const ACCEPTED = 7

function isTop(url: string): boolean {
  const { pathname, search } = new URL(url)
  return search === '' && /^\/(?:(?:index|home|default)\.\w{2,5}|[a-z]{2}\/?)?$/.test(pathname)
}

/** A feed, an API or a sitemap of the whole site is not what a section lists. */
function isSameListing({ kind, entries, listing }: Way, cards: CardSelectors | null): boolean {
  if (cards === null || listing['categories'] !== undefined) return true
  const known = new Set(entries.map(({ url }) => plain(url)))
  const common = cards.entries.filter(({ url }) => known.has(plain(url))).length
  const least = Math.min(known.size, cards.entries.length)
  return kind === 'sitemap'
    ? common * 2 >= cards.entries.length && known.size <= cards.entries.length * 4
    : common * 2 >= least
}

function plain(url: string): string {
  const { hostname, pathname, search } = new URL(url)
  return `${hostname.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}${search}`
}

/** What costs the site least, and keeps working longest, first. */
function rankOf({ kind, hasTexts, entries, why }: Way): number {
  switch (kind) {
    case 'posts':
      return hasTexts ? 0 : 2
    case 'feed':
      return (hasTexts ? 1 : 3) + (entries.length < 3 ? 4 : 0)
    case 'json':
      return 2
    case 'sitemap':
      return /news sitemap/.test(why) ? 4 : 6
    case 'dates':
    case 'pages':
      return 5
    case 'rows':
      return 7
  }
}
