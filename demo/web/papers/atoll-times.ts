import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { ENGLISH } from '../prose/english.ts'

/** Its listings are whole as they are sent; its articles are built by a script. */
export const ATOLL_TIMES: Paper = {
  site: 'atoll-times',
  source: 'atoll_times',
  title: 'Atoll Times',
  language: 'en',
  charset: 'utf-8',
  grammar: ENGLISH,
  built: 'articles',
  scrapers: [{ country: 'tuvalu', section: '', articles: 9, places: ['Funafuti', 'Nanumea', 'Vaitupu', 'Nui'] }],
  days: 10,
  path: ({ id }) => `/article/${id}`,
  listing: {
    kind: 'paged',
    find: (url) => {
      const page = /^\/news\/(\d+)$/.exec(url.pathname)?.[1]
      return page === undefined ? null : { section: '', page: Number(page) - 1 }
    },
    size: 6,
    end: 'empty',
  },
  relativeLinks: true,
  entry: ({ title }, href) => `<li class="headline"><a href="${href}">${escape(title)}</a></li>`,
  head: () => '',
  story: ({ date }, { headline, paragraphs, tags }) => `<h1>${headline}</h1><p class="published">${date}</p>
<div class="text">${paragraphs.map((html) => `<p>${html}</p>`).join('\n')}</div>
<p class="tags">${tags.map((tag) => `<span class="tag">${tag}</span>`).join(' ')}</p>`,
}
