import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createSitemapReader, MOST_URLS } from '../../../src/extract/sitemap/read-sitemap.ts'
import type { Sitemap, SitemapItem } from '../../../src/extract/sitemap/read-sitemap.ts'

function read(text: string, piece = 7): Sitemap | null {
  const reader = createSitemapReader()
  for (let at = 0; at < text.length; at += piece) if (!reader.write(text.slice(at, at + piece))) break
  return reader.end()
}

interface Row {
  name: string
  text: string
  maps?: Partial<SitemapItem>[]
  urls?: Partial<SitemapItem>[]
}

const ROWS: Row[] = [
  {
    name: 'a map',
    text: '<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>\n<loc>\nhttps://x.org/?a=1&amp;b=2 </loc><lastmod>2026-01-01</lastmod></url></urlset>',
    urls: [{ url: 'https://x.org/?a=1&b=2', lastmod: '2026-01-01' }],
  },
  {
    name: 'an index, with CDATA',
    text: '<sitemapindex><sitemap><loc><![CDATA[https://x.org/a.xml]]></loc></sitemap><sitemap><lastmod>2026</lastmod></sitemap></sitemapindex>',
    maps: [{ url: 'https://x.org/a.xml', lastmod: null }],
  },
  {
    name: 'news, images and other languages, under any prefix',
    text: `<s:urlset xmlns:s="https://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><s:url>
      <s:loc>https://x.org/1</s:loc><image:image><image:loc>https://x.org/1.jpg</image:loc></image:image>
      <xhtml:link rel="alternate" href="https://x.org/fr/1"/>
      <n:news><n:publication><n:name>X</n:name></n:publication><n:publication_date>2026-01-05</n:publication_date><n:title>One &amp; all</n:title></n:news></s:url></s:urlset>`,
    urls: [{ url: 'https://x.org/1', title: 'One & all', published: '2026-01-05' }],
  },
  {
    name: 'a map cut short keeps what came before',
    text: '<urlset><url><loc>https://x.org/1</loc></url><url><loc>https://x.o',
    urls: [{ url: 'https://x.org/1' }],
  },
  {
    name: 'plain text',
    text: '\nhttps://x.org/1\r\nhttps://x.org/2\n\n',
    urls: [{ url: 'https://x.org/1' }, { url: 'https://x.org/2' }],
  },
  {
    name: 'plain text with other lines among the URLs',
    text: '# Pages of the paper\nhttps://x.org/1\t2026-01-01\n\nhttps://x.org/2\nend of list\n',
    urls: [{ url: 'https://x.org/1' }, { url: 'https://x.org/2' }],
  },
  {
    name: 'a warning in front of the XML, and a script behind it',
    text: 'Warning: include(x.php) failed in /var/www\n<?xml version="1.0"?><urlset><url><loc>https://x.org/1</loc></url></urlset><script><url><loc>/no</loc></url></script>',
    urls: [{ url: 'https://x.org/1' }],
  },
  {
    name: 'pictures and videos in front of the address, with names of their own namespace or none',
    text: `<urlset><url><image xmlns="http://www.google.com/schemas/sitemap-image/1.1"><loc>https://x.org/1.jpg</loc></image>
      <video><loc>https://x.org/1.mp4</loc><lastmod>2020-01-01</lastmod><title>Clip</title></video>
      <loc xmlns="urn:other">https://x.org/other</loc><loc>https://x.org/1</loc><lastmod>2026-01-05</lastmod></url></urlset>`,
    urls: [{ url: 'https://x.org/1', lastmod: '2026-01-05', title: null }],
  },
  {
    name: 'a prefix of news that is bound to something else',
    text: '<urlset xmlns:news="urn:other"><url><loc>https://x.org/1</loc><news:news><news:title>No</news:title></news:news></url></urlset>',
    urls: [{ url: 'https://x.org/1', title: null }],
  },
  { name: 'an empty map', text: '<urlset></urlset>' },
]

describe('sitemaps', () => {
  for (const { name, text, maps = [], urls = [] } of ROWS) {
    test(name, () => {
      const found = read(text)
      assert.ok(found)
      const named = (list: SitemapItem[], wanted: Partial<SitemapItem>[]): object[] =>
        list.map((item, i) =>
          Object.fromEntries(Object.keys(wanted[i] ?? item).map((key) => [key, item[key as keyof SitemapItem]])),
        )
      assert.deepEqual(named(found.maps, maps), maps)
      assert.deepEqual(named(found.urls, urls), urls)
    })
  }

  for (const text of [
    '',
    '  ',
    '<html><url><loc>https://x.org/1</loc></url></html>',
    'Not found',
    '{"a":1}',
    'See\nalso\nhttps://x.org/1',
  ]) {
    test(`no sitemap: ${JSON.stringify(text)}`, () => assert.equal(read(text), null))
  }

  test('entities that grow are left as they are written, however deep they nest', () => {
    const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`)
    const bomb = `<!DOCTYPE urlset [<!ENTITY e0 "ha">${levels.join('')}]><urlset><url><loc>https://x.org/&e9;</loc></url></urlset>`
    assert.deepEqual(
      read(bomb, 65_536)?.urls.map(({ url }) => url),
      ['https://x.org/&e9;'],
    )
  })

  test('more than any map may have is counted, and kept out of memory', () => {
    const reader = createSitemapReader()
    reader.write('<urlset>')
    for (let i = 0; i < MOST_URLS + 5; i++) reader.write(`<url><loc>https://x.org/${i}</loc></url>`)
    reader.write('</urlset>')
    const found = reader.end()
    assert.deepEqual([found?.urls.length, found?.cut], [MOST_URLS, 5])
  })

  test('50,000 URLs in 10 MB take no more memory than they need', () => {
    setFlagsFromString('--expose-gc')
    const gc = runInNewContext('gc') as () => void
    gc()
    const before = process.memoryUsage().heapUsed
    const reader = createSitemapReader()
    const filling = `<image:image><image:caption>${'x'.repeat(150)}</image:caption></image:image>`
    reader.write('<urlset>')
    for (let i = 0; i < 500; i++) {
      const urls = Array.from(
        { length: 100 },
        (_, j) => `<url><loc>https://x.org/news/${i * 100 + j}</loc>${filling}</url>`,
      )
      reader.write(urls.join(''))
    }
    const found = reader.end()
    gc()
    const megabytes = (process.memoryUsage().heapUsed - before) / 1e6
    assert.ok(megabytes < 12, `${megabytes} MB`)
    assert.equal(found?.urls.length, 50_000)
    assert.equal(new Set(found?.urls.map(({ url }) => url)).size, 50_000)
  })

  test('a map that nests without end is left in time', () => {
    assert.deepEqual(
      read(`<urlset><url><loc>https://x.org/1</loc></url>${'<x>'.repeat(1_000_000)}`, 65_536)?.urls.length,
      1,
    )
  })
})
