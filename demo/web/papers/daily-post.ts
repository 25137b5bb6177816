import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { ENGLISH_FRENCH } from '../prose/english.ts'

/** A search that counts results, not pages; windows-1252, said only in a <meta>. */
export const DAILY_POST: Paper = {
  site: 'daily-post',
  source: 'daily_post',
  title: 'Vanuatu Daily Post',
  language: 'en',
  charset: 'windows-1252',
  grammar: { ...ENGLISH_FRENCH, tags: [] },
  scrapers: [
    {
      country: 'vanuatu',
      section: '',
      articles: 24,
      places: ['Port Vila', 'Luganville', 'Lenakel', 'Norsup', 'Saratamata'],
    },
  ],
  days: 18,
  path: ({ id, slug }) => `/news/${slug}/article_${id}.html`,
  listing: {
    kind: 'paged',
    find: (url) =>
      url.pathname === '/search/' ? { section: '', page: Number(url.searchParams.get('o') ?? 0) / 10 } : null,
    size: 10,
    end: 'empty',
  },
  relativeLinks: true,
  entry: ({ title }, href) => `<div class="card-headline"><h3><a href="${href}">${escape(title)}</a></h3></div>`,
  head: ({ date }) => `<meta itemprop="datePublished" content="${date}T09:00:00+11:00">`,
  story: (_, { headline, paragraphs }) => `<h1 itemprop="headline">${headline}</h1><div id="article-body">
${paragraphs.map((html) => `<p>${html}</p>`).join('\n')}
</div>`,
}
