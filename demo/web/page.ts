import iconv from 'iconv-lite'
import type { Article } from './article.ts'
import type { Chrome } from './chrome.ts'
import { escape, storyText } from './html.ts'
import type { Paper } from './paper.ts'
import { randomFrom } from './random.ts'

/** A listing page as a browser gets it. */
export function listingPage(paper: Paper, chrome: Chrome, entries: Article[], key: string): string {
  return page(paper, chrome, { key, title: paper.title, head: '', main: listingContent(paper, entries), bytes: 24_000 })
}

/** What of a listing page is its own. */
export function listingContent(paper: Paper, entries: Article[]): string {
  const items = entries.map((article) =>
    paper.entry(article, paper.relativeLinks ? article.listed : `${ORIGIN}${article.listed}`),
  )
  return `<div class="list"><ul class="list-items ${paper.listClass ?? ''}">${items.join('\n')}</ul></div>`
}

/** What of an article's page is its own. */
export function articleContent(paper: Paper, article: Article): string {
  return paper.story(article, storyText(article))
}

/** An article's page as a browser gets it: 36 to 55 KB, most of it not article. */
export function articlePage(paper: Paper, chrome: Chrome, article: Article): string {
  const random = randomFrom(`size ${article.scraper} ${article.id}`)
  const linked = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    datePublished: article.date,
    keywords: article.tags,
    publisher: { '@type': 'Organization', name: paper.title },
  }
  return page(paper, chrome, {
    key: String(article.id),
    title: `${article.title} | ${paper.title}`,
    head: `${paper.head(article)}\n<script type="application/ld+json">${JSON.stringify(linked)}</script>`,
    main: articleContent(paper, article),
    bytes: random.int(36_500, 54_500),
  })
}

/** Stands for the site's own origin, which is not known before its port is. */
export const ORIGIN = 'http://origin.invalid'

interface Parts {
  key: string
  title: string
  head: string
  main: string
  /** How large the page is to be, as far as sidebar cards can do it. */
  bytes: number
}

function page(paper: Paper, chrome: Chrome, { key, title, head, main, bytes }: Parts): string {
  const start = `${chrome.head}<title>${escape(title)}</title>\n${head}</head>\n${chrome.top}<div id="main">${main}</div>\n`
  const size = (html: string): number => iconv.encode(html, paper.charset).length
  let room = bytes - size(start) - chrome.bytes.bottom
  const first = randomFrom(`cards ${paper.site} ${key}`).int(0, chrome.cards.length - 1)
  const cards: string[] = []
  while (room > 0 && cards.length < chrome.cards.length) {
    const at = (first + cards.length) % chrome.cards.length
    room -= chrome.bytes.cards[at] ?? 0
    cards.push(chrome.cards[at] ?? '')
  }
  return `${start}<div class="side">${cards.join('\n')}</div>\n${chrome.bottom}`
}
