import type { Source } from '../../src/config/source.ts'
import { apiAnswerFor, articlePageFor, listingPageFor, type Story } from '../../test/extract/pages-for-source.ts'

export interface Site {
  source: Source
  stories: Story[]
  /** What its listing or one of its articles answers; null for what is not its own. */
  answer(url: URL): { type: 'html' | 'json'; text: string } | null
}

const PER_PAGE = 10
/** So long ago is the oldest. */
export const DAYS = 60
const ARTICLE = /rain-([\w-]+)--([\w-]+)--(\d+)/

/** The pages that one config reads, with the given number of stories, one a day; the newest comes first and has the highest number. */
export function siteOf(source: Source, count: number, today: Date): Site {
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
        return isOwn ? { type: 'html', text: whole(articlePageFor(source, story), story.title) } : null
      }
      const { listing } = source
      const path = url.pathname + url.search
      if (listing.type === 'pagination' && listing.start_url !== null && path === pathOf(listing.start_url)) {
        return { type: 'html', text: whole(listingPageFor(source, listed(0, PER_PAGE)), source.name) }
      }
      for (const [at, pattern] of listings.entries()) {
        const match = pattern.exec(path)
        if (match !== null) return listingAnswer(source, stories, match.groups ?? {}, at, listings.length)
      }
      return null
    },
  }
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
