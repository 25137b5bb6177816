import type { Listing } from '../../src/config/listings/listing-types.ts'
import { cards, testListings } from './listing-table.ts'

const cursor = (origin: string, patch: object): Listing => ({
  type: 'cursor',
  url_template: [`${origin}/more?after={cursor}`],
  start_url: null,
  next_path: null,
  next_selector: [],
  json_paths: null,
  html_path: null,
  url_construction_template: null,
  exclude: [],
  ...patch,
})

testListings([
  {
    name: 'a cursor in JSON',
    pages: () => ({
      '/more?after=': '{"items":[{"link":"/news/3"}],"paging":{"next":"a/b="}}',
      '/more?after=a%2Fb%3D': '{"items":[{"link":"/news/2"}],"paging":{"next":17}}',
      '/more?after=17': '{"items":[{"link":"/news/1"}],"paging":{"next":null}}',
    }),
    listing: (o) => cursor(o, { next_path: 'paging.next', json_paths: { collection: 'items', url: 'link' } }),
    asked: ['/more?after=', '/more?after=a%2Fb%3D', '/more?after=17'],
    ids: [1, 2, 3],
  },
  {
    name: 'a next URL in JSON, HTML inside it, and a cursor that comes back',
    pages: () => ({
      '/start': JSON.stringify({ html: cards([3]), next: '/load/2' }),
      '/load/2': JSON.stringify({ html: cards([2]), next: '/start' }),
    }),
    listing: (o) =>
      cursor(o, { url_template: [`${o}/start`], start_url: `${o}/start`, next_path: 'next', html_path: 'html' }),
    asked: ['/start', '/load/2'],
    ids: [2, 3],
  },
  {
    name: 'a cursor in HTML',
    pages: () => ({
      '/more?after=': cards([2], '<button data-cursor="x y">More</button>'),
      '/more?after=x%20y': cards([1], '<button>More</button>'),
    }),
    listing: (o) => cursor(o, { next_selector: ['button::attr(data-cursor)'] }),
    asked: ['/more?after=', '/more?after=x%20y'],
    ids: [1, 2],
  },
  {
    name: 'links to the next page, and one that leads back',
    pages: () => ({
      '/latest': cards([3], '<link rel="next" href="/latest/2">'),
      '/latest/2': cards([2], '<a rel="nofollow next" href="3">Older</a>'),
      '/latest/3': cards([1], '<a rel="next" href="/latest/2#top">Older</a>'),
    }),
    listing: (o) => ({
      type: 'follow_link',
      url_template: [`${o}/latest`],
      next_selector: ['a[rel~="next"], link[rel~="next"]'],
    }),
    asked: ['/latest', '/latest/2', '/latest/3'],
    ids: [1, 2, 3],
  },
  {
    name: 'a lost page breaks the chain, and that is told',
    pages: () => ({
      '/latest': cards([3], '<a class="older" href="/latest/2">Older</a>'),
      '/latest/2': { status: 500 },
    }),
    listing: (o) => ({ type: 'follow_link', url_template: [`${o}/latest`], next_selector: ['a.older'] }),
    asked: ['/latest', '/latest/2'],
    ending: 'warning/partial',
    ids: [3],
  },
])
