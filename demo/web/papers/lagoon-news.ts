import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { ENGLISH } from '../prose/english.ts'

/** Every page is an empty frame, which its script fills. */
export const LAGOON_NEWS: Paper = {
  site: 'lagoon-news',
  source: 'lagoon_news',
  title: 'Lagoon News',
  language: 'en',
  charset: 'utf-8',
  grammar: ENGLISH,
  built: 'all',
  scrapers: [
    { country: 'kiribati', section: '', articles: 11, places: ['Betio', 'Bairiki', 'Bikenibeu', 'Buota', 'Tabwakea'] },
  ],
  days: 12,
  path: ({ id, slug }) => `/story/${id}/${slug}`,
  listing: {
    kind: 'paged',
    find: (url) =>
      url.pathname === '/latest' ? { section: '', page: Number(url.searchParams.get('page') ?? 1) - 1 } : null,
    size: 5,
    end: 'not_found',
  },
  relativeLinks: true,
  entry: ({ title, date }, href) =>
    `<li class="story-card"><h2><a href="${href}">${escape(title)}</a></h2><time datetime="${date}">${date}</time></li>`,
  head: () => '',
  story: ({ date }, { headline, paragraphs, tags }) => `<article class="story"><h1>${headline}</h1>
<time datetime="${date}">${date}</time><div class="story-text">${paragraphs.map((html) => `<p>${html}</p>`).join('\n')}</div>
<ul class="topics">${tags.map((tag) => `<li><a href="/topic/">${tag}</a></li>`).join('')}</ul></article>`,
}
