import { partsOf } from '../day.ts'
import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { ENGLISH } from '../prose/english.ts'

/**
 * A blog behind a search page; 404 after the last page; some links redirect; some stories are made of <div>, not <p>.
 */
export const SIBC: Paper = {
  site: 'sibc',
  source: 'sibc',
  title: 'SIBC Online',
  language: 'en',
  charset: 'utf-8',
  grammar: ENGLISH,
  scrapers: [
    {
      country: 'solomon_islands',
      section: '',
      articles: 26,
      places: ['Honiara', 'Gizo', 'Auki', 'Munda', 'Tulagi', 'Lata'],
    },
  ],
  days: 24,
  path: ({ id, slug }) => `/${slug}-${id}/`,
  moved: (id) => `/?p=${id}`,
  listing: {
    kind: 'paged',
    find: (url) =>
      url.pathname === '/' && url.searchParams.has('paged')
        ? { section: '', page: Number(url.searchParams.get('paged')) - 1 }
        : null,
    size: 8,
    end: 'not_found',
  },
  relativeLinks: false,
  entry: ({ title, date }, href) => {
    const { name, number, year } = partsOf(date)
    return `<li class="item"><div class="item-content"><h3 class="item-title"><a href="${href}">${escape(title)}</a></h3>
<span class="item-date">${name} ${number}, ${year}</span><p class="item-more">Read the whole story</p></div></li>`
  },
  head: () => '<meta name="generator" content="Blog 6.4">',
  story: ({ id }, { headline, paragraphs, tags }) => {
    const element = id % 3 === 0 ? 'div' : 'p'
    return `<article class="post"><h1 class="entry-title">${headline}</h1><div class="entry-body">
${paragraphs.map((html) => `<${element}>${html}</${element}>`).join('\n')}
</div><footer class="entry-topics">${tags.map((tag) => `<a href="/topic/" rel="tag">${tag}</a>`).join(', ')}</footer></article>`
  },
}
