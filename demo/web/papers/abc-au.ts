import type { Paper } from '../paper.ts'
import { ENGLISH } from '../prose/english.ts'

/** One host, one topic a country, an API that says how many stories there are; videos are among them. */
export const ABC_AU: Paper = {
  site: 'abc-au',
  source: 'abc_au',
  title: 'ABC Pacific',
  language: 'en',
  charset: 'utf-8',
  grammar: ENGLISH,
  scrapers: [
    { country: 'fiji', section: '5502', articles: 10, places: ['Suva', 'Nadi', 'Labasa'] },
    { country: 'marshall_islands', section: '6218', articles: 8, places: ['Majuro', 'Ebeye', 'Jaluit'] },
    { country: 'pacific', section: '2672', articles: 14, places: ['Suva', 'Apia', 'Honiara', 'Nouméa', 'Port Vila'] },
    { country: 'palau', section: '7731', articles: 8, places: ['Koror', 'Melekeok', 'Airai'] },
    { country: 'papua_new_guinea', section: '4817', articles: 11, places: ['Port Moresby', 'Lae', 'Rabaul'] },
    { country: 'timor_leste', section: '3940', articles: 9, places: ['Dili', 'Baucau', 'Suai'] },
    { country: 'tonga', section: '5120', articles: 9, places: ['Nuku’alofa', 'Neiafu', 'Pangai'] },
  ],
  days: 20,
  path: ({ id, date, slug }) => `/news/${date}/${slug}/${id}`,
  apartEvery: 5,
  listing: {
    kind: 'json',
    find: (url) => {
      const match = /^\/api\/topics\/(\d+)\/stories$/.exec(url.pathname)
      const number = (name: string): number => Number(url.searchParams.get(name) ?? 0)
      return match && { section: match[1] ?? '', from: number('offset'), size: number('size') }
    },
    answer: (page, total) => ({
      paginated: {
        collection: page.map(({ id, title, date, path, fate }) => ({
          title,
          link: path,
          contentUri: `coremedia://${fate === 'apart' ? 'video' : 'article'}/${id}`,
          dates: { firstPublished: `${date}T05:40:00+00:00` },
        })),
        pagination: { total },
      },
    }),
  },
  relativeLinks: true,
  entry: () => '',
  head: ({ date }) => `<meta property="article:published_time" content="${date}T05:40:00+00:00">`,
  story: ({ id }, { headline, paragraphs, tags }) => `<h1>${headline}</h1>
<div ${id % 2 === 0 ? 'class="ArticleRender_article"' : 'id="content"'}>
${paragraphs.map((html) => `<p>${html}</p>`).join('\n')}
</div><div data-component="RelatedTopics">${tags.map((tag) => `<a class="Tag_container"><p>${tag}</p></a>`).join('')}</div>`,
}
