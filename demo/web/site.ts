import { NOT_FOUND, type Answer } from './answer.ts'
import type { Article } from './article.ts'
import { writeArticles } from './write-articles.ts'
import { APPLICATION, builtFrame, contentAt, SCRIPT_PATH } from './built-pages.ts'
import { makeChrome } from './chrome.ts'
import { listingAnswer, type RenderListing, sectionOf } from './listing.ts'
import { articleContent, articlePage, listingContent, listingPage } from './page.ts'
import type { Paper } from './paper.ts'
import { afflict, type Trouble } from './troubles.ts'

/** One paper on the web: its articles and what it answers. */
export interface Site {
  paper: Paper
  articles: Article[]
  /** By country/source; only scrapers that have one. */
  troubles: Map<string, Trouble>
  /** What the site answers to a path with its query, robots.txt apart. */
  answer(path: string): Answer
  /** The late news is on the listings from now on. */
  publish(): void
  isPublished(): boolean
  /** What a page loads when its scripts run. */
  isPart(path: string): boolean
  /** country/source whose listing or article a path is; null for anything else. */
  scraperOf(path: string): string | null
}

/** What robots.txt forbids on every site. */
export const DISALLOWED = ['/search-results', '/admin/', '/members/']

export interface SiteOptions {
  seed: string
  scale: number
  /** How many articles of each scraper come only with the late news. */
  late: number
  troubles: Readonly<Record<string, Trouble>>
}

export function makeSite(paper: Paper, { seed, scale, late, troubles }: SiteOptions): Site {
  const chrome = makeChrome(paper, seed)
  let published = late === 0
  const trouble = new Map<string, Trouble>()
  const articles = paper.scrapers.flatMap((scraped) => {
    const id = `${scraped.country}/${paper.source}`
    const own = troubles[id] ?? null
    if (own !== null) trouble.set(id, own)
    return afflict(writeArticles(paper, scraped, { seed, scale, late }), own)
  })
  const byPath = new Map(articles.map((article) => [article.path, article]))
  const byOldPath = new Map(articles.filter((a) => a.listed !== a.path).map((article) => [article.listed, article]))
  const renewed = renewedMarkup(paper, new Set(trouble.values()))

  return {
    paper,
    articles,
    troubles: trouble,
    answer(asked) {
      if (paper.built !== undefined && asked === SCRIPT_PATH) return APPLICATION
      const content = paper.built === undefined ? null : contentAt(asked)
      const path = content ?? asked
      const url = new URL(path, 'http://site.invalid')
      const moved = byOldPath.get(path)
      if (moved !== undefined) return { status: 301, location: moved.path }
      const article = byPath.get(path)
      if (article !== undefined) {
        const whole = paper.built === undefined ? articlePage(renewed, chrome, article) : builtFrame(chrome)
        const text = content === null ? whole : articleContent(renewed, article)
        return { status: 200, type: 'html', text, charset: paper.charset, modified: article.date }
      }
      const listed = published ? articles : articles.filter((one) => !one.late)
      const render: RenderListing = (entries, key) => {
        if (content !== null) return listingContent(renewed, entries)
        return paper.built === 'all' ? builtFrame(chrome) : listingPage(renewed, chrome, entries, key)
      }
      return listingAnswer(renewed, listed, url, render) ?? NOT_FOUND
    },
    isPart: (path) => paper.built !== undefined && (path === SCRIPT_PATH || contentAt(path) !== null),
    publish: () => void (published = true),
    isPublished: () => published,
    scraperOf(path) {
      const article = byPath.get(path) ?? byOldPath.get(path)
      if (article !== undefined) return article.scraper
      const section = sectionOf(paper, new URL(path, 'http://site.invalid'))
      if (section === null) return null
      const scraped = paper.scrapers.find((one) => one.section === section) ?? paper.scrapers[0]
      return scraped === undefined ? null : `${scraped.country}/${paper.source}`
    },
  }
}

/** The paper with new class names and ids where its markup was redone. */
function renewedMarkup(paper: Paper, troubles: Set<Trouble>): Paper {
  const rename = (html: string): string => html.replaceAll(/ (class|id)="([^"]+)"/g, ' $1="v2-$2"')
  return {
    ...paper,
    ...(troubles.has('new_listing') && { entry: (article, href) => rename(paper.entry(article, href)) }),
    ...(troubles.has('new_articles') && { story: (article, text) => rename(paper.story(article, text)) }),
  }
}
