import type { Paper } from '../paper.ts'
import { ENGLISH } from '../prose/english.ts'

/** A JSON listing without addresses: the config builds them from the ids, and leaves out what is for subscribers. */
export const SAMOA_OBSERVER: Paper = {
  site: 'samoa-observer',
  source: 'samoa_observer',
  title: 'Samoa Observer',
  language: 'en',
  charset: 'utf-8',
  grammar: { ...ENGLISH, tags: [] },
  scrapers: [
    {
      country: 'samoa',
      section: '',
      articles: 24,
      places: ['Apia', 'Salelologa', 'Lalomanu', 'Mulifanua', 'Falealupo'],
    },
  ],
  days: 15,
  path: ({ id }) => `/category/samoa/${id}`,
  apartEvery: 6,
  listing: {
    kind: 'json',
    find: (url) => {
      const match = /^\/stories\/page\/(\d+)\.json$/.exec(url.pathname)
      return match && { section: '', from: (Number(match[1]) - 1) * 9, size: 9 }
    },
    answer: (page) => ({
      stories: page.map(({ id, title, date, fate }) => ({
        id,
        heading: title,
        published_date: `${date} 06:10:00`,
        is_premium: fate === 'apart',
      })),
    }),
  },
  relativeLinks: false,
  entry: () => '',
  head: () => '',
  story: (_, { headline, paragraphs }) => `<div class="article"><h1>${headline}</h1><div class="article__content">
${paragraphs.map((html) => `<p>${html}</p>`).join('\n')}
</div></div>`,
}
