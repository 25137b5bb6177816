import { statedLanguage } from '../extract/stated/metadata.ts'
import { pageOf, type Page } from '../extract/tree/page.ts'
import { parseFast } from '../extract/tree/parse/parse-fast.ts'
import { overlap } from './agreement.ts'
import { bodySelector, dateSelector, isHeadingTitle, listSelector } from './articles/article-selectors.ts'
import { sampleArticles, type SampledPage } from './articles/sample-articles.ts'
import type { Probe, Way } from './listings/probe.ts'
import type { Visitor } from './visits/visitor.ts'
import { siteName } from './site-title.ts'
import { writeConfig, type NewConfig } from './write-config.ts'

/** A config for one way to list a site, and how its article pages were found to be. */
export interface MadeConfig {
  text: string
  /** Pages of entries that were looked at, and how many of them are articles. */
  samples: number
  articles: number
}

/** What the config of a site needs to know beside its way to list. */
export interface Making {
  visitor: Visitor
  now: Date
  /** Path of the JSON Schema from where the config will lie. */
  schema: string
  /** In seconds, as robots.txt has it; null where it says nothing. */
  crawlDelay: number | null
}

/** Looks at some of the entries of a site, and writes its config. */
export async function makeConfig(way: Way, page: Probe['page'], making: Making): Promise<MadeConfig> {
  const { visitor, now, schema, crawlDelay } = making
  const needsPages = !way.hasTexts && way.kind !== 'rows'
  const samples = needsPages ? await sampleArticles(way.entries, visitor, now) : []
  const notes: string[] = []
  const read = samples.filter(({ isArticle }) => isArticle)
  const listed = judgeListed(way, samples)
  const tree = treeOf(page)
  const article = needsPages ? articleParts(read.length > 0 ? read : samples, { now, listed, notes }) : {}
  const text = writeConfig({
    schema,
    origin: { url: page.url, day: now.toISOString().slice(0, 10) },
    name: siteName([...tree.scope.elements, ...(samples[0]?.elements ?? [])], page.url),
    base_url: new URL(page.url).origin,
    language: samples.find(({ article: { language } }) => language !== null)?.article.language ?? statedLanguage(tree),
    crawlDelay,
    way: { ...way, thumbnail: way.thumbnail === null ? null : withoutWrong(way.thumbnail, listed) },
    article,
    notes,
  })
  return { text, samples: samples.length, articles: read.length }
}

function treeOf({ url, text }: Probe['page']): Page {
  return pageOf(parseFast(/^\s*(?:[[{]|<\?xml|<rss|<feed)/i.test(text) ? '' : text), url)
}

/** Which parts of the listing are not what the pages of the entries say. */
interface Listed {
  hasTitles: boolean
  isTitleWrong: boolean
  isDateWrong: boolean
}

function judgeListed({ entries }: Way, samples: readonly SampledPage[]): Listed {
  const read = samples.filter(({ isArticle }) => isArticle)
  const wrong = read.filter(({ entry, article }) => {
    if (entry.title === null || article.title === null) return false
    return overlap(entry.title, article.title) < ALIKE || /(?:…|\.{3})$/.test(entry.title)
  })
  const misdated = read.filter(({ entry, article }) => {
    const day = /^\d{4}-\d\d-\d\d/.exec(entry.date ?? '')?.[0]
    return (
      day !== undefined && article.date !== null && Math.abs(Date.parse(day) - Date.parse(article.date)) > TWO_DAYS_MS
    )
  })
  return {
    hasTitles: entries.length > 0 && entries.every(({ title }) => title !== null),
    isTitleWrong: wrong.length * 2 > read.length,
    isDateWrong: misdated.length * 2 > read.length,
  }
}

const ALIKE = 0.6
const TWO_DAYS_MS = 2 * 86_400_000

function withoutWrong(
  thumbnail: Record<string, string>,
  { isTitleWrong, isDateWrong }: Listed,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(thumbnail).filter(([key]) => !(key === 'title' && isTitleWrong) && !(key === 'date' && isDateWrong)),
  )
}

/** The selectors that the pages need, and in `notes` why there are no others. */
function articleParts(
  samples: readonly SampledPage[],
  { now, listed, notes }: { now: Date; listed: Listed; notes: string[] },
): NewConfig['article'] {
  const found: NewConfig['article'] = {}
  if (samples.length === 0) return found
  if ((listed.isTitleWrong || !listed.hasTitles) && isHeadingTitle(samples)) found.title = 'h1'
  const date = dateSelector(samples, now)
  if (date !== null) found.date = date
  const body = bodySelector(samples)
  if (body !== null) found.body = body
  else notes.push('No article.body: no one selector finds the texts, so they are read without one (docs/extract.md).')
  for (const part of ['tags', 'authors'] as const) {
    if (samples.some(({ article }) => article[part].length > 0 && article.kind === 'article')) continue
    const selector = listSelector(samples, part)
    if (selector !== null) found[part] = selector
  }
  const stated = (['date', 'authors', 'tags'] as const).filter(
    (part) => found[part] === undefined && samples.some(({ article }) => (article[part]?.length ?? 0) > 0),
  )
  if (stated.length > 0) notes.push(`Not selected, since the pages state them: ${stated.join(', ')}.`)
  return found
}
