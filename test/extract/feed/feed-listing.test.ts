import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Source } from '../../../src/config/source.ts'
import { extractorFor } from '../extractor-for.ts'
import type { Draft, Entry } from '../../../src/vocabulary/record.ts'
import { valid } from '../../config/gazette.ts'

function source(bodySelector = ''): Source {
  const article = bodySelector === '' ? '' : `selectors: { article: { body: ${bodySelector} } }`
  return valid(`name: G
base_url: https://g.example
listing: { type: feed, url_template: https://g.example/feed, body_in_feed: true }
${article}
`)
}

interface Row {
  name: string
  text: string
  /** Selector of the article's body, where the page has it as well. */
  page?: string
  entries: { url: string; title?: string | null; date?: string | null; record?: Partial<Draft> | null }[]
  dropped?: Record<string, number>
}

const rss = (items: string, head = ''): string => `<rss version="2.0"><channel>${head}${items}</channel></rss>`

const ROWS: Row[] = [
  {
    name: 'RSS 2.0',
    text: `\ufeff<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?>${rss(
      `<item><title>Ana &amp; Bo</title><link>/news/1</link><pubDate>Mon, 05 Jan 2026 08:00:00 +1200</pubDate>
      <guid isPermaLink="false">https://g.example/?p=1</guid><description>Short.</description>
      <content:encoded><![CDATA[<p>First.</p><p>Second &amp; last.</p>]]></content:encoded>
      <category>Sport</category><category><![CDATA[Fiji]]></category><dc:creator>Ana Lima</dc:creator>
      <media:title>No title</media:title></item>`,
      '<title>G</title><link>https://g.example</link><atom:link rel="self" href="/feed"/><language>en-FJ</language>',
    )}`,
    entries: [
      {
        url: 'https://g.example/news/1',
        title: 'Ana & Bo',
        date: 'Mon, 05 Jan 2026 08:00:00 +1200',
        record: {
          body: 'First. Second & last.',
          tags: ['Sport', 'Fiji'],
          authors: ['Ana Lima'],
          language: 'en-FJ',
          date_raw: 'Mon, 05 Jan 2026 08:00:00 +1200',
        },
      },
    ],
  },
  {
    name: 'Atom, with texts of every type, and of several links the page',
    text: `<feed xmlns="http://www.w3.org/2005/Atom"><title>G</title><author><name>Paper</name></author>
      <entry><title type="html">&lt;b&gt;One&lt;/b&gt;</title><link rel="self" href="/atom/1"/>
        <link rel="enclosure" href="/1.mp3"/><link href="/news/1"/><id>tag:g.example,2026:1</id>
        <updated>2026-01-09T00:00:00Z</updated><published>2026-01-05T00:00:00Z</published>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A &lt; B</p><p>and <b>C</b></p></div></content>
        <author><name>Ana</name><email>ana@g.example</email></author><category term="sport" label="Sport"/></entry>
      <entry><title>Two</title><id>https://g.example/news/2</id><updated>2026-01-04</updated><content type="html">&lt;p&gt;Two.&lt;/p&gt;</content></entry>
      </feed>`,
    entries: [
      {
        url: 'https://g.example/news/1',
        title: 'One',
        date: '2026-01-05T00:00:00Z',
        record: { body: 'A < B and C', tags: ['Sport'], authors: ['Ana'] },
      },
      { url: 'https://g.example/news/2', title: 'Two', date: '2026-01-04', record: { body: 'Two.' } },
    ],
  },
  {
    name: 'Atom under a prefix',
    text: '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>T</a:title><a:link href="/1"/><a:summary>S.</a:summary></a:entry></a:feed>',
    entries: [{ url: 'https://g.example/1', title: 'T', record: { body: 'S.' } }],
  },
  {
    name: 'RDF, whose items stand beside the channel',
    text: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://g.example/"><title>G</title><link>https://g.example/</link><items><rdf:Seq><rdf:li resource="/1"/></rdf:Seq></items></channel>
      <item rdf:about="https://g.example/1"><title>T</title><link>https://g.example/1</link><d:date>2026-01-05</d:date><description>S.</description></item></rdf:RDF>`,
    entries: [{ url: 'https://g.example/1', title: 'T', date: '2026-01-05', record: { body: 'S.' } }],
  },
  {
    name: 'JSON Feed',
    text: JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      language: 'fr',
      items: [
        {
          id: '1',
          url: '/1',
          title: 'T',
          content_html: '<p>A.</p><p>B.</p>',
          date_published: '2026-01-05',
          tags: ['x', 3],
          authors: [{ name: 'Ana' }],
        },
        { id: 'https://g.example/2', content_text: 'a < b\nc' },
        { id: 'nothing' },
        'no item',
      ],
    }),
    entries: [
      {
        url: 'https://g.example/1',
        title: 'T',
        date: '2026-01-05',
        record: { body: 'A. B.', tags: ['x'], authors: ['Ana'], language: 'fr' },
      },
      { url: 'https://g.example/2', title: null, date: null, record: { body: 'a < b c' } },
    ],
    dropped: { no_url: 1 },
  },
  {
    name: 'no text, and a page that has it: it is looked up there',
    text: rss('<item><title>T</title><link>/1</link><description>Short.</description></item>'),
    page: 'p',
    entries: [{ url: 'https://g.example/1', title: 'T', record: null }],
  },
  {
    name: 'bases, links that were escaped twice, and the language of an item',
    text: `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="/2026/">
      <entry xml:base="march/"><title>T</title><link href="1.html?a=1&amp;amp;b=2"/><summary xml:lang="sm">S.</summary></entry>
      <entry xml:lang="sm" xml:base="ftp://g.example/"><title>T</title><link href="2.html"/><summary>S.</summary></entry></feed>`,
    entries: [
      { url: 'https://g.example/2026/march/1.html?a=1&b=2', record: { language: 'en' } },
      { url: 'https://g.example/2026/2.html', record: { language: 'sm' } },
    ],
  },
  {
    name: 'plain titles, and a date that can be read behind one that cannot',
    text: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/1"/><title>The &lt;main> element</title>
      <published>soon</published><updated>2026-01-05</updated><summary>S.</summary></entry></feed>`,
    entries: [{ url: 'https://g.example/1', title: 'The <main> element', date: '2026-01-05' }],
  },
  {
    name: 'a post without a title is called by its first words',
    text: rss(
      `<item><link>/1</link><description>${'word '.repeat(30)}</description></item><item><link>/2</link><description>Short.</description></item>`,
    ),
    entries: [
      { url: 'https://g.example/1', title: null, record: { title: `${'word '.repeat(20).trim()}…` } },
      { url: 'https://g.example/2', title: null, record: { title: 'Short.' } },
    ],
  },
  {
    name: 'JSON Feed with a byte order mark, whose authors are those of the feed',
    text: `\ufeff${JSON.stringify({ authors: [{ name: 'Desk' }], items: [{ url: '/1?a=1&amp;b=2', title: 'A <dialog> & co', summary: '1 < 2', language: 'sm' }] })}`,
    entries: [
      {
        url: 'https://g.example/1?a=1&b=2',
        title: 'A <dialog> & co',
        record: { body: '1 < 2', authors: ['Desk'], language: 'sm' },
      },
    ],
  },
  {
    name: 'text behind an element that is closed as in XML',
    text: rss(
      '<item><link>/1</link><title>T</title><description>One &lt;iframe src="/v"/&gt; two &lt;video/&gt; three.</description></item>',
    ),
    entries: [{ url: 'https://g.example/1', record: { body: 'One two three.' } }],
  },
  {
    name: 'entities that the feed declares stand for their text',
    text: `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${rss('<item><title>&b;</title><link>/1</link><description>&b; no</description></item>')}`,
    entries: [{ url: 'https://g.example/1', title: 'haha', record: { body: 'haha no' } }],
  },
  {
    name: 'an empty feed',
    text: rss(''),
    entries: [],
  },
]

describe('feeds', () => {
  for (const { name, text, page = '', entries, dropped = {} } of ROWS) {
    test(name, async () => {
      const extractor = await extractorFor(source(page), () => new Date('2026-02-01T00:00:00Z'))
      const found = extractor.feed(text, 'https://g.example/feed')
      assert.ok(found)
      assert.deepEqual(found.dropped, dropped)
      const got = found.entries.map((entry, i) => onlyNamed(entry, entries[i] ?? {}))
      assert.deepEqual(got, entries)
    })
  }

  for (const text of ['', '<!doctype html><title>x</title>', '{"items":1}', '{', 'plain', '[]']) {
    test(`no feed: ${JSON.stringify(text)}`, async () => {
      const extractor = await extractorFor(source())
      assert.equal(extractor.feed(text, 'https://g.example/feed'), null)
    })
  }

  test('a feed that nests a million elements is left in time', async () => {
    const extractor = await extractorFor(source())
    const text = rss(`<item><link>/1</link></item>${'<x>'.repeat(1_000_000)}`)
    assert.equal(extractor.feed(text, 'https://g.example/feed')?.entries.length, 1)
  })
})

/** Of an entry, what the row has an opinion on. */
function onlyNamed(entry: Entry, wanted: object): object {
  const record = 'record' in wanted && wanted.record !== null ? (wanted.record as object) : null
  return Object.fromEntries(
    Object.keys(wanted).map((key) => [
      key,
      key === 'record' && record !== null && entry.record !== null
        ? Object.fromEntries(Object.keys(record).map((name) => [name, entry.record?.[name as keyof Draft]]))
        : entry[key as keyof Entry],
    ]),
  )
}

test('tags and authors of an item are kept for a page that gives none', async () => {
  const text = rss(
    '<item><title>T</title><link>/1</link><category>Sea</category><author>desk@g.example (Ana)</author></item>',
  )
  const config = valid(`name: G
base_url: https://g.example
listing: { type: feed, url_template: https://g.example/feed }
selectors: { article: { body: p, tags: .tag } }
`)
  const extractor = await extractorFor(config)
  const entry = extractor.feed(text, 'https://g.example/feed')?.entries[0]
  assert.ok(entry)
  const read = (html: string): unknown => {
    const found = extractor.detail(html, entry.url, entry)
    return found.kind === 'record' ? [found.record.tags, found.record.authors] : found
  }
  assert.deepEqual(read('<h1>T</h1><p>Text.</p>'), [['Sea'], ['Ana']])
  assert.deepEqual(read('<h1>T</h1><p>Text.</p><b class="tag">Port</b>'), [['Port'], ['Ana']])
})
