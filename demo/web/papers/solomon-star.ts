import { partsOf } from '../day.ts'
import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { ENGLISH } from '../prose/english.ts'

/** The first page has an address of its own; after the last page the last page comes again, for ever. */
export const SOLOMON_STAR: Paper = {
  site: 'solomon-star',
  source: 'solomon_star',
  title: 'Solomon Star',
  language: 'en',
  charset: 'utf-8',
  grammar: ENGLISH,
  scrapers: [
    {
      country: 'solomon_islands',
      section: '',
      articles: 24,
      places: ['Honiara', 'Noro', 'Kirakira', 'Buala', 'Taro', 'Tigoa'],
    },
  ],
  days: 20,
  path: ({ id, slug }) => `/national/${slug}-${id}/`,
  listing: {
    kind: 'paged',
    find: (url) => {
      const match = /^\/category\/national\/(?:page\/(\d+)\/)?$/.exec(url.pathname)
      return match && { section: '', page: Number(match[1] ?? 1) - 1 }
    },
    size: 8,
    end: 'last_again',
  },
  relativeLinks: false,
  entry: ({ title, date }, href) => {
    const { name, number, year } = partsOf(date)
    return `<div class="blog-content td"><h2 class="entry-title"><a href="${href}">${escape(title)}</a></h2>
<time class="entry-date">${number} ${name.slice(0, 3)} ${year}</time></div>`
  },
  head: () => '',
  story: (_, { headline, paragraphs, tags }) => `<article><h1>${headline}</h1><div class="entry-content">
${paragraphs.map((html) => `<p>${html}</p>`).join('\n')}
<style>.share{display:flex}</style></div><p class="filed">${tags.map((tag) => `<a class="category-link" href="/c/">${tag}</a>`).join(' ')}</p></article>`,
}
