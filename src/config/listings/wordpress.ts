import { z } from 'zod'
import { filters } from '../schema/filters.ts'
import { flag, url, whole } from '../schema/leaf.ts'
import type { ApiListing } from './api.ts'
import type { ListingDeclaration } from './declaration.ts'

const MUST = 'must be a list of the numbers of categories'
const MOST_PER_PAGE = 100

const schema = z
  .strictObject({
    type: z.literal('wordpress'),
    url: url.nullish().meta({
      description: 'Where the posts are, if not at /wp-json/wp/v2/posts below base_url.',
      examples: ['https://news.example/blog/wp-json/wp/v2/posts'],
    }),
    per_page: whole(1, MOST_PER_PAGE).nullish().meta({ description: 'Posts in one answer.', default: MOST_PER_PAGE }),
    categories: z
      .array(whole(1), { error: MUST })
      .nullish()
      .meta({ description: 'Only posts in one of these categories, by number.', examples: [[4, 17]] }),
    body_in_api: flag
      .nullish()
      .meta({ description: 'Takes the text from the API: no article page is requested.', default: false }),
    filters,
  })
  .meta({ description: 'The posts API that every WordPress site has, unless it is switched off.' })

/** https://developer.wordpress.org/rest-api/reference/posts/ as the API listing that it is. */
export const wordpress: ListingDeclaration<typeof schema, ApiListing> = {
  schema,
  otherNames: ['wp'],
  expand(listing, { base_url }) {
    const posts = listing.url ?? `${base_url.split(/[?#]/, 1)[0]!.replace(/(?<!\/)\/+$/, '')}/wp-json/wp/v2/posts`
    const withBody = listing.body_in_api ?? false
    const size = listing.per_page ?? MOST_PER_PAGE
    const categories = listing.categories ?? []
    const query = [
      'page={page}',
      `per_page=${size}`,
      // Without it every post comes with its whole text, some fifty times as long.
      `_fields=link,title,date,date_gmt${withBody ? ',content' : ''}`,
      ...(categories.length > 0 ? [`categories=${categories.join(',')}`] : []),
    ]
    return {
      type: 'api',
      url_template: [`${posts}${posts.includes('?') ? '&' : '?'}${query.join('&')}`],
      pagination_type: 'page',
      offset_start: 0,
      offset_step: size,
      page_start: 1,
      page_step: 1,
      json_paths: {
        url: 'link',
        title: 'title.rendered',
        date: 'date',
        date_gmt: 'date_gmt',
        ...(withBody ? { body: 'content.rendered' } : {}),
      },
      url_construction_template: null,
      exclude: [],
    }
  },
  entriesFrom: () => 'the API',
  json: (listing) => listing,
}
