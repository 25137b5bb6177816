import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { ENGLISH } from '../prose/english.ts'

/** Pages count from 0; whoever goes beyond the last one is sent back to the first. Two generations of tag markup. */
export const MATANGI: Paper = {
  site: 'matangi',
  source: 'matangi',
  title: 'Matangi Tonga',
  language: 'en',
  charset: 'utf-8',
  grammar: ENGLISH,
  scrapers: [
    {
      country: 'tonga',
      section: '',
      articles: 16,
      places: ['Nuku’alofa', 'Neiafu', 'Pangai', '’Ohonua', 'Hihifo'],
    },
  ],
  days: 16,
  path: ({ id, date, slug }) => `/${date.replaceAll('-', '/')}/${slug}-${id}`,
  listing: {
    kind: 'paged',
    find: (url) =>
      url.pathname === '/topic/all' ? { section: '', page: Number(url.searchParams.get('page') ?? 0) } : null,
    size: 6,
    end: 'to_first',
    first: '/topic/all?page=0',
  },
  relativeLinks: true,
  entry: ({ title }, href) =>
    `<div class="row"><div class="field-title"><a href="${href}">${escape(title)}</a></div><div class="field-lead">More</div></div>`,
  head: ({ date }) => `<meta property="article:published_time" content="${date}T10:20:00+13:00">`,
  story: ({ id }, { headline, paragraphs, tags }) => `<article><h1>${headline}</h1><div class="field-items">
${paragraphs.map((html) => `<p>${html}</p>`).join('\n')}
</div>${
    id % 4 === 0
      ? tags.map((tag) => `<span class="article-topic"><a href="/t/">${tag}</a></span>`).join('')
      : `<div class="field-tags">${tags.map((tag) => `<div class="field-item">${tag}</div>`).join('')}</div>`
  }</article>`,
}
