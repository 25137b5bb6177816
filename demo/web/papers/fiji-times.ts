import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { ENGLISH } from '../prose/english.ts'

/** Leads and teasers look different; the page after the last one is empty. */
export const FIJI_TIMES: Paper = {
  site: 'fiji-times',
  source: 'fiji_times',
  title: 'The Fiji Times',
  language: 'en',
  charset: 'utf-8',
  grammar: ENGLISH,
  scrapers: [
    {
      country: 'fiji',
      section: '',
      articles: 28,
      places: ['Suva', 'Nadi', 'Labasa', 'Levuka', 'Sigatoka', 'Savusavu'],
    },
  ],
  days: 18,
  path: ({ id, slug }) => `/news/${id}/${slug}`,
  moved: (id) => `/go/${id}`,
  listing: {
    kind: 'paged',
    find: (url) => {
      const match = /^\/news\/page\/(\d+)$/.exec(url.pathname)
      return match && { section: '', page: Number(match[1]) - 1 }
    },
    size: 9,
    end: 'empty',
  },
  relativeLinks: true,
  entry: ({ id, title }, href) =>
    id % 5 === 0
      ? `<article class="lead"><img src="/img/${id}.jpg" alt=""><h2><a href="${href}">${escape(title)}</a></h2></article>`
      : `<article class="teaser"><h2><a href="${href}">${escape(title)}</a></h2><p>Continue reading</p></article>`,
  head: ({ date }) => `<meta property="article:published_time" content="${date}T08:15:00+12:00">`,
  story: (_, { headline, paragraphs, tags }) => `<article class="story"><h1>${headline}</h1><section class="story-body">
${paragraphs.map((html) => `<p>${html}</p>`).join('\n')}
</section><ul class="story-tags">${tags.map((tag) => `<li><a href="/tag/">${tag}</a></li>`).join('')}</ul></article>`,
}
