import { partsOf } from '../day.ts'
import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { ENGLISH } from '../prose/english.ts'

/** One host, one tag a country; the page after the last one is empty. Old stories carry their date only as text. */
export const RNZ: Paper = {
  site: 'rnz',
  source: 'rnz',
  title: 'RNZ',
  language: 'en',
  charset: 'utf-8',
  grammar: ENGLISH,
  scrapers: [
    { country: 'fiji', section: 'Fiji', articles: 12, places: ['Suva', 'Nadi', 'Labasa'] },
    {
      country: 'new_zealand',
      section: 'New-Zealand',
      articles: 14,
      places: ['Wellington', 'Nelson', 'Napier', 'Dunedin'],
    },
    { country: 'samoa', section: 'Samoa', articles: 11, places: ['Apia', 'Salelologa', 'Lalomanu'] },
    { country: 'solomon_islands', section: 'Solomon-Islands', articles: 12, places: ['Honiara', 'Gizo', 'Auki'] },
  ],
  days: 14,
  path: ({ id, slug }) => `/news/pacific/${id}/${slug}`,
  listing: {
    kind: 'paged',
    find: (url) => {
      const match = /^\/tags\/([\w-]+)$/.exec(url.pathname)
      return match && { section: match[1] ?? '', page: Number(url.searchParams.get('page') ?? 1) - 1 }
    },
    size: 6,
    end: 'empty',
  },
  relativeLinks: true,
  entry: ({ title }, href) =>
    `<li class="digest"><div class="digest-detail"><h3><a href="${href}">${escape(title)}</a></h3><p>Listen</p></div></li>`,
  head: ({ id, date }) => (id % 4 === 0 ? '' : `<meta itemprop="datePublished" content="${date}T08:15:00+13:00">`),
  story: ({ date }, { headline, paragraphs, tags }) => {
    const { number, name, year } = partsOf(date)
    const [first = '', ...rest] = paragraphs.map((html) => `<p>${html}</p>`)
    return `<h1>${headline}</h1><div class="dateblock">8:15 am on ${number} ${name} ${year}</div>
<div class="article-summary">${first}</div><div class="article-text">
${rest.join('\n')}
</div>${tags.map((tag) => `<a class="tag-item" href="/tags/">${tag}</a>`).join(' ')}`
  },
}
