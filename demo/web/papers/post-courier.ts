import { escape } from '../html.ts'
import type { Paper } from '../paper.ts'
import { ENGLISH } from '../prose/english.ts'

/** One page a day, some of them without news. Advertising sits inside the text. */
export const POST_COURIER: Paper = {
  site: 'post-courier',
  source: 'post_courier',
  title: 'Post-Courier',
  language: 'en',
  charset: 'utf-8',
  grammar: ENGLISH,
  scrapers: [
    {
      country: 'papua_new_guinea',
      section: '',
      articles: 22,
      places: ['Port Moresby', 'Lae', 'Madang', 'Goroka', 'Alotau', 'Wewak'],
    },
  ],
  days: 14,
  path: ({ id, slug }) => `/story/${slug}-${id}/`,
  listing: {
    kind: 'archive',
    find: (url) => {
      const match = /^\/archive\/(\d{4})\/(\d\d)\/(\d\d)\/$/.exec(url.pathname)
      return match && match.slice(1).join('-')
    },
  },
  relativeLinks: true,
  entry: ({ title }, href) =>
    `<section class="story-card"><a href="${href}"><h2>${escape(title)}</h2></a><span>Full story</span></section>`,
  head: () => '',
  story: ({ date }, { headline, paragraphs, tags }) => {
    const [first = '', ...rest] = paragraphs.map((html) => `<p>${html}</p>`)
    return `<main class="story"><h1>${headline}</h1><time class="story-time" datetime="${date}T07:00:00+10:00">this week</time>
<div class="story-text">${first}<script>ads.slot('in-text', {size: '300x250', html: '<p>not text</p>'})</script>
${rest.join('\n')}</div><div class="story-tags">${tags.map((tag) => `<a href="/tag/">${tag}</a>`).join(' | ')}</div></main>`
  },
}
