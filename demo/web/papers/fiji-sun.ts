import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { ENGLISH } from '../prose/english.ts'

/** Everything is in the API, the text included; it ends with an empty collection. */
export const FIJI_SUN: Paper = {
  site: 'fiji-sun',
  source: 'fiji_sun',
  title: 'Fiji Sun',
  language: 'en',
  charset: 'utf-8',
  grammar: { ...ENGLISH, tags: ENGLISH.tags.map((tag) => tag.toLowerCase()) },
  scrapers: [
    { country: 'fiji', section: '', articles: 30, places: ['Suva', 'Lautoka', 'Ba', 'Tavua', 'Nausori', 'Rakiraki'] },
  ],
  days: 20,
  path: ({ id, slug }) => `/news/nation/${slug}-${id}`,
  listing: {
    kind: 'json',
    find: (url) =>
      url.pathname === '/api/articles'
        ? { section: '', from: (Number(url.searchParams.get('page')) - 1) * 10, size: 10 }
        : null,
    answer: (page) => ({
      docs: page.map((article) => ({
        slug: article.path.split('/').at(-1),
        title: article.title,
        publishDate: `${article.date}T06:30:00.000Z`,
        tags: article.tags.map((slug) => ({ slug })),
        content: {
          root: {
            children: article.paragraphs.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] })),
          },
        },
      })),
    }),
  },
  relativeLinks: false,
  entry: () => '',
  head: ({ date }) => `<meta property="article:published_time" content="${date}T18:30:00+12:00">`,
  story: ({ title }, { paragraphs }) => `<div id="app" data-title="${escape(title)}"><div class="rich-text">
${paragraphs.map((html) => `<p>${html}</p>`).join('\n')}
</div></div>`,
}
