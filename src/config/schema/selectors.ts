import { z } from 'zod'
import { parseSelector } from '../selector.ts'
import { oneOrMore } from './leaf.ts'

const MUST = 'must be a CSS selector, or a list of them'

const one = z
  .string({ error: MUST })
  .superRefine((text, ctx) => {
    const parsed = parseSelector(text)
    if (!parsed.ok) ctx.addIssue({ code: 'custom', message: `must be a CSS selector (${parsed.fault})` })
  })
  .trim()

/** One selector, or alternatives of which the first that finds something wins. */
export const selector = oneOrMore(one, MUST)

const optional = (
  description: string,
  examples: string[],
): z.ZodType<string[] | null | undefined, string | string[] | null | undefined> =>
  selector
    .nullish()
    .meta({ description: `${description} A list holds alternatives: the first that finds something wins.`, examples })

export const selectors = z.strictObject(
  {
    thumbnail: z
      .strictObject(
        {
          container: optional('The element around one entry of a listing page.', ['article.card']),
          title: optional('Title of the entry.', ['h2 a::text']),
          url: optional('Link of the entry; without ::attr() its href.', ['h2 a::attr(href)']),
          date: optional('Date of the entry.', ['time::attr(datetime)']),
        },
        { error: 'must be a mapping with container, title, url, date' },
      )
      .nullish()
      .meta({
        description: 'Entries of HTML listing pages, searched inside the container. Not needed for an api listing.',
      }),
    article: z
      .strictObject(
        {
          title: optional('Title, where the listing has none.', ['h1']),
          body: optional('The paragraphs of the text; all that match are joined.', ['div.story p']),
          date: optional('Date of publication.', ['meta[property="article:published_time"]::attr(content)']),
          tags: optional('Tags or topics.', ['a[rel="tag"]::text']),
          authors: optional('Authors.', ['.byline a::text']),
        },
        { error: 'must be a mapping with body, date, tags, title, authors' },
      )
      .nullish()
      .meta({ description: 'The page of an article.' }),
  },
  { error: 'must be a mapping with thumbnail and article' },
)
