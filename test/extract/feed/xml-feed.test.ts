import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { FeedItem } from '../../../src/extract/feed/feed.ts'
import { readXmlFeed } from '../../../src/extract/feed/xml-feed.ts'

const ATOM = 'xmlns="http://www.w3.org/2005/Atom"'
const rss = (item: string, namespaces = ''): string =>
  `<rss version="2.0" ${namespaces}><channel><title>G</title><item>${item}</item></channel></rss>`
const atom = (entry: string, attributes = ''): string =>
  `<feed ${ATOM} ${attributes}><title>G</title><entry>${entry}</entry></feed>`

interface Row {
  name: string
  text: string
  item: Partial<FeedItem>
}

const ITEMS: Row[] = [
  {
    name: 'the source of an entry, after its own fields',
    text: atom(
      '<title>Own</title><link href="/own"/><updated>2026-02-02</updated><source><title>Other</title><link href="/other"/><updated>2026-03-03</updated><category term="other"/></source>',
    ),
    item: { title: 'Own', url: '/own', date: '2026-02-02', tags: [] },
  },
  {
    name: 'a picture in front, with title and link of its own',
    text: rss(
      '<image><title>Logo</title><url>/logo.png</url><link>/home</link></image><title>Own</title><link>/own</link>',
    ),
    item: { title: 'Own', url: '/own' },
  },
  {
    name: 'media, in front and without a prefix of its own',
    text: rss(
      '<group xmlns="http://search.yahoo.com/mrss/"><title>Clip</title><description>Of it</description></group><title xmlns="http://search.yahoo.com/mrss/">Clip</title><title>Own</title><description>Text</description>',
    ),
    item: { title: 'Own', summary: 'Text' },
  },
  {
    name: 'podcasts and places',
    text: rss(
      '<i:title>Short</i:title><i:author>Studio</i:author><g:point>1 2</g:point><title>Own</title>',
      'xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:g="http://www.georss.org/georss"',
    ),
    item: { title: 'Own', authors: [] },
  },
  {
    name: 'prefixes of others: the namespace decides',
    text: rss(
      '<dc:date>2020-01-01</dc:date><d:date>2026-01-05</d:date><d:creator>Ana</d:creator>',
      'xmlns:dc="urn:deals-and-coupons" xmlns:d="https://purl.org/dc/elements/1.1"',
    ),
    item: { date: '2026-01-05', authors: ['Ana'] },
  },
  {
    name: 'prefixes that nobody declared',
    text: rss('<dc:creator>Ana</dc:creator><content:encoded>All</content:encoded>'),
    item: { authors: ['Ana'], content: 'All' },
  },
  {
    name: 'a namespace ends with its element',
    text: rss('<a:link xmlns:a="http://www.w3.org/2005/Atom" href="/atom"/><a:title>none</a:title><link>/own</link>'),
    item: { url: '/own', title: null },
  },
  {
    name: "of RSS its own link goes before Atom's",
    text: rss('<a:link href="/amp"/><link>/own</link>', 'xmlns:a="http://www.w3.org/2005/Atom"'),
    item: { url: '/own' },
  },
  {
    name: 'names in any case',
    text: '<RSS><Channel><Item><Title>T</Title><Link>/1</Link><PUBDATE>2026-01-05</PUBDATE></Item></Channel></RSS>',
    item: { title: 'T', url: '/1', date: '2026-01-05' },
  },
  {
    name: 'published goes before updated, and the others are kept for when it cannot be read',
    text: atom('<updated>2026-02-02</updated><published>soon</published>'),
    item: { date: 'soon', otherDates: ['2026-02-02'] },
  },
  {
    name: 'Dublin Core where there is nothing else',
    text: rss(
      '<dcterms:modified>2026-01-06</dcterms:modified><dcterms:created>2026-01-05</dcterms:created><dc:title>T</dc:title><dcterms:abstract>S</dcterms:abstract><dc:identifier>https://g.example/1</dc:identifier><dc:language>sm</dc:language>',
    ),
    item: {
      title: 'T',
      summary: 'S',
      date: '2026-01-05',
      otherDates: ['2026-01-06'],
      url: 'https://g.example/1',
      language: 'sm',
    },
  },
  {
    name: 'bases, joined from outside inwards',
    text: `<feed ${ATOM} xml:base="https://g.example/a/"><entry xml:base="b/"><link xml:base="c/" href="1"/></entry></feed>`,
    item: { url: '1', bases: ['https://g.example/a/', 'b/', 'c/'] },
  },
  {
    name: 'a language of its own',
    text: atom('<title>T</title>', 'xml:lang="en"').replace('<entry>', '<entry xml:lang="sm">'),
    item: { language: 'sm' },
  },
  {
    name: 'apostrophes of windows-1252',
    text: rss('<title>Tonga&#146;s &#x93;new&#x94; port</title><category>a&#150;b</category>'),
    item: { title: 'Tonga’s “new” port', tags: ['a–b'] },
  },
  {
    name: 'plain text is no markup',
    text: atom('<title>Use &lt;main> &amp;amp; co</title><summary type="text">a &lt; b</summary>'),
    item: { title: 'Use &lt;main> &amp;amp; co', summary: 'a &lt; b' },
  },
  {
    name: 'markup as elements, under any prefix and under a wrong type',
    text: atom(
      '<title>An <em>old</em> port &amp; &lt;tag></title><content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml">1 &lt; 2</h:div></content>',
    ),
    item: { title: 'An <em>old</em> port &amp; &lt;tag>', content: '<div>1 &lt; 2</div>' },
  },
  {
    name: 'content that is no text',
    text: atom('<content type="image/png">iVBORw0KGgo=</content><summary>S</summary>'),
    item: { content: null, summary: 'S' },
  },
  {
    name: 'Atom 0.3, with its modes',
    text: '<feed xmlns="http://purl.org/atom/ns#" version="0.3"><entry><title mode="escaped" type="text/html">&lt;b>T&lt;/b></title><issued>2026-01-05</issued><modified>2026-01-06</modified><link rel="alternate" type="text/html" href="/1"/><content type="text/html" mode="escaped">&lt;p>C&lt;/p></content></entry></feed>',
    item: { title: '<b>T</b>', date: '2026-01-05', url: '/1', content: '<p>C</p>' },
  },
  {
    name: 'RSS 0.90',
    text: '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>G</title></channel><item r:about="https://g.example/x"><title>T</title></item></r:RDF>',
    item: { title: 'T', url: 'https://g.example/x' },
  },
  {
    name: 'RSS under a namespace of its own making, with XHTML for its body',
    text: '<rss xmlns="http://news.example/ours"><channel><item><title>T</title><body xmlns="http://www.w3.org/1999/xhtml"><p>B</p></body></item></channel></rss>',
    item: { title: 'T', content: '<p>B</p>' },
  },
  {
    name: 'who wrote the feed it was copied from, and who the feed, where it does not say itself',
    text: `<feed ${ATOM}><author><name>Desk</name></author><entry><source><author><name>Bo</name><email>bo@x.example</email></author></source></entry></feed>`,
    item: { authors: ['Bo'] },
  },
]

describe('items of feeds', () => {
  for (const { name, text, item } of ITEMS) {
    test(name, () => {
      const found = readXmlFeed(text)?.items ?? []
      assert.equal(found.length, 1)
      const got = Object.fromEntries(Object.keys(item).map((key) => [key, found[0]![key as keyof FeedItem]]))
      assert.deepEqual(got, item)
    })
  }
})

const AUTHORS: [written: string, name: string][] = [
  ['desk@g.example (Ana Lima)', 'Ana Lima'],
  ['Ana Lima (desk@g.example)', 'Ana Lima'],
  ['Ana Lima &lt;desk@g.example&gt;', 'Ana Lima'],
  ['"Lima, Ana" &lt;mailto@g.example&gt;', 'Lima, Ana'],
  ['mailto:desk@g.example (Ana (Tonga))', 'Ana (Tonga)'],
  ['desk@g.example', 'desk@g.example'],
  ['Ana Lima (Reuters)', 'Ana Lima (Reuters)'],
  ['noreply@g.example ()', 'noreply@g.example ()'],
]

for (const [written, name] of AUTHORS) {
  test(`the author ${written}`, () => {
    assert.deepEqual(readXmlFeed(rss(`<author>${written}</author>`))?.items[0]?.authors, [name])
  })
}

const AROUND: [name: string, text: string, items: number][] = [
  ['a script behind the root', `${rss('<title>T</title>')}\n<script>x</script><html><item/></html>`, 1],
  ['a second feed behind the root', rss('<title>T</title>').repeat(2), 1],
  ['a warning in front', `<br />\n<b>Warning</b>: no file in <b>/x.php</b><br>\n${rss('<title>T</title>')}`, 1],
  ['words in front', `Notice: x < y\n<?xml version="1.0"?>${rss('<title>T</title>')}`, 1],
  [
    'a comment and a doctype in front',
    `<!-- <rss> --><!DOCTYPE rss [<!ELEMENT rss ANY>]>${rss('<title>T</title>')}`,
    1,
  ],
  ['no closing tag of the root', rss('<title>T</title>').replace('</channel></rss>', ''), 1],
]

for (const [name, text, items] of AROUND) {
  test(`around a feed: ${name}`, () => assert.equal(readXmlFeed(text)?.items.length, items))
}

test('a page that shows a feed is none', () => {
  assert.equal(
    readXmlFeed('<html><body><rss><channel><item><title>T</title></item></channel></rss></body></html>'),
    null,
  )
})

test('hostile authors, declarations and bases are read in one pass', () => {
  const ats = '@'.repeat(400_000)
  const declarations = '<x xmlns:a="urn:a"/>'.repeat(50_000)
  const item = `<author>${ats}</author><author>${'a@b '.repeat(100_000)}(</author>${declarations}<title>T</title>`
  assert.equal(readXmlFeed(rss(item))?.items[0]?.title, 'T')
})
