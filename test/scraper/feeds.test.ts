import type { Listing } from '../../src/config/listings/listing-types.ts'
import { testListings } from './listing-table.ts'

const feed = (origin: string, patch: object = {}): Listing => {
  return {
    type: 'feed',
    url_template: [`${origin}/feed`],
    body_in_feed: false,
    start_page: 1,
    step: 1,
    ...patch,
  }
}
const wordpress = (origin: string, body = false): Listing => ({
  type: 'api',
  url_template: [`${origin}/wp-json/wp/v2/posts?page={page}`],
  pagination_type: 'page',
  offset_start: 0,
  offset_step: 100,
  page_start: 1,
  page_step: 1,
  json_paths: {
    url: 'link',
    title: 'title.rendered',
    date: 'date',
    date_gmt: 'date_gmt',
    ...(body ? { body: 'content.rendered' } : {}),
  },
  url_construction_template: null,
  exclude: [],
})

const posts = (ids: number[]): string =>
  JSON.stringify(
    ids.map((id) => ({
      link: `/news/${id}`,
      title: { rendered: `Article &#8211; ${id}` },
      date: '2026-01-05T08:00:00',
      date_gmt: '2026-01-04T20:00:00',
      content: { rendered: `<p>Body ${id}.</p>` },
    })),
  )
const NO_BODY = { title: [], body: [], date: [], tags: [], authors: [] }

testListings([
  {
    name: 'RSS under a wrong content type',
    pages: (o) => ({
      '/feed': `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>One</title>
        <link>${o}/news/1</link></item><item><guid>${o}/news/2</guid></item><item><title>Three</title></item></channel></rss>`,
    }),
    listing: feed,
    asked: ['/feed'],
    ids: [1, 2],
    drops: { no_url: 1 },
  },
  {
    name: 'a feed that has the texts: no page is asked for',
    pages: (o) => ({
      '/feed': `<rss><channel><item><title>Article 1</title><link>${o}/news/1</link>
        <content:encoded><![CDATA[<p>All of it.</p>]]></content:encoded></item></channel></rss>`,
    }),
    listing: (o) => feed(o, { body_in_feed: true }),
    config: { selectors: { thumbnail: { container: [], title: [], url: [], date: [] }, article: NO_BODY } },
    asked: ['/feed'],
    ids: [1],
  },
  {
    name: 'numbered pages of a feed, until one is missing',
    pages: (o) => ({
      '/feed?paged=1': `<rss><channel><item><link>${o}/news/2</link></item></channel></rss>`,
      '/feed?paged=2': `<rss><channel><item><link>${o}/news/1</link></item></channel></rss>`,
    }),
    listing: (o) => feed(o, { url_template: [`${o}/feed?paged={num}`] }),
    asked: ['/feed?paged=1', '/feed?paged=2', '/feed?paged=3'],
    ids: [1, 2],
  },
  {
    name: 'a page of HTML is no feed',
    pages: () => ({ '/feed': '<!doctype html><title>Sign in</title>' }),
    listing: feed,
    asked: ['/feed'],
    ending: 'failed/no_entries',
    ids: [],
  },
  {
    name: 'WordPress says how many pages there are',
    pages: () => ({
      '/wp-json/wp/v2/posts?page=1': { status: 200, headers: { 'x-wp-totalpages': '2' }, body: posts([3, 2]) },
      '/wp-json/wp/v2/posts?page=2': { status: 200, headers: { 'x-wp-totalpages': '2' }, body: posts([1]) },
    }),
    listing: wordpress,
    asked: ['/wp-json/wp/v2/posts?page=1', '/wp-json/wp/v2/posts?page=2'],
    ids: [1, 2, 3],
  },
  {
    name: 'WordPress with its texts',
    pages: () => ({
      '/wp-json/wp/v2/posts?page=1': posts([2]),
      '/wp-json/wp/v2/posts?page=2': { status: 400, body: '{"code":"rest_post_invalid_page_number"}' },
    }),
    listing: (o) => wordpress(o, true),
    asked: ['/wp-json/wp/v2/posts?page=1', '/wp-json/wp/v2/posts?page=2'],
    ids: [2],
  },
  {
    name: 'an API that answers with nothing behind its last page',
    pages: () => ({
      '/wp-json/wp/v2/posts?page=1': posts([2, 1]),
      '/wp-json/wp/v2/posts?page=2': { status: 204, body: '' },
    }),
    listing: wordpress,
    asked: ['/wp-json/wp/v2/posts?page=1', '/wp-json/wp/v2/posts?page=2'],
    ids: [1, 2],
  },
  {
    name: 'an API whose cache writes a comment behind the JSON',
    pages: () => ({
      '/wp-json/wp/v2/posts?page=1': `${posts([2, 1])}\n<!-- Cached page -->`,
      '/wp-json/wp/v2/posts?page=2': '[]<!-- Cached page -->',
    }),
    listing: wordpress,
    asked: ['/wp-json/wp/v2/posts?page=1', '/wp-json/wp/v2/posts?page=2'],
    ids: [1, 2],
  },
])
