import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { CHINESE } from '../prose/chinese.ts'

/** GB18030; two sections that end at different pages and name some articles both. */
export const PEOPLES_DAILY: Paper = {
  site: 'peoples-daily',
  source: 'peoples_daily',
  title: '人民日报网',
  language: 'zh',
  charset: 'gb18030',
  grammar: { ...CHINESE, tags: [] },
  scrapers: [
    { country: 'china', section: '', articles: 26, places: ['北京', '上海', '广州', '成都', '杭州', '厦门', '昆明'] },
  ],
  days: 16,
  path: ({ id, date }) => `/n1/${date.slice(0, 4)}/${date.slice(5).replace('-', '')}/c${id}.html`,
  sectionsOf: (index) => (index % 6 === 0 ? ['society', 'economy'] : [index % 3 === 0 ? 'economy' : 'society']),
  listing: {
    kind: 'paged',
    find: (url) => {
      const match = /^\/(society|economy)\/index(\d+)\.html$/.exec(url.pathname)
      return match && { section: match[1] ?? '', page: Number(match[2]) - 1 }
    },
    size: 6,
    end: 'not_found',
  },
  listClass: 'news_list cf',
  relativeLinks: true,
  entry: ({ title, date }, href) => `<li><a href="${href}">${escape(title)}</a> <em>${date}</em></li>`,
  head: ({ date }) => `<meta name="publishdate" content="${date}">`,
  story: (_, { headline, paragraphs }) => `<h1>${headline}</h1><div class="text_con w860 cf">
${paragraphs.map((html) => `<p>　　${html}</p>`).join('\n')}
</div>`,
}
