import { z } from 'zod'
import { filters } from './filters.ts'
import { flag, url, whole } from './leaf.ts'

const MUST = 'must be a list of the numbers of categories'

export const wordpress = z
  .strictObject({
    type: z.literal('wordpress'),
    url: url.nullish().meta({
      description: 'Where the posts are, if not at /wp-json/wp/v2/posts below base_url.',
      examples: ['https://news.example/blog/wp-json/wp/v2/posts'],
    }),
    per_page: whole(1, 100).nullish().meta({ description: 'Posts in one answer.', default: 100 }),
    categories: z
      .array(whole(1), { error: MUST })
      .nullish()
      .meta({ description: 'Only posts in one of these categories, by number.', examples: [[4, 17]] }),
    body_in_api: flag
      .nullish()
      .meta({ description: 'Takes the text from the API: no article page is asked for.', default: false }),
    filters,
  })
  .meta({ description: 'The posts API that every WordPress site has, unless it is switched off.' })
