import type { SitemapListing } from '../../config/listings/sitemap.ts'
import type { SitemapPage } from '../../extract/extractor.ts'
import { emptyListing } from '../../extract/listing/listing-page.ts'
import { isRobotsTxt } from '../../extract/sitemap/sitemaps-in-robots.ts'
import { isMissing } from '../../http/failure-kinds.ts'
import { compileExpressions, type ExpressionTest } from '../frontier/expression-test.ts'
import { canonicalUrl } from '../frontier/canonical-url.ts'
import { Fingerprints } from '../frontier/fingerprints.ts'
import type { ListingRead, ReadListing } from '../walk/track.ts'
import { MapQueue } from './map-queue.ts'
import type { QueuedMap } from './map-queue.ts'
import { openSitemapMemory } from './sitemap-memory.ts'
import type { SitemapMemory } from './sitemap-memory.ts'
import type { ListingStrategy, StrategyContext } from './strategy.ts'

/** The maps of a site, those of its indexes included, and their entries in portions, the newest first. */
export const sitemapStrategy: ListingStrategy<SitemapListing> = {
  pages: () => ({ kind: 'sitemap' }),
  async tracks(listing, { store, digest, now, full, stopDate, onSkip, onDrop }) {
    const memory = await openSitemapMemory(store, { digest: JSON.stringify([digest, stopDate]), now, forget: full })
    const wanted = await compileExpressions(listing.maps)
    return listing.url_template.map((template) => {
      const admitted = { added: 0 }
      return {
        template,
        bounded: true,
        maps: true,
        pages: (read) => readMaps(template, wanted, { memory, stopDate, onSkip, onDrop, admitted }, read),
        async admitted(_, admission) {
          admitted.added += admission?.added ?? 0
        },
      }
    })
  },
  isEven: false,
}

type SitemapContext = Pick<StrategyContext, 'stopDate' | 'onSkip' | 'onDrop'> & {
  memory: SitemapMemory
  /** Entries that were new, over all maps so far. */
  admitted: { added: number }
}

/** Indexes in indexes; the protocol knows none at all. */
const DEEPEST = 4
/** As many as the listing gets ahead of the articles. */
const PORTION = 200

type PageRead = ListingRead & { kind: 'page' }

async function* readMaps(
  template: string,
  wanted: ExpressionTest[],
  { memory, stopDate, onSkip, onDrop, admitted }: SitemapContext,
  read: ReadListing,
): AsyncGenerator<ListingRead> {
  const oldest = stopDate === null ? -Infinity : Date.parse(stopDate)
  const queue = new MapQueue()
  const seen = new Fingerprints()
  seen.add(canonicalUrl(template) ?? template)
  queue.add([{ url: template, changed: null, depth: 0 }])
  let foundEntries = false
  let hadDated = false
  let canary: QueuedMap | null = null
  try {
    for (let map = queue.next(); map !== undefined; map = queue.next()) {
      // The newest one is where a site that keeps its index for too long grows.
      const isNewest: boolean = map.changed !== null && !hadDated
      hadDated ||= isNewest
      if (map.depth > 0 && !isNewest && memory.isSettled(map)) {
        canary ??= map
        onSkip(1)
        continue
      }
      foundEntries = (yield* readMap(map)) || foundEntries
    }
    // All quiet, or are the maps no longer what they were? One that had entries shows which.
    if (!foundEntries && canary !== null) yield* readMap(canary)
  } finally {
    await memory.flush()
  }

  /** True when it had entries. */
  async function* readMap(map: QueuedMap): AsyncGenerator<ListingRead, boolean> {
    const answer = await read({ url: map.url })
    const got = map.depth === 0 && isRobotsTxt(map.url) ? withUsualPlace(answer) : answer
    if (got.kind !== 'page') {
      if (got.kind === 'failed' && map.isGuess && isMissing(got.failure.kind)) return yield* noMap(got, template)
      yield got
      if (got.kind === 'failed' && isMissing(got.failure.kind) && map.depth > 0) await memory.noteDead(map)
      return false
    }
    const before = admitted.added
    const { maps = [], newest = null } = got.page as Partial<SitemapPage>
    queue.add(maps.flatMap((child) => keep({ ...child, depth: map.depth + 1 })))
    yield* portions(got)
    // The last portion was admitted when the walker asks for more. An index is read each time: its maps are what
    // changes.
    if (map.depth > 0 && maps.length === 0) await memory.noteRead(map, { newest, added: admitted.added - before })
    return got.page.containers > 0
  }

  function keep(map: QueuedMap): QueuedMap[] {
    if (!seen.add(canonicalUrl(map.url) ?? map.url)) return []
    const why = whyNot(map)
    if (why !== null) onDrop(why, 1)
    return why === null ? [map] : []
  }

  function whyNot({ url, changed, depth }: QueuedMap): 'maps' | 'map_too_deep' | 'map_stop_date' | null {
    if (wanted.length > 0 && !wanted.some((test) => test(url))) return 'maps'
    if (depth > DEEPEST) return 'map_too_deep'
    return changed !== null && changed < oldest ? 'map_stop_date' : null
  }
}

/** A robots.txt that names no map, or is not there, leaves the usual place. */
function withUsualPlace(got: ListingRead): ListingRead {
  const isAway = got.kind === 'failed' && isMissing(got.failure.kind)
  const { maps = [] } = got.kind === 'page' ? (got.page as Partial<SitemapPage>) : {}
  if (got.kind === 'not_asked' || (got.kind === 'failed' && !isAway) || maps.length > 0) return got
  const usual = { url: new URL('/sitemap.xml', got.request.url).href, changed: null, isGuess: true as const }
  const page: SitemapPage = { ...emptyListing(), maps: [usual], newest: null }
  return { kind: 'page', request: got.request, url: got.request.url, page }
}

function* noMap(got: ListingRead & { kind: 'failed' }, robots: string): Generator<ListingRead, false> {
  const message = `${robots} names no sitemap, and there is none at ${got.request.url}: name it in listing.url_template`
  yield { ...got, failure: { kind: 'not_sitemap', message, status: got.failure.status, transient: false } }
  return false
}

function* portions(got: PageRead): Generator<ListingRead> {
  const { entries } = got.page
  const { keep, ...first } = got
  const atEnd = (at: number): Pick<PageRead, 'keep'> => (at + PORTION < entries.length || !keep ? {} : { keep })
  yield { ...first, ...atEnd(0), page: { ...got.page, entries: entries.slice(0, PORTION) } }
  for (let at = PORTION; at < entries.length; at += PORTION) {
    const page = { ...got.page, containers: 0, dropped: {}, entries: entries.slice(at, at + PORTION) }
    yield { ...first, ...atEnd(at), request: { ...got.request, part: true }, page }
  }
}
