import { createSitemapReader, type Sitemap } from '../../extract/sitemap/read-sitemap.ts'
import type { Visited, Visitor } from '../visits/visitor.ts'
import { sitemapText } from '../../scraper/walk/sitemap-text.ts'
import { scoreArticleLink } from '../../discovery/score-article-link.ts'
import type { Probe, Way } from './probe.ts'

/** Addresses of the sitemaps that a robots.txt names; those of news first. */
export function sitemapsIn(robots: string): string[] {
  const found = [...robots.slice(0, 500_000).matchAll(/^[ \t]{0,9}sitemap[ \t]{0,9}:[ \t]{0,9}(\S{1,2000})/gim)].map(
    (match) => match[1]!,
  )
  const absolute = found.filter((url) => /^https?:\/\//i.test(url))
  return [...new Set(absolute)].toSorted((a, b) => Number(/news/i.test(b)) - Number(/news/i.test(a))).slice(0, MOST)
}

/** A sitemap as a listing; of an index, the map that is most likely the one of articles. Null where it lists none. */
export async function sitemapWay(url: string, probe: Probe): Promise<Way | null> {
  const { visitor } = probe
  const root = await readMap(url, visitor)
  if (root === null) return null
  const child = root.urls.length > 0 ? null : bestMap(root.maps.map((map) => map.url))
  const map = child === null ? root : await readMap(child, visitor)
  if (map === null) return null
  const articles = map.urls.filter(
    (one) => one.title !== null || scoreArticleLink({ url: one.url, text: '' }).score >= LIKELY,
  )
  if (articles.length < FEWEST) return null
  const isNews = map.urls.some(({ published }) => published !== null)
  const maps =
    child === null
      ? null
      : expressionFor(
          child,
          root.maps.map((one) => one.url),
        )
  const named = articles.map((one) => ({ url: one.url, title: one.title, date: one.published }))
  return {
    kind: 'sitemap',
    listing: { type: 'sitemap', url_template: url, ...(maps === null ? {} : { maps }) },
    thumbnail: null,
    entries: newestFirst(map, named),
    hasTexts: false,
    why: `${map.urls.length} addresses${isNews ? ', with titles and dates (a news sitemap)' : ''}${child === null ? '' : `, in ${root.maps.length} maps`}`,
  }
}

const MOST = 4
const FEWEST = 3
const LIKELY = 6

async function readMap(url: string, visitor: Visitor): Promise<Sitemap | null> {
  const visited = await visitor.get(url)
  return visited.ok ? sitemapIn(visited) : null
}

async function sitemapIn({ body }: Visited & { ok: true }): Promise<Sitemap | null> {
  const reader = createSitemapReader()
  try {
    for await (const piece of sitemapText(body, null)) if (!reader.write(piece)) break
  } catch {
    return null
  }
  const found = reader.end()
  return found === null || found.urls.length + found.maps.length === 0 ? null : found
}

function bestMap(urls: readonly string[]): string | null {
  const worth = (url: string): number =>
    (/news/i.test(url) ? 4 : 0) +
    (/post|article|story|stories/i.test(url) ? 3 : 0) -
    (/tag|categor|author|user|page|image|video|taxonom|archive/i.test(url) ? 3 : 0)
  return urls.toSorted((a, b) => worth(b) - worth(a))[0] ?? null
}

/** What distinguishes the maps of articles in an index from others; null where all are alike. */
function expressionFor(child: string, urls: readonly string[]): string | null {
  const word = /news|post|article|stor(?:y|ies)/i.exec(new URL(child).pathname)?.[0].toLowerCase()
  return word === undefined || urls.every((url) => url.toLowerCase().includes(word)) ? null : word
}

function newestFirst<T extends { url: string }>(map: Sitemap, entries: readonly T[]): T[] {
  const changed = new Map(map.urls.map(({ url, lastmod, published }) => [url, published ?? lastmod ?? '']))
  return entries.toSorted((a, b) => ((changed.get(a.url) ?? '') < (changed.get(b.url) ?? '') ? 1 : -1))
}
