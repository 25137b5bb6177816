import { partsOf } from '../day.ts'
import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { KOREAN } from '../prose/korean.ts'

/** News comes in while the listing is being read, so that every page begins with the last entry of the one before. */
export const KOREA_HERALD: Paper = {
  site: 'korea-herald',
  source: 'korea_herald',
  title: '코리아 헤럴드',
  language: 'ko',
  charset: 'utf-8',
  grammar: KOREAN,
  scrapers: [
    {
      country: 'south_korea',
      section: '',
      articles: 22,
      places: ['제주', '여수', '전주', '경주', '파주', '원주', '나주'],
    },
  ],
  days: 15,
  path: ({ id }) => `/view.php?no=${id}`,
  listing: {
    kind: 'paged',
    find: (url) =>
      url.pathname === '/list.php' ? { section: '', page: Number(url.searchParams.get('np') ?? 1) - 1 } : null,
    size: 8,
    end: 'not_found',
    shifts: true,
  },
  relativeLinks: true,
  entry: ({ title, date }, href) =>
    `<li><a class="news_link" href="${href}"><p class="news_title">${escape(title)}</p></a><span class="date">${partsOf(date).year}.${partsOf(date).month}.${partsOf(date).day}</span></li>`,
  head: () => '',
  story: (_, { headline, paragraphs, tags }) => `<h1>${headline}</h1><article id="articleText" class="article-body">
${paragraphs.map((html) => `<p>${html}</p>`).join('\n')}
</article><div class="keyword">${tags.map((tag) => `<a href="/k">${tag}</a>`).join('')}</div>`,
}
