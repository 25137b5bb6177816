import { z } from 'zod'
import { fields } from './fields.ts'
import { selector } from './selector-list.ts'

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
          key: optional('What distinguishes an entry that has no link: all matches, joined.', ['.id::text']),
          body: optional('Text of an entry whose page is not to be read.', ['.text']),
          tags: optional('Tags or topics of the entry.', ['a.tag']),
          authors: optional('Authors of the entry.', ['.author']),
          fields: fields()
            .nullish()
            .meta({ description: 'Fields of the entry; as `fields` at the top level, searched in the container.' }),
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
