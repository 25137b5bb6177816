import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate } from '../../../src/extract/dates/read-date.ts'
import { statedDates } from '../../../src/extract/stated/stated-dates.ts'
import { pageOf } from '../../../src/extract/tree/page.ts'
import { parseFast } from '../../../src/extract/tree/parse/parse-fast.ts'

const ADDRESS = 'https://gazette.example/news/7'
const OWN = '2026-03-04'
const OTHER = '2025-01-02'

const linked = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`
const article = (more: object = {}): object => ({ '@type': 'NewsArticle', datePublished: OWN, ...more })
const other = (type: string): object => ({ '@type': type, datePublished: OTHER, uploadDate: OTHER, dateCreated: OTHER })

const OWN_DATE: [what: string, html: string][] = [
  ['a type in a list', linked({ '@type': ['Thing', 'https://schema.org/BlogPosting'], datePublished: [OWN] })],
  ['a value in an object', linked(article({ datePublished: { '@type': 'Date', '@value': OWN } }))],
  ['others in the graph', linked({ '@graph': [other('WebSite'), other('VideoObject'), other('Event'), article()] })],
  ['another before', linked([other('Product'), { '@type': 'Report', datePublished: OWN }])],
  [
    'items of a list',
    linked({ '@type': 'ItemList', itemListElement: [{ item: other('NewsArticle') }] }) + linked(article()),
  ],
  [
    'comments and parts',
    linked({
      '@type': 'Article',
      comment: [other('Comment')],
      hasPart: other('Article'),
      video: other('VideoObject'),
      datePublished: OWN,
    }),
  ],
  ['the main entity of a page', linked({ ...other('WebPage'), mainEntity: article() })],
  [
    'a meta element before a page of JSON-LD',
    linked(other('WebPage')) + `<meta property="article:published_time" content="${OWN}T10:00Z">`,
  ],
  ['a page of JSON-LD', linked({ '@type': 'WebPage', datePublished: OWN })],
  [
    'the article that says it is this page',
    linked([{ ...other('NewsArticle'), url: '/news/1' }, article({ mainEntityOfPage: { '@id': ADDRESS } })]),
  ],
  [
    'the article with the title',
    `<h1>Rain ends drought</h1>${linked([{ ...other('NewsArticle'), headline: 'Else' }, article({ headline: 'Rain ends drought' })])}`,
  ],
  [
    'an unreadable one first',
    linked(article({ datePublished: 'soon' })) + `<meta name="dcterms.date" content="${OWN}">`,
  ],
  ['a span of microdata', `<span itemprop="datePublished">4 March 2026</span>`],
  ['an abbr of microdata', `<abbr itemprop="datePublished" title="${OWN}">yesterday</abbr>`],
  ['hAtom', `<div class="hentry"><abbr class="published" title="${OWN}T10:00">Wednesday</abbr></div>`],
  ['h-entry', `<a class="u-url" href="/news/7"><time class="dt-published" datetime="${OWN}">x</time></a>`],
  ['a time without datetime', '<h1>Rain</h1><time>4 March 2026</time>'],
  ['a time whose datetime says nothing', '<h1>Rain</h1><time datetime="P2D">4 March 2026</time>'],
  [
    'a sidebar before',
    `<div class="sidebar"><time datetime="${OTHER}"></time></div><article><h1>Rain</h1><time datetime="${OWN}"></time></article>`,
  ],
  [
    'an aside, a comment, an event',
    `<aside><time datetime="${OTHER}"></time></aside><ol class="comment-list"><time datetime="${OTHER}"></time></ol><div itemscope itemtype="https://schema.org/Event"><meta itemprop="datePublished" content="${OTHER}"><time itemprop="startDate" datetime="${OTHER}"></time></div><p><time datetime="${OWN}"></time></p>`,
  ],
  [
    'a time that is labelled updated',
    `<h1>Rain</h1><p>Updated: <time datetime="${OTHER}"></time></p><p>Published: <time datetime="${OWN}"></time></p>`,
  ],
  [
    'the same in another language',
    `<h1>Lluvia</h1><p>Actualizado <b>el</b> <time datetime="${OTHER}"></time> <time datetime="${OWN}"></time></p>`,
  ],
  [
    'a class that says updated',
    `<h1>Rain</h1><time class="updated" datetime="${OTHER}"></time><time class="entry-date" datetime="${OWN}"></time>`,
  ],
  [
    'both classes on one, as WordPress has it',
    `<h1>Rain</h1><time class="entry-date published updated" datetime="${OWN}"></time>`,
  ],
  [
    'a teaser before',
    `<article><h2>Else</h2><time datetime="${OTHER}"></time></article><article><h1>Rain</h1><time datetime="${OWN}"></time></article>`,
  ],
  [
    'a date in the header of the site',
    `<header><time datetime="${OTHER}"></time></header><h1>Rain</h1><time datetime="${OWN}"></time>`,
  ],
  [
    'a wrapper that is called for its sidebar',
    `<div class="has-sidebar"><h1>Rain</h1><time datetime="${OWN}"></time></div>`,
  ],
]
for (const [what, html] of OWN_DATE) {
  test(`the article's own date: ${what}`, () => {
    assert.equal(dateOn(html), OWN)
  })
}

const NAMES =
  'date dcterms.created dcterms.issued DC.date.issued DC.Date publish_date publish-date pub_date pubdate publication_date bt:pubDate citation_publication_date ' +
  'sailthru.date parsely-pub-date article:published_time article.published og:pubdate cXenseParse:recs:publishtime originalpublicationdate prism.publicationDate'
for (const name of NAMES.split(' ')) {
  test(`the meta element ${name}, as name and as property`, () => {
    for (const key of ['name', 'property']) assert.equal(dateOn(`<meta ${key}="${name}" content="${OWN}">`), OWN)
  })
}

const NONE: [what: string, html: string][] = [
  [
    'things that are no article',
    linked(['WebSite', 'VideoObject', 'Event', 'Product', 'Comment', 'Organization'].map(other)),
  ],
  [
    'other articles only',
    linked([
      { ...other('Article'), url: '/news/1' },
      { ...other('Article'), url: '/news/2' },
    ]),
  ],
  [
    'dates of change',
    `<meta property="article:modified_time" content="${OTHER}"><meta itemprop="dateModified" content="${OTHER}"><time itemprop="dateModified" datetime="${OTHER}"></time>`,
  ],
  [
    'offers, comments, the site',
    `<div class="price"><time datetime="${OTHER}"></time></div><div id="comments"><time>${OTHER}</time></div><footer><time>${OTHER}</time></footer>`,
  ],
]
for (const [what, html] of NONE) {
  test(`no date of the article: ${what}`, () => {
    assert.equal(dateOn(html), null)
  })
}

function dateOn(html: string): string | null {
  const now = new Date('2026-11-21T12:00:00Z')
  for (const text of statedDates(pageOf(parseFast(html), ADDRESS))) {
    const day = readDate(text, { now })
    if (day !== null) return day
  }
  return null
}
