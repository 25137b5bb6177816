import { partsOf } from '../day.ts'
import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { JAPANESE } from '../prose/japanese.ts'

/** Shift_JIS, said only in a <meta>; dates in Japanese; the last page comes again and again. */
export const JAPAN_NEWS: Paper = {
  site: 'japan-news',
  source: 'japan_news',
  title: 'ジャパン・ニュース',
  language: 'ja',
  charset: 'shift_jis',
  grammar: JAPANESE,
  scrapers: [
    { country: 'japan', section: '', articles: 24, places: ['札幌', '仙台', '金沢', '松山', '長崎', '那覇', '函館'] },
  ],
  days: 16,
  path: ({ id }) => `/articles/${id}.html`,
  listing: {
    kind: 'paged',
    find: (url) => {
      const match = /^\/list\/(\d+)\/$/.exec(url.pathname)
      return match && { section: '', page: Number(match[1]) - 1 }
    },
    size: 8,
    end: 'last_again',
  },
  relativeLinks: true,
  entry: ({ title }, href) => `<li class="news"><a href="${href}"><p class="headline">${escape(title)}</p></a></li>`,
  head: () => '',
  story: ({ date }, { headline, paragraphs, tags }) => {
    const { year, month, number } = partsOf(date)
    return `<article><h1>${headline}</h1><p class="published">${year}年${Number(month)}月${number}日</p><div class="text">
${paragraphs.map((html) => `<p>${html}</p>`).join('\n')}
</div><ul class="keywords">${tags.map((tag) => `<li>${tag}</li>`).join('')}</ul></article>`
  },
}
