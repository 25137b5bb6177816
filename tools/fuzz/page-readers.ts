import { parseSource } from '../../src/config/parse/parse.ts'
import type { Source } from '../../src/config/source.ts'
import { readArticle } from '../../src/extract/article/read-article.ts'
import { createExtractor } from '../../src/extract/create-extractor.ts'
import { parseJson } from '../../src/extract/json/sent-json.ts'
import type { ListingPages } from '../../src/extract/listing/listing-pages.ts'
import { createSitemapReader } from '../../src/extract/sitemap/read-sitemap.ts'
import { decodePage } from '../../src/http/charset/decode.ts'
import { filled, type Reader } from './reader.ts'

const URL = 'https://news.example/a/1'
const NOW = new Date('2026-03-01T00:00:00Z')

const HTML: ListingPages = { kind: 'html', next: null }
const FEED: ListingPages = { kind: 'feed', body_in_feed: true }

const page = await createExtractor(
  source('listing: { type: pagination, url_template: "https://news.example/?page={num}" }'),
  HTML,
  () => NOW,
)
const feed = await createExtractor(
  source('listing: { type: feed, url_template: https://news.example/feed, body_in_feed: true }'),
  FEED,
  () => NOW,
)
const sitemap = await createExtractor(
  source('listing: { type: sitemap, url_template: https://news.example/map.xml }'),
  { kind: 'sitemap' },
  () => NOW,
)

const api = await createExtractor(
  source(
    'listing: { type: api, url_template: "https://news.example/api?page={page}", json_paths: { collection: data.items, total: total, url: link, title: title.rendered, date: date, body: content.text, tags: terms.name } }',
  ),
  {
    kind: 'json',
    entries: {
      json_paths: {
        collection: 'data.items',
        total: 'total',
        url: 'link',
        title: 'title.rendered',
        date: 'date',
        body: 'content.text',
        tags: 'terms.name',
      },
      url_construction_template: null,
      exclude: [{ premium: true }],
    },
    html_path: null,
    next_path: 'next',
    next: null,
  },
  () => NOW,
)
const piece = await createExtractor(
  source('listing: { type: pagination, url_template: "https://news.example/?page={num}" }'),
  { kind: 'json', entries: null, html_path: 'html', next_path: null, next: { selectors: ['a.next'], isLink: true } },
  () => NOW,
)

const rss = (item: string): string => `<rss version="2.0"><channel><item>${item}</item></channel></rss>`

/** Readers of what sites answer: pages, feeds and sitemaps. */
export const PAGE_READERS: Record<string, Reader> = {
  page: {
    seeds: [
      `<!doctype html><html lang=en><head><title>A - News</title><meta property="og:title" content="A &amp; B"><meta property="article:published_time" content="2026-01-02T03:04:05Z"><script type="application/ld+json">{"@type":"NewsArticle","headline":"A","datePublished":"2026-01-02","author":{"name":"Ana"},"articleBody":"One. Two."}</script></head><body><article><h2><a href="/a/1">A</a></h2><time datetime="2026-01-02">2 January 2026</time><p>One paragraph, long enough to be read.<p>Another.<ul><li>x</ul></article></body></html>`,
      '<article><h2>T</h2><a href=/a?b=c>x</a></article><svg><title>y</title><foreignObject><p>z</svg><table><tr><td>a<math><mi>b</math></table>',
      '<div itemscope itemtype="https://schema.org/Article"><h1 itemprop=headline>Ä</h1><p itemprop=articleBody>Ö</div><textarea><b></textarea><!-- c --><style>p{}</style>',
    ],
    words: [
      '<p>',
      '</p>',
      '<a href=',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<title>',
      '&amp;',
      '&#x',
      '<svg>',
      '<table>',
      '<![CDATA[',
      '</',
      '<article>',
      '"',
      "'",
      '\0',
      '<template>',
      '<select>',
      '<meta charset=utf-16>',
    ],
    hostile: [
      filled(' ', '<title>A', 'B</title>'),
      filled(' - ', '<title>', '</title><meta property="og:site_name" content="News">'),
      filled('<p>', '<article>'),
      filled('<div>'),
      filled('</p>'),
      filled('<a href="'),
      filled('<!--'),
      filled('&'),
      filled('<b><p>', '<article>'),
      filled('<script type="application/ld+json">{'),
      filled('{"a":[', '<script type="application/ld+json">', '</script>'),
      filled('<a b="', '<article><h2>x</h2><p>', '</p></article>'),
      filled('\n ', '<article><h2>x</h2><p>a', 'b</p></article>'),
      filled('<p>1 January', '<article>', '</article>'),
      filled('x,', '<meta name="keywords" content="', '">'),
      filled(' ', '<meta property="article:published_time" content="2026', 'x">'),
      filled('a and ', '<meta name="author" content="By ', '">'),
      filled('<table><tr><td>', '<article>'),
      filled('<svg><title>'),
      filled('<article><h2><a href=/x>y</a></h2></article>'),
    ],
    async read(input) {
      const { text } = await decodePage({ headers: {}, body: input }, { charset: null })
      page.listing(text, URL)
      page.detail(text, URL, { url: URL, title: null, date: null, record: null })
      readArticle(text, URL, NOW)
    },
  },
  feed: {
    seeds: [
      rss(
        '<title>A &amp; B</title><link>/a</link><pubDate>Mon, 05 Jan 2026 08:00:00 +1200</pubDate><author>ana@news.example (Ana)</author><dc:creator>Bo and Cy</dc:creator><category>x</category><content:encoded><![CDATA[<p>One</p>]]></content:encoded>',
      ),
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/b/"><entry><title type="html">A</title><link href="c"/><updated>2026-01-02</updated><author><name>Ana</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div></content></entry></feed>',
      '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"/a","title":"A","content_html":"<p>x","authors":[{"name":"Ana"}],"tags":["t"],"date_published":"2026-01-02T00:00:00Z"}]}',
    ],
    words: [
      '<item>',
      '</item>',
      '<![CDATA[',
      ']]>',
      '<title>',
      '<link>',
      '<author>',
      '(',
      ')',
      '@',
      '&lt;',
      '<?xml',
      '<!DOCTYPE',
      '<entry>',
      '":',
      'null',
      '[]',
      '{}',
      '<rdf:RDF>',
    ],
    hostile: [
      filled(' ', rss('<author>a@b.c (').slice(0, -33), '</author><link>/a</link></item></channel></rss>'),
      filled('(', '<rss><channel><item><link>/a</link><author>a', '</author></item></channel></rss>'),
      filled('a@', '<rss><channel><item><link>/a</link><author>', '</author></item></channel></rss>'),
      filled('a and ', '<rss><channel><item><link>/a</link><dc:creator>', '</dc:creator></item></channel></rss>'),
      filled('<item>', '<rss><channel>'),
      filled('<item><link>/a</link></item>', '<rss><channel>'),
      filled('<![CDATA[', '<rss><channel><item><title>'),
      filled('&lt;p>', '<rss><channel><item><link>/a</link><description>', '</description></item></channel></rss>'),
      filled(' 1', '<rss><channel><item><link>/a</link><pubDate>', '</pubDate></item></channel></rss>'),
      filled('[', '{"items":'),
      filled('{"url":"/a"},', '{"version":"1","items":[', '{}]}'),
      filled(' ', '<rss><channel><item><link>/a', '</link></item></channel></rss>'),
    ],
    read: (input) => feed.feed(input.toString(), URL),
  },
  json: {
    seeds: [
      '{"data":{"items":[{"link":"/a","title":{"rendered":"A &amp; B"},"date":"2026-01-02T03:04:05Z","content":[{"text":"<p>One"},{"text":"Two"}],"terms":[{"name":"x"}],"premium":false}]},"total":1,"next":"/b"}',
      '{"html":"<article><h2><a href=\\"/a\\">A</a></h2><time>2 January 2026</time></article><a class=next href=/b>b</a>"}',
      '{"data":{"items":{"1":{"link":"/a","title":{"rendered":["A","B"]}}}},"total":"12"}',
      ')]}\',\n{"a":12345678901234567890}',
    ],
    words: [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      'null',
      'true',
      '1e999',
      '12345678901234567890',
      '"link":',
      '"data":',
      '"items":',
      '"__proto__":',
      '"html":"',
      '\\u0000',
      '\\ud800',
      '\\"',
      '"total":',
      '"next":',
      '<article>',
      '<a href=',
      '\ufeff',
    ],
    hostile: [
      filled('['),
      filled('{"data":'),
      filled('{"link":"/a"},', '{"data":{"items":[', '{}]}}'),
      filled('[', '{"data":{"items":[{"content":', '}]}}'),
      filled('1', '{"total":', '}'),
      filled('1,', '{"data":{"items":[', '1]}}'),
      filled('\\u0041', '{"html":"', '"}'),
      filled('<article><a href=/a>', '{"html":"', '"}'),
      filled('{"text":"x"},', '{"data":{"items":[{"link":"/a","content":[', '{}]}]}}'),
      filled(' '),
    ],
    read(input) {
      const json = parseJson(input.toString())
      if (json === undefined) return
      api.api(json, URL)
      piece.api(json, URL)
    },
  },
  sitemap: {
    seeds: [
      '<?xml version="1.0"?><urlset xmlns:news="n"><url><loc>https://news.example/a</loc><lastmod>2026-01-02</lastmod><news:news><news:title>A</news:title><news:publication_date>2026-01-02</news:publication_date></news:news></url></urlset>',
      '<sitemapindex><sitemap><loc>https://news.example/b.xml</loc><lastmod>2026-01-02T03:04:05+01:00</lastmod></sitemap></sitemapindex>',
      'https://news.example/a\nhttps://news.example/b\r\nno url\n',
    ],
    words: [
      '<url>',
      '<loc>',
      '</loc>',
      '</url>',
      '<urlset',
      '<sitemapindex>',
      'https://',
      '<![CDATA[',
      ']]>',
      '&amp;',
      '\n',
      '<?xml',
    ],
    hostile: [
      filled('<url>', '<urlset>'),
      filled('<url><loc>https://news.example/a</loc></url>', '<urlset>'),
      filled('https://news.example/a\n'),
      filled('\n'),
      filled('<', '<urlset>'),
      filled(' ', '<urlset><url><loc>https://a', 'b</loc><lastmod>1</lastmod></url></urlset>'),
      filled('a:', '<'),
      filled('&amp;', '<urlset><url><loc>', '</loc></url></urlset>'),
    ],
    read(input) {
      const reader = createSitemapReader()
      const text = input.toString()
      for (let at = 0; at < text.length && reader.write(text.slice(at, at + 1000)); at += 1000);
      const found = reader.end()
      if (found !== null) sitemap.sitemap(found, URL)
    },
  },
}

function source(listing: string): Source {
  const text = `name: News
base_url: https://news.example
${listing}
selectors:
  thumbnail: { container: article, title: h2, url: a, date: time }
  article: { title: h1, body: p, date: time, author: .by, tags: .tag }
`
  const parsed = parseSource(text, { file: 'configs/fiji/news.yaml', country: 'fiji', source: 'news' })
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'))
  return parsed.source
}
