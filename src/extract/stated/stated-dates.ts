import { linkedThings, textsOf, typesOf } from './linked-data.ts'
import { markedDates } from './marked-dates.ts'
import { metaContents } from './meta-content.ts'
import { ownArticles } from './own-articles.ts'
import type { Page } from '../tree/page.ts'

/**
 * Texts that say when the article of a page was published, the surest first: JSON-LD of an article, meta elements,
 * JSON-LD of the page, and what is marked as a date in it. Those of something else on the page are not among them.
 */
export function* statedDates(page: Page): Generator<string> {
  const { elements } = page.scope
  const things = linkedThings(elements)
  const articles = ownArticles(page, things)
  for (const article of articles) yield* textsOf(article['datePublished'])
  for (const name of PUBLISHED_METAS) yield* metaContents(elements, name)
  const pages = things.filter((thing) => typesOf(thing).some((type) => PAGE_TYPES.test(type)))
  for (const thing of pages) yield* textsOf(thing['datePublished'])
  // Whether a mark in the page is the article's takes what stands around it.
  yield* markedDates(page.whole().scope.elements)
  for (const thing of [...articles, ...pages]) yield* textsOf(thing['dateCreated'])
  for (const name of LESSER_METAS) yield* metaContents(elements, name)
}

const PAGE_TYPES = /^(?:(?:Web|Item|About|FAQ|QA|Medical)Page|CreativeWork|Guide|Statement|PublicationIssue)$/

// Those of news first, then of the vendors of statistics, of libraries, of the rest.
const PUBLISHED_METAS = [
  'article:published_time',
  'article:published',
  'article.published',
  'og:published_time',
  'og:article:published_time',
  'og:pubdate',
  'og:publish_date',
  'og:release_date',
  'rnews:datepublished',
  'article:publish_date',
  'article:post_date',
  'article_date_original',
  'article.origpubdate',
  'datepublished',
  'date_published',
  'date-published',
  'publishdate',
  'publish_date',
  'publish-date',
  'published_date',
  'publisheddate',
  'published-date',
  'published_time',
  'publish_time',
  'publish-time',
  'published_at',
  'pubdate',
  'pub_date',
  'pub-date',
  'publication_date',
  'publicationdate',
  'publication-date',
  'originalpublicationdate',
  'original-publish-date',
  'dateposted',
  'post_date',
  'displaydate',
  'bt:pubdate',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'ptime',
  'citation_publication_date',
  'citation_online_date',
  'citation_date',
  'prism.publicationdate',
  'prism.datepublished',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.date.issued',
  'dc.issued',
  'dcterms.available',
  'dc.date.available',
  'dc.date',
  'dc:date',
  'dcterms.date',
  'dc.date.created',
  'dcterms.created',
  'dc.created',
  'eprints.date',
  'article_date',
  'article:date',
  'article-date',
  'newsdate',
  'release_date',
  'live_date',
]

const LESSER_METAS = [
  'date',
  'article:created',
  'article:created_time',
  'datecreated',
  'created',
  'creation_date',
  'doc_date',
  'firstpublished',
]
