import { scraperId, type Source } from '../../src/config/source.ts'
import { apiAnswerFor, articlePageFor, listingPageFor, type Story } from '../../test/extract/pages-for-source.ts'

export interface Site {
  source: Source
  stories: Story[]
  /** What its listing or one of its articles answers; null for what is not its own. */
  answer(url: URL): { type: 'html' | 'json'; text: string } | null
}

/** What of the markup is no longer what the config knows. */
export type Change = 'listing' | 'body' | 'tags'

const PER_PAGE = 10
/** So long ago is the oldest. */
const DAYS = 60
const ARTICLE = /rain-([\w-]+)--([\w-]+)--(\d+)/

/**
 * The pages that one config reads, with the given number of stories, one a day; the newest comes first and has the
 * highest number.
 */
export function siteOf(source: Source, count: number, today: Date, change?: Change): Site {
  const own = `${source.country}--${source.source}`
  const stories = Array.from({ length: count }, (_, n) => storyOf(`rain-${own}--${n}`, n, today)).reverse()
  const listings = patternsOf(source)
  const listed = (from: number, size: number): Story[] => stories.slice(from, from + size)
  return {
    source,
    stories,
    answer(url) {
      const article = ARTICLE.exec(url.pathname + url.search)
      if (article !== null) {
        const story = stories.find(({ id }) => id === `rain-${own}--${article[3]}`)
        const isOwn = `${article[1]}--${article[2]}` === own && story !== undefined
        return isOwn ? { type: 'html', text: whole(changedArticle(source, story, change), story.title) } : null
      }
      const { listing } = source
      const path = url.pathname + url.search
      if (listing.type === 'pagination' && listing.start_url !== null && path === pathOf(listing.start_url)) {
        if (change === 'listing') return { type: 'html', text: whole(NEW_LAYOUT, source.name) }
        return { type: 'html', text: whole(listingPageFor(source, listed(0, PER_PAGE)), source.name) }
      }
      for (const [at, pattern] of listings.entries()) {
        const match = pattern.exec(path)
        if (match === null) continue
        const answer = listingAnswer(source, stories, match.groups ?? {}, at, listings.length)
        if (change !== 'listing' || answer === null) return answer
        const text =
          answer.type === 'json' ? '{"version":2,"content":[{"heading":"Rain"}]}' : whole(NEW_LAYOUT, source.name)
        return { ...answer, text }
      }
      return null
    },
  }
}

const NEW_LAYOUT = `<section>${'<span>Rain over all</span>'.repeat(PER_PAGE)}</section>`

/** Which of the sites change, by scraper, and what: one after another, as far as they have what changes. */
export function changesOf(sources: readonly Source[], count: number): Map<string, Change> {
  const kinds: Change[] = ['listing', 'body', 'tags']
  const chosen = sources.slice(0, count).map((source, n): [string, Change] => {
    const kind = kinds[n % kinds.length]!
    const { body, tags } = source.selectors.article
    const has = kind === 'listing' || (kind === 'body' ? body[0] !== 'filler' : tags.length > 0 && tags[0] !== 'filler')
    return [scraperId(source), has ? kind : 'listing']
  })
  return new Map(chosen)
}

function changedArticle(source: Source, story: Story, change: Change | undefined): string {
  if (change !== 'body' && change !== 'tags') return articlePageFor(source, story)
  const { article } = source.selectors
  const left = change === 'body' ? { ...article, body: ['section.v2 span'] } : { ...article, tags: [] }
  return articlePageFor({ ...source, selectors: { ...source.selectors, article: left } }, story)
}

function listingAnswer(
  source: Source,
  all: Story[],
  place: Record<string, string>,
  at: number,
  lists: number,
): ReturnType<Site['answer']> {
  const { listing } = source
  const stories = all.filter((_, n) => n % lists === at)
  const number = (name: string): number => Number(place[name] ?? 0)
  if (listing.type === 'api') {
    const size = listing.pagination_type === 'offset' ? number('size') || listing.offset_step : PER_PAGE
    const from =
      listing.pagination_type === 'offset'
        ? number('offset')
        : ((number('page') - listing.page_start) / listing.page_step) * PER_PAGE
    const text = JSON.stringify(apiAnswerFor(listing, stories.slice(from, from + size), stories.length))
    return { type: 'json', text }
  }
  if (listing.type === 'archive') {
    const day = [place['year'], place['month'], place['day']].filter((part) => part !== undefined).join('-')
    return {
      type: 'html',
      text: whole(
        listingPageFor(
          source,
          stories.filter((one) => one.day.startsWith(day)),
        ),
        day,
      ),
    }
  }
  if (listing.type !== 'pagination') return null
  const first = listing.url_template[at]!.replace('{num}', String(listing.start_page))
  const isNumbered = listing.start_url === null || listing.start_url === first
  const page = (number('num') - listing.start_page) / listing.step + (isNumbered ? 0 : 1)
  const text = whole(listingPageFor(source, stories.slice(page * PER_PAGE, (page + 1) * PER_PAGE)), source.name)
  return { type: 'html', text }
}

/** Of each template an expression for the path and query of its pages. */
function patternsOf({ listing: { url_template } }: Source): RegExp[] {
  return url_template.map((template) => {
    const path = pathOf(template.replaceAll(/\{(\w+)\}/g, 'zz$1zz'))
    const escaped = path.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    return new RegExp(`^${escaped.replaceAll(/zz(\w+?)zz/g, String.raw`(?<$1>\d+)`)}$`)
  })
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address)
  return pathname + search
}

function storyOf(id: string, n: number, today: Date): Story {
  const day = new Date(today.getTime() - (DAYS - n) * 86_400_000).toISOString().slice(0, 10)
  const paragraphs = Array.from(
    { length: 8 },
    (_, p) => `Paragraph ${p} of ${id} tells of rain${' and of the weather'.repeat(8)}.`,
  )
  return { id, path: `/news/${id}`, title: `Rain over ${id}`, day, paragraphs, tag: 'Weather' }
}

function whole(content: string, title: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${content}</body></html>`
}
