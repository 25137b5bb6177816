import type { RecordTruth, ScraperTruth } from '../../src/cli/commands/demo/contract.ts'
import type { Article } from './article.ts'
import type { Site } from './site.ts'
import type { Trouble } from './troubles.ts'

type Ending = Pick<ScraperTruth, 'status' | 'reason' | 'trouble'>

const ENDINGS: Readonly<Record<Trouble, Ending>> = {
  faults: { status: 'warning', reason: 'partial', trouble: 'errors now and then, one article that never comes' },
  flaky: { status: 'success', reason: null, trouble: 'errors that a second try mends' },
  down: { status: 'failed', reason: 'host_down', trouble: 'nobody listens' },
  new_listing: { status: 'failed', reason: 'no_entries', trouble: 'the listing was redesigned' },
  new_articles: { status: 'warning', reason: 'drift', trouble: 'the article pages were redesigned' },
  members_only: { status: 'warning', reason: 'robots_partly', trouble: 'robots.txt forbids a part' },
  challenge: { status: 'failed', reason: 'blocked', trouble: 'a challenge page stands before it' },
  broken_config: { status: 'failed', reason: 'invalid_config', trouble: 'a mistake in the config' },
  galleries: { status: 'warning', reason: 'rejected', trouble: 'some articles are only pictures' },
  topic_moved: { status: 'failed', reason: 'no_entries', trouble: 'the API changed its shape' },
}

/**
 * What a run has to come to for each scraper of a site; `second` when a run before has stored everything but the late
 * news (in calm weather: what becomes of old troubles in a second run is not told here).
 */
export function truthOf(site: Site, origin: string, second: boolean): ScraperTruth[] {
  const { paper } = site
  return paper.scrapers.map(({ country }): ScraperTruth => {
    const id = `${country}/${paper.source}`
    const trouble = site.troubles.get(id) ?? null
    const ending: Ending = trouble === null ? { status: 'success', reason: null, trouble: null } : ENDINGS[trouble]
    const unseen = trouble !== null && UNSEEN.has(trouble)
    const published = site.isPublished()
    const all = site.articles.filter((a) => a.scraper === id && a.fate !== 'apart' && (published || !a.late))
    const listed = unseen ? [] : all
    const isFresh = (article: Article): boolean => !second || article.late
    return {
      country,
      source: paper.source,
      site: paper.site,
      group: paper.scrapers.length > 1 ? paper.source : null,
      ...ending,
      broken_config: trouble === 'broken_config',
      found: second ? null : listed.length,
      rejected: listed.filter((article) => article.fate === 'textless' && isFresh(article)).length,
      pages_failed:
        trouble === 'down' || trouble === 'challenge' ? null : listed.filter(({ fate }) => fate === 'lost').length,
      records: listed
        .filter(({ fate }) => fate === 'kept')
        .map((article) => recordOf(article, origin, isFresh(article))),
    }
  })
}

/** Nothing of the listing is ever seen. */
const UNSEEN: ReadonlySet<Trouble> = new Set(['down', 'new_listing', 'challenge', 'broken_config', 'topic_moved'])

function recordOf({ listed, title, date, paragraphs, tags }: Article, origin: string, fresh: boolean): RecordTruth {
  return { url: origin + listed, title, date, body: paragraphs.join(' '), tags, fresh }
}
