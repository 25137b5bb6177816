import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { THAI } from '../prose/thai.ts'

/** One page a month. */
export const NATIONTHAILAND: Paper = {
  site: 'nationthailand',
  source: 'nationthailand',
  title: 'เนชั่น',
  language: 'th',
  charset: 'utf-8',
  grammar: THAI,
  scrapers: [
    { country: 'thailand', section: '', articles: 18, places: ['เชียงใหม่', 'ภูเก็ต', 'กระบี่', 'น่าน', 'ตราด', 'สงขลา'] },
  ],
  days: 100,
  path: ({ id, date }) => `/${date.slice(0, 7).replace('-', '/')}/${id}`,
  listing: {
    kind: 'archive',
    find: (url) => {
      const match = /^\/archive\/(\d{4})\/(\d\d)$/.exec(url.pathname)
      return match && match.slice(1).join('-')
    },
  },
  relativeLinks: true,
  entry: ({ title }, href) =>
    `<div class="item"><a href="${href}"><h3 class="item-title">${escape(title)}</h3></a></div>`,
  head: ({ date }) => `<meta property="article:published_time" content="${date}T12:00:00+07:00">`,
  story: (_, { headline, paragraphs, tags }) => `<h1>${headline}</h1><div class="detail">
${paragraphs.map((html) => `<p>${html}</p>`).join('\n')}
</div><div class="tags">${tags.map((tag) => `<a href="/tags">${tag}</a>`).join('')}</div>`,
}
