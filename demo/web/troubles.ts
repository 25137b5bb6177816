import type { Article } from './article.ts'

/**
 * What can be wrong with a site, or with one scraper's part of it. Each of them has one true ending, which the run is
 * held against.
 */
export type Trouble =
  /** Answers 5xx now and then, 429 once, and one article never comes. */
  | 'faults'
  /** Answers 5xx now and then; a second try helps each time. */
  | 'flaky'
  /** Nobody listens. */
  | 'down'
  /** The listing's markup was redone. */
  | 'new_listing'
  /** The article pages' markup was redone. */
  | 'new_articles'
  /** robots.txt closes a part of the site that listings link to. */
  | 'members_only'
  /** A challenge page stands before everything. */
  | 'challenge'
  /** Its config has a mistake. */
  | 'broken_config'
  /** Some articles are nothing but pictures. */
  | 'galleries'
  /** The API answers this country's topic in another shape. */
  | 'topic_moved'

/** By country/source. */
export const TROUBLES: Readonly<Record<string, Trouble>> = {
  'fiji/fiji_times': 'faults',
  'japan/japan_news': 'members_only',
  'palau/abc_au': 'topic_moved',
  'papua_new_guinea/post_courier': 'galleries',
  'solomon_islands/solomon_star': 'flaky',
  'south_korea/korea_herald': 'challenge',
  'thailand/nationthailand': 'new_listing',
  'tonga/matangi': 'down',
  'vanuatu/daily_post': 'broken_config',
  'vietnam/vietnam_news': 'new_articles',
}

/** The articles as the trouble leaves them. */
export function afflict(articles: Article[], trouble: Trouble | null): Article[] {
  return articles.map((article, i): Article => {
    if (trouble === 'galleries' && i % 8 === 2) return { ...article, paragraphs: [], fate: 'textless' }
    if (trouble === 'faults' && i === 5) return { ...article, fate: 'lost' }
    if (trouble === 'members_only' && i % 5 === 1) {
      const path = `/members${article.path}`
      return { ...article, path, listed: path, fate: 'members' }
    }
    return article
  })
}
