import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFeed } from 'feedsmith'
import { readJsonFeed } from '../../../src/extract/feed/json-feed.ts'
import { readXmlFeed } from '../../../src/extract/feed/xml-feed.ts'
import { htmlText } from '../../../src/extract/tree/html-text.ts'

/** What both readers say of the items of a feed, in the same words. */
interface Said {
  url: string | null
  title: string | null
  date: string | null
  text: string | null
  tags: string[]
  authors: string[]
}

interface Document {
  name: string
  text: string
  /** Where the two differ: of the first item ours and theirs, and why ours stays. */
  differ?: { ours: Partial<Said>; theirs: Partial<Said>; why: string }
}

const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
const CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
const ATOM = 'xmlns="http://www.w3.org/2005/Atom"'
const rss = (item: string, namespaces = `${DC} ${CONTENT}`): string =>
  `<?xml version="1.0"?><rss version="2.0" ${namespaces}><channel><title>G</title><link>https://g.example/</link><description>D</description>${item}</channel></rss>`
const atom = (entry: string): string =>
  `<feed ${ATOM}><title>G</title><id>urn:g</id><updated>2026-01-09T00:00:00Z</updated>${entry}</feed>`

const DOCUMENTS: Document[] = [
  {
    name: 'RSS 2.0 as WordPress writes it',
    text: rss(`<item><title>Port &amp; town</title><link>https://g.example/1</link><dc:creator><![CDATA[Ana Lima]]></dc:creator>
      <pubDate>Mon, 05 Jan 2026 08:00:00 +0000</pubDate><category><![CDATA[Sea]]></category><category>Trade</category>
      <guid isPermaLink="false">https://g.example/?p=1</guid><description><![CDATA[Short.]]></description>
      <content:encoded><![CDATA[<p>Long &amp; whole.</p>]]></content:encoded></item>`),
  },
  {
    name: 'several items, with media beside them',
    text: rss(
      `<item><title>A</title><link>https://g.example/a</link><media:content url="/a.jpg"><media:title>Photo</media:title></media:content></item>
      <item><media:group><media:title>Photo</media:title></media:group><title>B</title><link>https://g.example/b</link><description>B.</description></item>`,
      'xmlns:media="http://search.yahoo.com/mrss/"',
    ),
  },
  {
    name: 'RSS 0.91',
    text: '<rss version="0.91"><channel><title>G</title><item><title>A</title><link>https://g.example/a</link><description>A.</description></item></channel></rss>',
  },
  {
    name: 'RSS 1.0',
    text: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${DC}><channel rdf:about="https://g.example/"><title>G</title><link>https://g.example/</link><description>D</description></channel>
      <item rdf:about="https://g.example/a"><title>A</title><link>https://g.example/a</link><description>A.</description><dc:date>2026-01-05</dc:date><dc:creator>Ana</dc:creator><dc:subject>Sea</dc:subject></item></rdf:RDF>`,
  },
  {
    name: 'Atom 1.0',
    text: atom(`<entry><title type="html">Port &amp;amp; town</title><id>urn:1</id><link rel="enclosure" href="/1.mp3"/><link rel="alternate" href="https://g.example/1"/>
      <published>2026-01-05T00:00:00Z</published><updated>2026-01-06T00:00:00Z</updated><author><name>Ana</name><uri>/ana</uri></author>
      <category term="sea" label="Sea"/><content type="html">&lt;p&gt;Whole.&lt;/p&gt;</content></entry>`),
  },
  {
    name: 'Atom with the source of an entry',
    text: atom(
      '<entry><title>Own</title><id>urn:1</id><link href="https://g.example/1"/><updated>2026-01-06</updated><author><name>Ana</name></author><summary>S</summary><source><id>urn:2</id><title>Other</title><updated>2026-03-03</updated><link href="/other"/></source></entry>',
    ),
  },
  {
    name: 'Atom under another prefix',
    text: '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>G</a:title><a:id>urn:g</a:id><a:updated>2026-01-01</a:updated><a:entry><a:id>urn:1</a:id><a:title>T</a:title><a:updated>2026-01-05</a:updated><a:link href="https://g.example/1"/></a:entry></a:feed>',
  },
  {
    name: 'JSON Feed 1.1',
    text: JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'G',
      items: [
        {
          id: '1',
          url: 'https://g.example/1',
          title: 'T',
          content_html: '<p>A.</p>',
          date_published: '2026-01-05T00:00:00Z',
          tags: ['sea'],
          authors: [{ name: 'Ana' }],
        },
      ],
    }),
  },
  {
    name: 'addresses in authors',
    text: rss(
      '<item><title>T</title><link>https://g.example/1</link><author>desk@g.example (Ana Lima)</author></item>',
    ),
  },
  {
    name: 'no author of its own',
    text: atom(
      '<author><name>Desk</name></author><entry><title>T</title><id>urn:1</id><updated>2026-01-05</updated><link href="https://g.example/1"/></entry>',
    ),
    differ: {
      ours: { authors: ['Desk'] },
      theirs: { authors: [] },
      why: "RFC 4287, 4.2.1: the feed's author is the entry's; theirs leaves that to the caller",
    },
  },
  {
    name: 'references to C1 characters',
    text: rss('<item><title>Tonga&#146;s port</title><link>https://g.example/1</link></item>'),
  },
  {
    name: 'a link of something else in front',
    text: rss(
      '<item><a:link rel="self" href="https://g.example/self"/><title>T</title><link>https://g.example/1</link></item>',
      'xmlns:a="http://www.w3.org/2005/Atom"',
    ),
  },
  {
    name: 'only an identifier that is a permalink',
    text: rss('<item><title>T</title><guid>https://g.example/1</guid></item>'),
    differ: {
      ours: { url: 'https://g.example/1' },
      theirs: { url: null },
      why: 'RSS 2.0: a guid is a permalink unless it says otherwise; theirs leaves that to the caller',
    },
  },
]

for (const { name, text, differ } of DOCUMENTS) {
  test(`ours and feedsmith: ${name}`, () => {
    const [ours, theirs] = [saidByOurs(text), saidByFeedsmith(text)]
    assert.ok(ours.length > 0)
    if (differ === undefined) return assert.deepEqual(ours, theirs)
    const merged = (said: Said[], part: Partial<Said>): Said[] => [{ ...said[0]!, ...part }, ...said.slice(1)]
    assert.deepEqual(ours, merged(theirs, differ.ours))
    assert.deepEqual(theirs, merged(ours, differ.theirs))
  })
}

function saidByOurs(text: string): Said[] {
  const feed = text.startsWith('{') ? readJsonFeed(text) : readXmlFeed(text)
  return (feed?.items ?? []).map(({ url, title, date, content, summary, tags, authors }) => ({
    url,
    title: title === null ? null : htmlText(title),
    date,
    text: content ?? summary,
    tags,
    authors,
  }))
}

function saidByFeedsmith(text: string): Said[] {
  const parsed = parseFeed(text)
  switch (parsed.format) {
    case 'rss':
    case 'rdf':
      return (parsed.feed.items ?? []).map((item) => ({
        url: item.link ?? null,
        title: item.title === undefined ? null : htmlText(item.title),
        date: ('pubDate' in item ? item.pubDate : undefined) ?? item.dc?.dates?.[0] ?? null,
        text: item.content?.encoded ?? item.description ?? null,
        tags: [
          ...('categories' in item ? (item.categories ?? []) : []).map(({ name }) => name ?? ''),
          ...(item.dc?.subjects ?? []),
        ],
        authors: [
          ...('authors' in item ? (item.authors ?? []) : []).map(({ name }) => name ?? ''),
          ...(item.dc?.creators ?? []),
        ],
      }))
    case 'atom':
      return (parsed.feed.entries ?? []).map((entry) => ({
        url: entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href ?? null,
        title: entry.title?.value === undefined ? null : htmlText(entry.title.value),
        date: entry.published ?? entry.updated ?? null,
        text: entry.content?.value ?? entry.summary?.value ?? null,
        tags: (entry.categories ?? []).map(({ label, term }) => label ?? term ?? ''),
        authors: (entry.authors ?? []).map(({ name }) => name ?? ''),
      }))
    case 'json':
      return (parsed.feed.items ?? []).map((item) => ({
        url: item.url ?? null,
        title: item.title ?? null,
        date: item.date_published ?? item.date_modified ?? null,
        text: item.content_html ?? item.content_text ?? null,
        tags: item.tags ?? [],
        authors: (item.authors ?? []).map(({ name }) => name ?? ''),
      }))
  }
}
