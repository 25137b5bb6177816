import { partsOf } from '../day.ts'
import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { VIETNAMESE } from '../prose/vietnamese.ts'

/** Day before month in its dates, 404 after the last page. */
export const VIETNAM_NEWS: Paper = {
  site: 'vietnam-news',
  source: 'vietnam_news',
  title: 'Vietnam News',
  language: 'vi',
  charset: 'utf-8',
  grammar: VIETNAMESE,
  scrapers: [
    {
      country: 'vietnam',
      section: '',
      articles: 18,
      places: ['Hà Nội', 'Đà Nẵng', 'Cần Thơ', 'Huế', 'Đà Lạt', 'Quy Nhơn'],
    },
  ],
  days: 14,
  path: ({ id }) => `/thoi-su/bai-viet-${id}.html`,
  listing: {
    kind: 'paged',
    find: (url) => {
      const match = /^\/thoi-su\/trang-(\d+)\.html$/.exec(url.pathname)
      return match && { section: '', page: Number(match[1]) - 1 }
    },
    size: 7,
    end: 'not_found',
  },
  relativeLinks: true,
  entry: ({ title, date }, href) => {
    const { day, month, year } = partsOf(date)
    return `<div class="tin"><h3 class="tieu-de"><a href="${href}">${escape(title)}</a></h3><span class="ngay">${day}/${month}/${year}</span></div>`
  },
  head: () => '',
  story: (_, { headline, paragraphs, tags }) => `<article class="bai-viet"><h1>${headline}</h1><div class="noi-dung">
${paragraphs.map((html) => `<p>${html}</p>`).join('\n')}
</div><p class="tu-khoa">${tags.map((tag) => `<a href="/tag/">${tag}</a>`).join(', ')}</p></article>`,
}
